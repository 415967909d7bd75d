import { useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { halfOf } from "../../../../worker/core/calendar.ts";
import type { EssayPage, EssayRow } from "../../../../worker/writing/essays/shape.ts";
import { county, countyCode, queryOf } from "../../../api.ts";
import { useInfiniteQuery, useQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { useCan, useMe } from "../../../shell/me.ts";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { halfWords, WritingTabs } from "../../../shell/writing/tabs.tsx";
import { figure, moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { notebook } from "../../../text/writing/notes.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { type Filter, FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { type StatusKind, StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { type Task, TaskList } from "../../../ui/TaskList.tsx";

export const stateKinds: Record<EssayRow["state"], StatusKind> = {
  submitted: "wait",
  accepted: "ok",
  returned: "short",
};
const states = ["submitted", "accepted", "returned"] as const;

export function Essays() {
  const me = useMe();
  const t = useText(notebook);
  const readsOthers = () => me().roles.some((held) => held.role !== "person" && held.role !== "recorder");
  return (
    <Allowed any={["essay.read"]}>
      <PageHead title={t("essays")} sub={t("essays_sub")} />
      <WritingTabs current="essays" />
      <Show when={me().person}>{(person) => <OwnHalves person={person().id} />}</Show>
      <Show when={readsOthers()}>
        <Everyone />
      </Show>
    </Allowed>
  );
}

/** The half-years of this year so far, each with its essay or the way to write it. */
function OwnHalves(props: { person: string }) {
  const t = useText(notebook);
  const me = useMe();
  const taskOf = useHalfTask();
  const own = useQuery(() => ({
    queryKey: ["essays", "own", props.person],
    queryFn: () => county.get(`/essays?person=${props.person}`),
  }));
  const year = () => me().today.slice(0, 4);
  const halves = () => {
    const now = halfOf(me().today);
    const asked = [`${year()}H1`, `${year()}H2`].filter((half) => half <= now);
    const late = me().today.slice(5) <= "01-20" ? [`${Number(year()) - 1}H2`] : [];
    const written = (own.data?.essays ?? []).map((essay) => essay.half);
    return [...new Set([...asked, ...late, ...written])].sort().reverse();
  };
  return (
    <Section title={t("own_halves")}>
      <Show when={own.data} fallback={<Skeleton lines={2} />}>
        {(data) => (
          <TaskList label={t("own_halves")} tasks={halves().map((half) => taskOf(half, data().essays))} />
        )}
      </Show>
    </Section>
  );
}

/** The essay of a half-year as it stands, or the way to write it. */
function useHalfTask(): (half: string, essays: readonly EssayRow[]) => Task {
  const t = useText(notebook);
  const can = useCan();
  return (half, essays) => {
    const essay = essays.find((one) => one.half === half);
    const write = can("essay.write") ? `/c/${countyCode()}/essays/new?half=${half}` : undefined;
    const action = (words: "rewrite" | "open_now") =>
      write && (
        <ButtonLink kind="primary" href={write}>
          {t(words)}
        </ButtonLink>
      );
    if (!essay)
      return { title: halfWords(half), href: write, detail: t("not_written"), action: action("open_now") };
    return {
      title: `${halfWords(half)} · ${essay.title}`,
      href: `/c/${countyCode()}/essays/${essay.id}`,
      detail: <StatusText kind={stateKinds[essay.state]}>{t(essay.state)}</StatusText>,
      action: essay.state === "returned" ? action("rewrite") : undefined,
    };
  };
}

function Everyone() {
  const t = useText(notebook);
  const filters = useFilters();
  const [search] = useSearchParams<{ unit?: string; half?: string; state?: string; q?: string }>();
  const filter = () => ({ unit: search.unit, half: search.half, state: search.state, q: search.q });
  const list = useInfiniteQuery(() => ({
    queryKey: ["essays", "list", filter()],
    queryFn: ({ pageParam }): Promise<EssayPage> =>
      county.get(`/essays${queryOf({ ...filter(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: EssayPage) => last.after ?? undefined,
  }));
  const shown = createMemo(() => rowsOf(list.data?.pages));
  const filtered = () => Object.values(filter()).some(Boolean);
  return (
    <Section title={t("whose")}>
      <FilterBar
        label={t("essays")}
        filters={filters()}
        count={
          list.isSuccess ? t(list.hasNextPage ? "count_more" : "count", { n: shown().length }) : undefined
        }
      >
        <ExportButtons
          what={async () => ({
            name: t("essays"),
            rows: rowsOf(await list.readAll()),
            columns: [
              { head: t("half"), value: (row) => row.half },
              { head: t("name"), value: (row) => row.name },
              { head: t("branch"), value: (row) => row.branchName, width: 26 },
              { head: t("title"), value: (row) => row.title, width: 40 },
              { head: t("characters"), value: (row) => row.characters },
              { head: t("state"), value: (row) => t(row.state) },
            ],
          })}
        />
      </FilterBar>
      <Show when={list.isSuccess} fallback={<Skeleton lines={6} />}>
        <Table<EssayRow>
          caption={t("essays")}
          captionHidden
          rows={shown()}
          empty={
            <EmptyState title={filtered() ? t("none_match") : t("none_essays_read")}>
              {filtered() ? t("none_match_help") : t("none_essays_help")}
            </EmptyState>
          }
          columns={columnsOf()}
        />
        <More list={list} />
      </Show>
    </Section>
  );
}

const rowsOf = (pages: readonly EssayPage[] = []) => pages.flatMap((one) => one.essays);

function useFilters(): () => Filter[] {
  const t = useText(notebook);
  const me = useMe();
  const units = useUnits();
  const halves = () => {
    const year = Number(me().today.slice(0, 4));
    return [year, year - 1]
      .flatMap((one) => [`${one}H2`, `${one}H1`])
      .filter((half) => half <= halfOf(me().today));
  };
  return () => [
    { kind: "search", name: "q", label: t("search") },
    {
      kind: "select",
      name: "state",
      label: t("all_states"),
      options: states.map((value) => ({ value, label: t(value) })),
    },
    {
      kind: "select",
      name: "half",
      label: t("all_halves"),
      options: halves().map((value) => ({ value, label: halfWords(value) })),
    },
    {
      kind: "select",
      name: "unit",
      label: t("all_units"),
      options: unitOptions(units.data?.units),
    },
  ];
}

function columnsOf(): Column<EssayRow>[] {
  const t = useText(notebook);
  return [
    {
      key: "title",
      head: t("title"),
      cell: (row) => <Link href={`/c/${countyCode()}/essays/${row.id}`}>{row.title}</Link>,
    },
    { key: "name", head: t("name"), kind: "tight", cell: (row) => row.name },
    { key: "branch", head: t("branch"), cell: (row) => row.branchName },
    { key: "half", head: t("half"), kind: "tight", cell: (row) => halfWords(row.half) },
    {
      key: "characters",
      head: t("characters"),
      kind: "figure",
      cell: (row) => figure(row.characters),
      compare: (a, b) => a.characters - b.characters,
    },
    { key: "at", head: t("submitted_at"), kind: "tight", cell: (row) => moment(row.submittedAt) },
    {
      key: "state",
      head: t("state"),
      kind: "tight",
      cell: (row) => <StatusText kind={stateKinds[row.state]}>{t(row.state)}</StatusText>,
    },
  ];
}
