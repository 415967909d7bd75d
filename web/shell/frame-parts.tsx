import { Show } from "solid-js";
import { chooseLanguage, language, useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import css from "./frame-parts.module.css";
import { online } from "./online.ts";
import { loadAnew, part, partMissing } from "./part.ts";

export function SkipLink() {
  const t = useText(shell);
  return (
    <button type="button" class={css.skip} onClick={() => document.getElementById("main")?.focus()}>
      {t("skip")}
    </button>
  );
}

/** Names the other language in that language. */
export function LanguageSwitch() {
  const t = useText(shell);
  const other = () => (language() === "zh" ? "en" : "zh");
  return (
    <Button
      kind="quiet"
      lang={other() === "zh" ? "zh-CN" : "en"}
      onClick={() => part(() => chooseLanguage(other())).catch(() => undefined)}
    >
      {t("other_language")}
    </Button>
  );
}

export function OfflineNotice() {
  const t = useText(shell);
  return (
    <div role="status">
      <Show when={!online()}>
        <p class={css.offline}>{t("offline")}</p>
      </Show>
      <Show when={partMissing()}>
        <p class={css.offline}>
          {t("part_missing")}{" "}
          <Button size="small" onClick={loadAnew}>
            {t("load_anew")}
          </Button>
        </p>
      </Show>
    </div>
  );
}
