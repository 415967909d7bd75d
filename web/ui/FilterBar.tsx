import { useSearchParams } from "@solidjs/router";
import Search from "lucide-solid/icons/search";
import { For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import type { Option } from "./Field.tsx";
import css from "./FilterBar.module.css";
import { useLabels } from "./labels.ts";

export type Filter =
  | { kind: "search"; name: string; label: string }
  | { kind: "select"; name: string; label: string; options: readonly Option[] };

/** What is searched and chosen stands in the address: a filtered list can be sent, reloaded and gone back to. */
export function FilterBar(props: {
  label: string;
  filters: readonly Filter[];
  /** "12 of 248", said to screen readers when it changes. */
  count?: string;
  /** Exports and the like, at the end. */
  children?: JSX.Element;
}) {
  const labels = useLabels();
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const set = () => props.filters.filter((filter) => search[filter.name]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const typed = (name: string, value: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => setSearch({ [name]: value.trim() || undefined }, { replace: true }), 250);
  };
  return (
    <search class={css.bar} aria-label={props.label}>
      <For each={props.filters}>
        {(filter) => (
          <Switch>
            <Match when={filter.kind === "search"}>
              <div class={css.search}>
                <Search size={16} aria-hidden="true" />
                <input
                  type="search"
                  class={css.control}
                  aria-label={filter.label}
                  placeholder={filter.label}
                  value={search[filter.name] ?? ""}
                  onInput={(event) => typed(filter.name, event.currentTarget.value)}
                />
              </div>
            </Match>
            <Match when={filter.kind === "select" && filter}>
              {(select) => (
                <select
                  class={classes(css.control, css.select, !!search[filter.name] && css.set)}
                  aria-label={filter.label}
                  onChange={(event) => setSearch({ [filter.name]: event.currentTarget.value || undefined })}
                >
                  <option value="" selected={!search[filter.name]}>
                    {filter.label}
                  </option>
                  <For each={select().options}>
                    {(option) => (
                      <option value={option.value} selected={option.value === search[filter.name]}>
                        {option.label}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Match>
          </Switch>
        )}
      </For>
      <Show when={set().length}>
        <Button
          kind="quiet"
          onClick={() =>
            setSearch(Object.fromEntries(props.filters.map((filter) => [filter.name, undefined])))
          }
        >
          {labels.clearFilters}
        </Button>
      </Show>
      <span class={css.count} role="status">
        {props.count}
      </span>
      <Show when={props.children}>
        <div class={css.end}>{props.children}</div>
      </Show>
    </search>
  );
}
