import { useSearchParams } from "@solidjs/router";
import ScrollText from "lucide-solid/icons/scroll-text";
import { createMemo, For, Show } from "solid-js";
import { Allowed } from "../../../shell/Allowed.tsx";
import { rolesOf } from "../../../shell/access/role-names.ts";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { auditing } from "../../../text/access/audit.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Filter, FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./audit.module.css";
import { type AuditFilter, type AuditPage, type AuditRow, concepts, useAudit } from "./audit.ts";
import { actorOf, detailText, linesOf, sentenceOfEvent } from "./sentences.ts";

/** Who did what, when and from where; read by administrators, changed by nobody. */
export function Audit() {
  return (
    <Allowed any={["audit.read"]}>
      <Log />
    </Allowed>
  );
}

function Log() {
  const t = useText(auditing);
  const [search, setSearch] = useSearchParams<AuditFilter>();
  const filters = useFilters();
  const log = useAudit(() => ({
    who: search.who,
    event: search.event,
    subject: search.subject,
    from: search.from,
    to: search.to,
  }));
  const rows = createMemo(() => rowsOf(log.data?.pages));
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} />
      <FilterBar
        label={t("title")}
        filters={filters()}
        count={log.data && t(log.hasNextPage ? "count_more" : "count", { n: rows().length })}
      >
        <ExportButtons what={async () => sheetOf(rowsOf(await log.readAll()))} />
      </FilterBar>
      <Show when={search.subject}>
        <p>
          <Button onClick={() => setSearch({ subject: undefined })}>{t("every_record")}</Button>
        </p>
      </Show>
      <Show when={log.data} fallback={<Skeleton lines={10} />}>
        <Table<AuditRow>
          caption={t("title")}
          captionHidden
          rows={rows()}
          empty={
            <EmptyState icon={ScrollText} title={t("none")}>
              {t("none_help")}
            </EmptyState>
          }
          columns={columnsOf((subject) => setSearch({ subject }), !!search.subject)}
        />
        <More list={log} />
      </Show>
    </>
  );
}

const rowsOf = (pages: readonly AuditPage[] = []) => pages.flatMap((page) => page.rows);

function useFilters(): () => Filter[] {
  const t = useText(auditing);
  return () => [
    { kind: "search", name: "who", label: t("by_whom") },
    {
      kind: "select",
      name: "event",
      label: t("any_event"),
      options: concepts.map((value) => ({ value, label: t(`c_${value}`) })),
    },
    { kind: "days" },
  ];
}

function columnsOf(onOnly: (subject: string) => void, narrowed: boolean): Column<AuditRow>[] {
  const t = useText(auditing);
  return [
    { key: "when", head: t("when"), kind: "tight", cell: (row) => fullMoment(row.at) },
    {
      key: "who",
      head: t("who"),
      cell: (row) => (
        <span class={css.two}>
          {actorOf(row)}
          <small>{rolesOf(row)}</small>
        </span>
      ),
    },
    {
      key: "what",
      head: t("what"),
      cell: (row) => (
        <span class={css.two}>
          {sentenceOfEvent(row)}
          <small>{row.unitName}</small>
        </span>
      ),
    },
    {
      key: "details",
      head: t("details"),
      cell: (row) => <Details row={row} onOnly={() => onOnly(row.subject)} narrowed={narrowed} />,
    },
    { key: "address", head: t("from_where"), kind: "tight", cell: (row) => row.address ?? "" },
  ];
}

function sheetOf(rows: AuditRow[]) {
  const t = useText(auditing);
  return {
    name: t("title"),
    rows,
    columns: [
      { head: t("when"), value: (row: AuditRow) => fullMoment(row.at), width: 24 },
      { head: t("who"), value: actorOf },
      { head: t("role"), value: rolesOf, width: 20 },
      { head: t("what"), value: sentenceOfEvent, width: 40 },
      { head: t("unit"), value: (row: AuditRow) => row.unitName, width: 24 },
      { head: t("details"), value: (row: AuditRow) => detailText(row.detail), width: 60 },
      { head: t("from_where"), value: (row: AuditRow) => row.address, width: 20 },
    ],
  };
}

function Details(props: { row: AuditRow; narrowed: boolean; onOnly: () => void }) {
  const t = useText(auditing);
  const lines = () => linesOf(props.row.detail);
  return (
    <details class={css.details}>
      <summary>{t("show")}</summary>
      <Show when={lines().length}>
        <dl class={css.lines}>
          <For each={lines()}>
            {(line) => (
              <>
                <dt>{line.key}</dt>
                <dd>
                  <Show when={line.before !== undefined}>
                    <s>{line.before}</s> →{" "}
                  </Show>
                  {line.value}
                </dd>
              </>
            )}
          </For>
        </dl>
      </Show>
      <Show when={!props.narrowed}>
        <Button size="small" kind="quiet" onClick={props.onOnly}>
          {t("only_record")}
        </Button>
      </Show>
    </details>
  );
}
