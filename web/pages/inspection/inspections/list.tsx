import { useSearchParams } from "@solidjs/router";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import { For, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import {
  type InspectionList,
  type InspectionRow,
  useInspections,
} from "../../../shell/inspection/inspections.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { NotOut } from "../../../shell/NotOut.tsx";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { StatRow } from "../../../ui/Stat.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { createEffect } from "../../../ui/solid.ts";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./inspections.module.css";
import { branchStates, dayFrom, quarterWords, stateKind, stateOf, verdictWord } from "./verdict-words.ts";

/** The inspections of a quarter, branch by branch. Without a quarter in the address: the latest that was inspected. */
export function Inspections() {
  return (
    <Allowed any={["inspection.read"]}>
      <Quarter />
    </Allowed>
  );
}

function Quarter() {
  const me = useMe();
  const [search, setSearch] = useSearchParams<{ year?: string; quarter?: string }>();
  const asked = () => {
    if (/^\d{4}Q[1-4]$/.test(search.quarter ?? "")) return search.quarter;
    if (!/^Q[1-4]$/.test(search.quarter ?? "")) return undefined;
    return `${search.year ?? me().today.slice(0, 4)}${search.quarter}`;
  };
  const list = useInspections(asked);
  createEffect(() => {
    const latest = list.data?.quarter;
    if (!search.quarter && !search.year && latest)
      setTimeout(() => setSearch({ year: latest.slice(0, 4), quarter: latest.slice(4) }, { replace: true }));
  });
  return (
    <Show when={list.data} fallback={<Skeleton lines={8} />}>
      {(data) => (
        <Show
          when={asked() && data().inspections.length}
          fallback={<NothingHere list={data()} wholeYear={search.quarter === "all"} />}
        >
          <Branches list={data()} quarter={asked() ?? ""} />
        </Show>
      )}
    </Show>
  );
}

function NothingHere(props: { list: InspectionList; wholeYear: boolean }) {
  const t = useText(inspecting);
  const can = useCan();
  const some = () => props.list.quarters.length > 0;
  return (
    <>
      <PageHead title={t("title")} sub={t("list_sub")} />
      <EmptyState
        icon={ClipboardCheck}
        title={some() ? (props.wholeYear ? t("whole_year") : t("none_here")) : t("none_yet")}
        action={
          <>
            <For each={props.list.quarters.slice(0, 6)}>
              {(quarter) => (
                <ButtonLink
                  href={`/c/${countyCode()}/inspections?year=${quarter.slice(0, 4)}&quarter=${quarter.slice(4)}`}
                >
                  {quarterWords(quarter)}
                </ButtonLink>
              )}
            </For>
            <Show when={!some() && can("run.read")}>
              <ButtonLink href={`/c/${countyCode()}/runs`}>{t("to_runs")}</ButtonLink>
            </Show>
          </>
        }
      >
        {some() ? t("none_here_help") : t("none_yet_help")}
      </EmptyState>
    </>
  );
}

const inspectedIn = ({ counts }: Pick<InspectionRow, "counts">) =>
  Object.entries(counts).reduce(
    (sum, [verdict, n]) => sum + (verdict === "exempt" || verdict === "deferred" ? 0 : n),
    0,
  );

function Branches(props: { list: InspectionList; quarter: string }) {
  const t = useText(inspecting);
  const me = useMe();
  const [search] = useSearchParams<{ q?: string; state?: string }>();
  const all = () => props.list.inspections;
  const state = (row: InspectionRow) => stateOf(row, me().today);
  const shown = () =>
    all().filter(
      (row) =>
        (!search.q || isNamed(row.branchName, search.q)) && (!search.state || state(row) === search.state),
    );
  return (
    <>
      <PageHead
        title={t("title_of", { year: props.quarter.slice(0, 4), quarter: t(props.quarter.slice(4) as "Q1") })}
        sub={t("list_sub")}
      />
      <Sums rows={all()} />
      <FilterBar
        label={t("title")}
        filters={[
          { kind: "search", name: "q", label: t("search") },
          {
            kind: "select",
            name: "state",
            label: t("branch_state"),
            options: branchStates.map((value) => ({ value, label: t(value) })),
          },
        ]}
        count={t("count_of", { shown: shown().length, all: all().length })}
      >
        <Export quarter={props.quarter} rows={shown()} />
      </FilterBar>
      <NotOut days={all().flatMap((row) => dueOf(row) ?? [])} />
      <Table<InspectionRow>
        caption={t("title")}
        captionHidden
        rows={shown()}
        empty={<EmptyState title={t("nobody")}>{t("nobody_help")}</EmptyState>}
        columns={columnsOf(me().today)}
      />
    </>
  );
}

/** How many of how many, with the bar beside the figure. */
function Share(props: { done: number; all: number }) {
  const t = useText(inspecting);
  return (
    <span class={css.share}>
      <span>{t("done_of", { done: props.done, all: props.all })}</span>
      <meter
        min={0}
        max={props.all || 1}
        value={props.done}
        aria-label={t("done_label", { done: props.done, all: props.all })}
      />
    </span>
  );
}

function Figure(props: { n: number; verdict: string }) {
  const loud = () => props.n > 0 && (props.verdict === "rectify" || props.verdict === "failed");
  return <span class={loud() ? css.loud : props.n === 0 ? css.nought : undefined}>{props.n}</span>;
}

/** The last day on which something may still be done. */
const dueOf = (row: InspectionRow) =>
  row.finalAt ? undefined : row.closedAt ? row.rectifyUntil : row.branchWindowUntil;

function Sums(props: { rows: readonly InspectionRow[] }) {
  const t = useText(inspecting);
  const sum = (verdict: string) => props.rows.reduce((total, row) => total + (row.counts[verdict] ?? 0), 0);
  return (
    <StatRow
      stats={[
        {
          label: t("inspected"),
          value: props.rows.reduce((total, row) => total + inspectedIn(row), 0),
          note: t("inspected_note", { exempt: sum("exempt"), deferred: sum("deferred") }),
        },
        { label: verdictWord("pass"), value: sum("pass") },
        { label: verdictWord("rectify"), value: sum("rectify") },
        { label: verdictWord("rectified"), value: sum("rectified") },
        { label: verdictWord("failed"), value: sum("failed") },
        {
          label: t("branches_closed"),
          value: props.rows.filter((row) => row.closedAt).length,
          note: t("closed_note", { all: props.rows.length }),
        },
      ]}
    />
  );
}

function Export(props: { quarter: string; rows: InspectionRow[] }) {
  const t = useText(inspecting);
  const me = useMe();
  const state = (row: InspectionRow) => stateOf(row, me().today);
  return (
    <ExportButtons
      what={() => ({
        name: `${t("title")} ${props.quarter}`,
        rows: props.rows,
        columns: [
          { head: t("branch"), value: (row) => row.branchName, width: 28 },
          { head: t("inspected"), value: inspectedIn },
          { head: t("progress"), value: (row) => row.marked },
          ...(["pass", "rectify", "rectified", "failed", "deferred", "exempt"] as const).map((verdict) => ({
            head: verdictWord(verdict),
            value: (row: InspectionRow) => row.counts[verdict] ?? 0,
          })),
          {
            head: t("state"),
            value: (row) => t(state(row)) + (row.closedBySchedule ? ` (${t("by_schedule")})` : ""),
          },
          { head: t("due"), value: (row) => dueOf(row) ?? "" },
        ],
      })}
    />
  );
}

function columnsOf(today: string): Column<InspectionRow>[] {
  const t = useText(inspecting);
  const state = (row: InspectionRow) => stateOf(row, today);
  const shortVerdict = (verdict: "exempt" | "deferred") =>
    t(verdict === "exempt" ? "exempt_short" : "deferred_short");
  return [
    {
      key: "branch",
      head: t("branch"),
      cell: (row) => <Link href={`/c/${countyCode()}/inspections/${row.id}`}>{row.branchName}</Link>,
    },
    {
      key: "progress",
      head: t("progress"),
      kind: "figure",
      cell: (row) => <Share done={row.marked} all={inspectedIn(row)} />,
      compare: (a, b) => a.marked / (inspectedIn(a) || 1) - b.marked / (inspectedIn(b) || 1),
    },
    ...(["pass", "rectify", "rectified", "failed", "deferred", "exempt"] as const).map((verdict) => ({
      key: verdict,
      head: verdict === "exempt" || verdict === "deferred" ? shortVerdict(verdict) : verdictWord(verdict),
      kind: "figure" as const,
      cell: (row: InspectionRow) => <Figure n={row.counts[verdict] ?? 0} verdict={verdict} />,
      compare: (a: InspectionRow, b: InspectionRow) => (a.counts[verdict] ?? 0) - (b.counts[verdict] ?? 0),
    })),
    {
      key: "state",
      head: t("state"),
      kind: "tight",
      cell: (row) => (
        <div class={css.stacked}>
          <StatusText kind={stateKind[state(row)]}>{t(state(row))}</StatusText>
          <Show when={row.closedBySchedule}>
            <small class="soft">{t("by_schedule")}</small>
          </Show>
        </div>
      ),
    },
    {
      key: "due",
      head: t("due"),
      kind: "tight",
      cell: (row) => {
        const due = dueOf(row);
        return due ? dayFrom(today, due) : "";
      },
    },
  ];
}
