import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { classes } from "./classes.ts";
import { useLabels } from "./labels.ts";
import css from "./Table.module.css";

export type Column<Row> = {
  key: string;
  head: string;
  /** A second line in the head: a unit, a standard. */
  under?: string;
  cell: (row: Row) => JSX.Element;
  /** `figure` is right-aligned, `tight` as narrow as its content. */
  kind?: "figure" | "tight";
  /** Makes the column sortable; sorting is the reader's choice, never the default order. */
  compare?: (a: Row, b: Row) => number;
};

/** `sum` is a subtotal, `child` is indented below it, `head` spans a group, `cut` draws a line below itself. */
export type RowKind = "sum" | "child" | "cut" | "chosen" | "head";
export type Sort = { key: string; down: boolean };

export function Table<Row>(props: {
  caption: string;
  /** The caption is only for screen readers where a heading says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKind?: (row: Row) => RowKind | readonly RowKind[] | undefined;
  empty?: JSX.Element;
  /** Scrolls inside itself below a fixed head. */
  tall?: boolean;
  /** On a phone each row stands as a card with its heads beside it: for rows that are filled in. */
  stacks?: boolean;
  /** Kept by the page (in the address) if given; otherwise by the table. */
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  foot?: JSX.Element;
}) {
  const [own, setOwn] = createSignal<Sort>();
  const sort = () => (props.onSort ? props.sort : own());
  /** Made once for all rows: pages build their columns anew at every look. */
  const columns = createMemo(() => props.columns);
  const sorted = () => {
    const chosen = sort();
    const compare = columns().find((column) => column.key === chosen?.key)?.compare;
    if (!chosen || !compare) return props.rows;
    return [...props.rows].sort((a, b) => (chosen.down ? compare(b, a) : compare(a, b)));
  };
  const turn = (key: string) => {
    const now = sort();
    const next = now?.key !== key ? { key, down: false } : now.down ? undefined : { key, down: true };
    if (props.onSort) props.onSort(next);
    else setOwn(next);
  };
  const kinds = (row: Row) => [props.rowKind?.(row)].flat().map((kind) => kind && css[kind]);
  return (
    <section
      class={classes(css.frame, props.tall && css.tall, props.stacks && css.stacks)}
      tabindex="0"
      aria-label={props.caption}
    >
      <table class={css.table}>
        <caption class={props.captionHidden ? "hidden" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            <For each={columns()}>
              {(column, index) => (
                <th
                  scope="col"
                  class={classes(column.kind && css[column.kind], index() === 0 && css.first)}
                  aria-sort={
                    sort()?.key === column.key ? (sort()?.down ? "descending" : "ascending") : undefined
                  }
                >
                  <Head column={column} sort={sort()} onTurn={turn} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For
            each={sorted()}
            fallback={
              <tr>
                <td class={css.empty} colSpan={columns().length}>
                  {props.empty}
                </td>
              </tr>
            }
          >
            {(row) => (
              <tr class={classes(...kinds(row)) || undefined}>
                <For each={columns()}>
                  {(column, index) => (
                    <Show
                      when={index() === 0}
                      fallback={
                        <td class={column.kind && css[column.kind]} data-head={column.head}>
                          {column.cell(row)}
                        </td>
                      }
                    >
                      <th
                        scope="row"
                        class={classes(css.first, column.kind && css[column.kind])}
                        data-head={column.head}
                      >
                        {column.cell(row)}
                      </th>
                    </Show>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={props.foot}>
          <tfoot>{props.foot}</tfoot>
        </Show>
      </table>
    </section>
  );
}

function Head<Row>(props: { column: Column<Row>; sort: Sort | undefined; onTurn: (key: string) => void }) {
  const labels = useLabels();
  const chosen = () => props.sort?.key === props.column.key;
  return (
    <>
      <Show when={props.column.compare} fallback={<span class={css.words}>{props.column.head}</span>}>
        <button
          type="button"
          class={classes(css.words, css.sort, chosen() && css.sorted)}
          title={labels.sortBy(props.column.head)}
          onClick={() => props.onTurn(props.column.key)}
        >
          {props.column.head}
          <Switch fallback={<ChevronsUpDown size={13} aria-hidden="true" />}>
            <Match when={chosen() && props.sort?.down}>
              <ArrowDown size={13} aria-hidden="true" />
            </Match>
            <Match when={chosen()}>
              <ArrowUp size={13} aria-hidden="true" />
            </Match>
          </Switch>
        </button>
      </Show>
      <Show when={props.column.under}>
        <small>{props.column.under}</small>
      </Show>
    </>
  );
}
