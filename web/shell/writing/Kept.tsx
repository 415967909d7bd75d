import { Match, Show, Switch } from "solid-js";
import { characterCount } from "../../../worker/measures/versions/rules-characters.ts";
import { clock, moment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { writing } from "../../text/writing/drafts.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Page.tsx";
import type { Kept as State } from "../draft.ts";
import { online } from "../online.ts";
import css from "./write.module.css";

/** Where the draft is safe, and since when. */
export function Kept(props: { kept: State }) {
  const t = useText(writing);
  const at = () => clock(props.kept.at ?? 0);
  return (
    <span role="status">
      <Switch fallback={t("kept_nowhere")}>
        <Match when={props.kept.where === "both"}>{t("kept_both", { at: at() })}</Match>
        <Match when={props.kept.where === "elsewhere"}>{t("kept_elsewhere", { at: at() })}</Match>
        <Match when={props.kept.where === "device" && (!online() || props.kept.failed)}>
          {t("kept_waiting", { at: at() })}
        </Match>
        <Match when={props.kept.where === "device"}>{t("kept_device", { at: at() })}</Match>
      </Switch>
    </span>
  );
}

/** Two drafts of the same thing: both stay until the writer chooses. */
export function OtherDraft(props: {
  other: { content: Record<string, unknown>; updatedAt: number } | undefined;
  onChoose: (mine: boolean) => void;
}) {
  const t = useText(writing);
  return (
    <Show when={props.other}>
      {(other) => (
        <div role="alert">
          <Notice kind="short" title={t("other_title")}>
            <p>
              {t("other_line", {
                at: moment(other().updatedAt),
                n: characterCount(String(other().content.body ?? "")),
                start: String(other().content.body ?? other().content.title ?? "").slice(0, 60),
              })}
            </p>
            <small>{t("both_kept")}</small>
            <p class={css.pair}>
              <Button size="small" onClick={() => props.onChoose(true)}>
                {t("keep_mine")}
              </Button>
              <Button size="small" onClick={() => props.onChoose(false)}>
                {t("take_other")}
              </Button>
            </p>
          </Notice>
        </div>
      )}
    </Show>
  );
}
