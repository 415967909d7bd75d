import { For, Show } from "solid-js";
import type { Place, TableView } from "../../../../worker/organization/rosters/shape-preview.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Page.tsx";
import css from "./rosters.module.css";
import type { PartProps } from "./rosters.ts";

const most = 12;

/** "4", or "南风支部 4" where several sheets are read. */
export const placeName = ({ sheet, row }: Place) => (sheet === null ? String(row) : `${sheet} ${row}`);

/** What of the file was read and what was not: nothing of it vanishes without a word. */
export function Reading(props: PartProps) {
  const t = useText(rosters);
  const tables = () => props.preview.tables;
  const shown = () => tables().length > 1 || tables().some(({ hidden }) => hidden);
  const exclude = (n: number, on: boolean) => {
    const { choices } = props.roster;
    const others = choices.excludedTables.filter((other) => other !== n);
    props.change.mutate({ choices: { ...choices, excludedTables: on ? [...others, n] : others } });
  };
  const ignored = (kind: string) => props.preview.ignoredRows.filter((row) => row.kind === kind);
  const places = (rows: readonly { at: Place }[]) => {
    const named = rows.slice(0, most).map(({ at }) => placeName(at));
    return rows.length > most ? t("and_more", { rows: listed(named) }) : listed(named);
  };
  const dropped = () => props.preview.columns.filter(({ kept }) => !kept).map(({ header }) => header);
  return (
    <>
      <Show when={shown()}>
        <Notice title={t("tables", { n: tables().length })}>
          <ul class={css.tables}>
            <For each={tables()}>{(table, n) => <TableRow table={table} n={n()} />}</For>
          </ul>
        </Notice>
      </Show>
      <Show when={props.preview.others.length}>
        <Notice kind="short">{t("others_unread", { names: listed(props.preview.others) })}</Notice>
      </Show>
      <Show when={props.preview.strayQuotes.length}>
        <Notice kind="short">
          {t("stray_quotes", {
            rows: places(props.preview.strayQuotes.map((row) => ({ at: { sheet: null, row } }))),
          })}
        </Notice>
      </Show>
      <Show when={dropped().length}>
        <Notice>{t("columns_dropped", { names: listed(dropped()) })}</Notice>
      </Show>
      <For each={["footer", "header", "unmapped"] as const}>
        {(kind) => (
          <Show when={ignored(kind).length}>
            <Notice kind={kind === "unmapped" ? "short" : undefined}>
              {t(`ignored_${kind}`, { n: ignored(kind).length, rows: places(ignored(kind)) })}
            </Notice>
          </Show>
        )}
      </For>
    </>
  );

  function TableRow(own: { table: TableView; n: number }) {
    const names = () => ({ sheet: own.table.sheet, from: own.table.from });
    return (
      <li>
        {t(own.table.hidden ? "table_hidden" : "table", { ...names(), n: own.table.people })}
        <Show when={own.table.excluded}> · {t("o_excluded")}</Show>{" "}
        <Button
          size="small"
          kind="quiet"
          label={t(own.table.excluded ? "table_include_of" : "table_exclude_of", names())}
          busy={props.change.isPending}
          onClick={() => exclude(own.n, !own.table.excluded)}
        >
          {t(own.table.excluded ? "table_include" : "table_exclude")}
        </Button>
      </li>
    );
  }
}
