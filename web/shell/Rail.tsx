import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { queryOf } from "../api.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { classes } from "../ui/classes.ts";
import css from "./Desk.module.css";
import { useCurrent, useEntries } from "./entries.ts";
import { FeedbackButton } from "./Feedback.tsx";
import { icons } from "./icons.ts";
import { type CountyPage, type Entry, management, personal, work } from "./page.ts";

export function RailEntries(props: { pages: readonly CountyPage[]; onGo?: () => void }) {
  const t = useText(shell);
  const entries = useEntries(props.pages);
  const current = useCurrent();
  const [search] = useSearchParams<{ year?: string; quarter?: string }>();
  const withPeriod = (href: string) => href + queryOf({ year: search.year, quarter: search.quarter });
  /** At a desk the dashboard is today's page too, and the sessions stand among the year's work. */
  const own = () =>
    personal.filter((entry) => entry !== "study" && (entry !== "today" || !entries(["dashboard"]).length));
  const list = (places: readonly Entry[]) => (
    <div class={css.entries}>
      <For each={entries(places)}>
        {({ entry, href }) => {
          const Icon = icons[entry];
          return (
            <a
              href={withPeriod(href)}
              class={classes(css.entry, current(href) && css.current)}
              aria-current={current(href) ? "page" : undefined}
              onClick={() => props.onGo?.()}
            >
              <Icon size={17} aria-hidden="true" />
              <span>{t(entry)}</span>
            </a>
          );
        }}
      </For>
    </div>
  );
  return (
    <>
      {list(work)}
      <Show when={entries(own()).length}>
        <div>
          <p class={css.groupName}>{t("mine")}</p>
          {list(own())}
        </div>
      </Show>
      <Show when={entries(management).length}>
        <div>
          <p class={css.groupName}>{t("county_menu")}</p>
          {list(management)}
        </div>
      </Show>
      <FeedbackButton />
    </>
  );
}
