import { useSearchParams } from "@solidjs/router";
import CalendarDays from "lucide-solid/icons/calendar-days";
import { createMemo, Show } from "solid-js";
import { SessionKind, SessionState } from "../../../../worker/study/sessions/shape.ts";
import { countyCode } from "../../../api.ts";
import { useInfiniteQuery } from "../../../query/index.ts";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { useCan } from "../../../shell/me.ts";
import {
  nextSessions,
  type SessionFilter,
  type SessionPage,
  type SessionRow,
} from "../../../shell/study/sessions.ts";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { hours, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { lectures } from "../../../text/study/lectures.zh.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { type Filter, FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type StatusKind, StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./sessions.module.css";

const kinds: Record<SessionRow["state"], StatusKind> = {
  planned: "info",
  open: "wait",
  closed: "ok",
  cancelled: "none",
};

/** Study sessions, latest first; what is searched and chosen stands in the address. */
export function Sessions() {
  const t = useText(sessions);
  const l = useText(lectures);
  const can = useCan();
  const [search] = useSearchParams<SessionFilter>();
  const filters = useFilters();
  const filter = (): SessionFilter => ({
    unit: search.unit,
    from: search.from,
    to: search.to,
    kind: search.kind,
    state: search.state,
    q: search.q,
  });
  const list = useInfiniteQuery(() => ({
    queryKey: ["sessions", "list", "pages", filter()],
    queryFn: ({ pageParam }): Promise<SessionPage> => nextSessions(filter(), pageParam),
    initialPageParam: "",
    getNextPageParam: (last: SessionPage) => last.after ?? undefined,
  }));
  const shown = createMemo(() => rowsOf(list.data?.pages));
  const filtered = () => Object.values(filter()).some(Boolean);
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        actions={
          <Show when={can("session.plan")}>
            <ButtonLink href={`/c/${countyCode()}/lectures`}>{l("link")}</ButtonLink>
            <ButtonLink kind="primary" href={`/c/${countyCode()}/sessions/new`}>
              {t("plan")}
            </ButtonLink>
          </Show>
        }
      />
      <FilterBar
        label={t("title")}
        filters={filters()}
        count={
          list.isSuccess ? t(list.hasNextPage ? "count_more" : "count_of", { n: shown().length }) : undefined
        }
      >
        <Export read={() => list.readAll()} />
      </FilterBar>
      <Show when={list.isSuccess} fallback={<Skeleton lines={8} />}>
        <Table<SessionRow>
          caption={t("title")}
          captionHidden
          rows={shown()}
          empty={<Empty isFiltered={filtered()} />}
          columns={columnsOf()}
        />
        <More list={list} />
      </Show>
    </>
  );
}

const rowsOf = (pages: readonly SessionPage[] = []) => pages.flatMap((one) => one.sessions);

function useFilters(): () => Filter[] {
  const t = useText(sessions);
  const m = useText(meetings);
  const units = useUnits();
  return () => [
    { kind: "search", name: "q", label: t("search") },
    { kind: "days" },
    {
      kind: "select",
      name: "unit",
      label: t("all_units"),
      options: unitOptions(units.data?.units),
    },
    {
      kind: "select",
      name: "kind",
      label: t("all_kinds"),
      options: SessionKind.options.map((value) => ({ value, label: m(value) })),
    },
    {
      kind: "select",
      name: "state",
      label: t("all_states"),
      options: SessionState.options.map((value) => ({ value, label: m(value) })),
    },
  ];
}

function Export(props: { read: () => Promise<readonly SessionPage[] | undefined> }) {
  const t = useText(sessions);
  const m = useText(meetings);
  return (
    <ExportButtons
      what={async () => ({
        name: t("title"),
        rows: rowsOf(await props.read()),
        columns: [
          { head: t("day"), value: (row) => row.heldOn },
          { head: t("what"), value: (row) => row.title, width: 40 },
          { head: t("kind"), value: (row) => m(row.kind), width: 18 },
          { head: t("unit"), value: (row) => row.unitName, width: 28 },
          { head: t("state"), value: (row) => m(row.state) },
          { head: t("people"), value: (row) => row.counts.present },
          { head: t("expected"), value: (row) => row.counts.expected },
          { head: t("hours"), value: (row) => row.minutes / 60 },
        ],
      })}
    />
  );
}

function Empty(props: { isFiltered: boolean }) {
  const t = useText(sessions);
  const can = useCan();
  return (
    <Show
      when={props.isFiltered}
      fallback={
        <EmptyState icon={CalendarDays} title={t("first_title")}>
          {can("session.plan") ? t("first_help") : t("first_help_reader")}
        </EmptyState>
      }
    >
      <EmptyState title={t("none_title")}>{t("none_help")}</EmptyState>
    </Show>
  );
}

function columnsOf(): Column<SessionRow>[] {
  const t = useText(sessions);
  const m = useText(meetings);
  return [
    {
      key: "what",
      head: t("what"),
      cell: (row) => <Link href={`/c/${countyCode()}/sessions/${row.id}`}>{row.title}</Link>,
    },
    {
      key: "day",
      head: t("day"),
      kind: "tight",
      cell: (row) => (
        <>
          {weekday(row.heldOn)} <small>{`${row.startsAt}–${row.endsAt}`}</small>
        </>
      ),
    },
    { key: "kind", head: t("kind"), kind: "tight", cell: (row) => m(row.kind) },
    { key: "unit", head: t("unit"), cell: (row) => row.unitName },
    {
      key: "state",
      head: t("state"),
      kind: "tight",
      cell: (row) => <StatusText kind={kinds[row.state]}>{m(row.state)}</StatusText>,
    },
    {
      key: "counts",
      head: t("counts"),
      kind: "figure",
      cell: (row) => <Counts row={row} />,
    },
    { key: "hours", head: t("hours"), kind: "figure", cell: (row) => hours(row.minutes) },
  ];
}

function Counts(props: { row: SessionRow }) {
  const t = useText(sessions);
  const counts = () => props.row.counts;
  return (
    <Show when={counts().roll > 0}>
      {counts().present} / {counts().expected}
      <Show when={props.row.state === "open" && counts().unmarked > 0}>
        <small class={css.unmarked}>{t("unmarked_n", { n: counts().unmarked })}</small>
      </Show>
    </Show>
  );
}
