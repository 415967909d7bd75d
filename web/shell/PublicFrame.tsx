import { type JSX, Show } from "solid-js";
import { contact } from "../text/contact.zh.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { classes } from "../ui/classes.ts";
import { LanguageSwitch, OfflineNotice, SkipLink } from "./frame-parts.tsx";
import { Mark } from "./Mark.tsx";
import css from "./PublicFrame.module.css";

/** What stands around the pages that need no session. */
export function PublicFrame(props: { narrow?: boolean; foot?: JSX.Element; children: JSX.Element }) {
  const t = useText(shell);
  const c = useText(contact);
  return (
    <div class={css.frame}>
      <div>
        <SkipLink />
        <header class={css.top}>
          <a class={css.brand} href="/">
            <Mark />
            {t("product")}
          </a>
          <LanguageSwitch />
        </header>
        <OfflineNotice />
      </div>
      <main id="main" tabindex="-1" class={classes(css.main, props.narrow && css.narrow)}>
        {props.children}
      </main>
      <footer class={css.foot}>
        <p>{c("whom")}</p>
        <Show when={props.foot}>
          <p>{props.foot}</p>
        </Show>
      </footer>
    </div>
  );
}
