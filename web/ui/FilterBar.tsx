import { useSearchParams } from "@solidjs/router";
import Search from "lucide-solid/icons/search";
import SlidersHorizontal from "lucide-solid/icons/sliders-horizontal";
import { createSignal, createUniqueId, For, Index, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import type { Option } from "./Field.tsx";
import css from "./FilterBar.module.css";
import { useLabels } from "./labels.ts";
import { createEffect } from "./solid.ts";

export type Filter =
  | { kind: "search"; name: string; label: string }
  | { kind: "select"; name: string; label: string; options: readonly Option[] }
  /** Two days that a list lies between, both counted; in the address as `from` and `to`. */
  | { kind: "days" };

const ofKind = <K extends Filter["kind"]>(kind: K, filter: Filter) =>
  filter.kind === kind && (filter as Extract<Filter, { kind: K }>);
const namesOf = (filter: Filter) => (filter.kind === "days" ? (["from", "to"] as const) : [filter.name]);

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
  const names = () => props.filters.flatMap(namesOf);
  /** On a phone the list comes first: what is not set stands behind a button. */
  const [isOpen, setOpen] = createSignal(false);
  const folds = () => props.filters.some(({ kind }) => kind !== "search") || props.children !== undefined;
  const id = createUniqueId();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const asked = new WeakMap<HTMLInputElement, string>();
  const typed = (name: string, box: HTMLInputElement) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const words = box.value.trim();
      asked.set(box, words);
      setSearch({ [name]: words || undefined }, { replace: true });
    }, 250);
  };
  /** Shows what the address says, unless it was typed here: a space at the end or a key pressed meanwhile stays. */
  const follows = (box: HTMLInputElement, name: string) =>
    createEffect(() => {
      const said = search[name] ?? "";
      if (said !== asked.get(box)) box.value = said;
      asked.set(box, said);
    });
  return (
    <search id={id} class={classes(css.bar, folds() && !isOpen() && css.folded)} aria-label={props.label}>
      {/* By its place: a filter whose choices have just arrived is not a new one, and keeps what is being typed. */}
      <Index each={props.filters}>
        {(filter) => (
          <Switch>
            <Match when={ofKind("search", filter())}>
              {(words) => (
                <div class={css.search}>
                  <Search size={16} aria-hidden="true" />
                  <input
                    type="search"
                    class={css.control}
                    aria-label={words().label}
                    placeholder={words().label}
                    ref={(box) => follows(box, words().name)}
                    onInput={(event) => typed(words().name, event.currentTarget)}
                  />
                </div>
              )}
            </Match>
            <Match when={ofKind("select", filter())}>
              {(select) => (
                <select
                  class={classes(css.control, css.select, css.fold, !!search[select().name] && css.set)}
                  aria-label={select().label}
                  onChange={(event) => setSearch({ [select().name]: event.currentTarget.value || undefined })}
                >
                  <option value="" selected={!search[select().name]}>
                    {select().label}
                  </option>
                  <For each={select().options}>
                    {(option) => (
                      <option value={option.value} selected={option.value === search[select().name]}>
                        {option.label}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Match>
            <Match when={filter().kind === "days"}>
              <span class={classes(css.days, css.fold, !!(search.from || search.to) && css.set)}>
                <For each={["from", "to"] as const}>
                  {(end) => (
                    <label class={css.day}>
                      {end === "from" ? labels.fromDay : labels.toDay}
                      <input
                        type="date"
                        class={classes(css.control, !!search[end] && css.set)}
                        value={search[end] ?? ""}
                        onChange={(event) => setSearch({ [end]: event.currentTarget.value || undefined })}
                      />
                    </label>
                  )}
                </For>
              </span>
            </Match>
          </Switch>
        )}
      </Index>
      <Show when={names().some((name) => search[name])}>
        <Button
          kind="quiet"
          onClick={() => setSearch(Object.fromEntries(names().map((name) => [name, undefined])))}
        >
          {labels.clearFilters}
        </Button>
      </Show>
      <span class={css.count} role="status">
        {props.count}
      </span>
      <Show when={folds()}>
        <span class={css.opens}>
          <Button aria-expanded={isOpen()} aria-controls={id} onClick={() => setOpen(!isOpen())}>
            <SlidersHorizontal size={16} aria-hidden="true" />
            {isOpen() ? labels.fewerFilters : labels.filters}
          </Button>
        </span>
      </Show>
      <Show when={props.children}>
        <div class={classes(css.end, css.fold)}>{props.children}</div>
      </Show>
    </search>
  );
}
