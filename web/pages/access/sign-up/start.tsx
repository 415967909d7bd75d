import BookOpenCheck from "lucide-solid/icons/book-open-check";
import ClipboardPen from "lucide-solid/icons/clipboard-pen";
import Scale from "lucide-solid/icons/scale";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { front } from "../../../text/access/sign-up-front.zh.ts";
import { useText } from "../../../text/index.ts";
import { shell } from "../../../text/shell.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { createEffect } from "../../../ui/solid.ts";
import { CountyFinder } from "./CountyFinder.tsx";
import css from "./front.module.css";

/** What Qinxue is, and the way into one's county. */
export function Start() {
  const t = useText(front);
  const s = useText(shell);
  createEffect(() => {
    document.title = s("product");
  });
  return (
    <PublicFrame foot={t("source")}>
      <div class={css.hero}>
        <div>
          <h1 tabindex="-1">{t("title")}</h1>
          <ul class={css.lines}>
            <li>
              <BookOpenCheck size={20} aria-hidden="true" />
              {t("line_1")}
            </li>
            <li>
              <ClipboardPen size={20} aria-hidden="true" />
              {t("line_2")}
            </li>
            <li>
              <Scale size={20} aria-hidden="true" />
              {t("line_3")}
            </li>
          </ul>
          <ButtonLink href="/sign-up" kind="primary" size="tall">
            {t("sign_up")}
          </ButtonLink>
        </div>
        <section class={css.door}>
          <h2>{t("go_title")}</h2>
          <CountyFinder label={t("find")} help={t("find_help")} />
        </section>
      </div>
    </PublicFrame>
  );
}
