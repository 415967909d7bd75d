import BookOpen from "lucide-solid/icons/book-open";
import PenLine from "lucide-solid/icons/pen-line";
import Sun from "lucide-solid/icons/sun";
import UserRound from "lucide-solid/icons/user-round";
import { For, Show } from "solid-js";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import css from "./Desk.module.css";
import { useCurrent, useEntries } from "./entries.ts";
import { type CountyPage, personal } from "./page.ts";

/** Only these four: a phone does not load the rail's icons before its menu is opened. */
const icons = { today: Sun, study: BookOpen, write: PenLine, me: UserRound };

export function PhoneTabs(props: { pages: readonly CountyPage[] }) {
  const t = useText(shell);
  const entries = useEntries(props.pages);
  const current = useCurrent();
  return (
    <Show when={entries(personal).length > 1}>
      <nav class={css.tabs} aria-label={t("tabs")}>
        <For each={entries(personal)}>
          {({ entry, href }) => {
            const Icon = icons[entry as keyof typeof icons];
            return (
              <a href={href} class={css.tab} aria-current={current(href) ? "page" : undefined}>
                <Icon size={20} aria-hidden="true" />
                {t(entry)}
              </a>
            );
          }}
        </For>
      </nav>
    </Show>
  );
}
