import { useLocation, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { countyCode } from "../api.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { classes } from "../ui/classes.ts";
import css from "./Desk.module.css";
import { icons } from "./icons.ts";
import { useMe } from "./me.ts";
import { type CountyPage, type Entry, management, mayOpen, personal, work } from "./page.ts";

/** The entries that exist and that the actor may open; nothing dead is shown. */
export function useEntries(pages: readonly CountyPage[]) {
  const me = useMe();
  return (places: readonly Entry[]) =>
    places.flatMap((entry) => {
      const page = pages.find((candidate) => candidate.entry === entry && mayOpen(candidate, me().can));
      return page ? [{ entry, href: `/c/${countyCode()}${page.path === "/" ? "" : page.path}` }] : [];
    });
}

export function useCurrent() {
  const location = useLocation();
  return (href: string) =>
    location.pathname === href || (href.split("/").length > 3 && location.pathname.startsWith(`${href}/`));
}

export function RailEntries(props: { pages: readonly CountyPage[]; onGo?: () => void }) {
  const t = useText(shell);
  const entries = useEntries(props.pages);
  const current = useCurrent();
  const [search] = useSearchParams<{ year?: string; quarter?: string }>();
  const withPeriod = (href: string) => {
    const kept = new URLSearchParams();
    if (search.year) kept.set("year", search.year);
    if (search.quarter) kept.set("quarter", search.quarter);
    return kept.size ? `${href}?${kept}` : href;
  };
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
      <Show when={entries(personal).length}>
        <div>
          <p class={css.groupName}>{t("mine")}</p>
          {list(personal)}
        </div>
      </Show>
      <Show when={entries(management).length}>
        <div>
          <p class={css.groupName}>{t("county_menu")}</p>
          {list(management)}
        </div>
      </Show>
    </>
  );
}

export function PhoneTabs(props: { pages: readonly CountyPage[] }) {
  const t = useText(shell);
  const entries = useEntries(props.pages);
  const current = useCurrent();
  return (
    <Show when={entries(personal).length > 1}>
      <nav class={css.tabs} aria-label={t("tabs")}>
        <For each={entries(personal)}>
          {({ entry, href }) => {
            const Icon = icons[entry];
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
