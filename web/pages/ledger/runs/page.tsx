import { useSearchParams } from "@solidjs/router";
import Timer from "lucide-solid/icons/timer";
import { Show } from "solid-js";
import { RUN_KINDS, RUN_STATES } from "../../../../db/vocabulary.ts";
import { county } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { NotOut } from "../../../shell/NotOut.tsx";
import { fullDay, fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { TaskList } from "../../../ui/TaskList.tsx";
import { Share, State, Took } from "./run-cells.tsx";
import css from "./runs.module.css";
import { isFailedTick, isLive, type Ledger, periodWords, type Run } from "./runs.ts";
import { Start } from "./start.tsx";

/** Every scheduled run with its state, its progress and what went wrong; follows by itself while one runs. */
export function Runs() {
  return (
    <Allowed any={["run.read"]}>
      <RunLedger />
    </Allowed>
  );
}

function RunLedger() {
  const t = useText(running);
  const ledger = useQuery(() => ({
    queryKey: ["runs"],
    queryFn: () => county.get("/runs"),
    refetchInterval: (known: Ledger | undefined) => (known?.runs.some(isLive) ? 2_000 : false),
  }));
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} />
      <Show when={ledger.data} fallback={<Skeleton lines={8} />}>
        {(data) => (
          <>
            <Next ledger={data()} />
            <Past ledger={data()} />
          </>
        )}
      </Show>
    </>
  );
}

function Next(props: { ledger: Ledger }) {
  const t = useText(running);
  return (
    <Section title={t("next")}>
      <Show
        when={props.ledger.next.length}
        fallback={
          <p class={`soft ${css.help}`}>
            {t(props.ledger.runs.some(isFailedTick) ? "next_unknown" : "next_none")}
          </p>
        }
      >
        <TaskList
          label={t("next")}
          tasks={props.ledger.next.map((run) => ({
            title: t(run.kind),
            detail: periodWords(run.period),
            due: t("at", { day: fullDay(run.dueOn) }),
          }))}
        />
        <NotOut days={props.ledger.next.map((run) => run.dueOn)} />
      </Show>
    </Section>
  );
}

function Past(props: { ledger: Ledger }) {
  const t = useText(running);
  const [search] = useSearchParams<{ state?: string; kind?: string }>();
  const shown = () =>
    props.ledger.runs.filter(
      (run) => (!search.state || run.state === search.state) && (!search.kind || run.kind === search.kind),
    );
  return (
    <Section title={t("ledger")}>
      <Show
        when={props.ledger.runs.length}
        fallback={
          <EmptyState icon={Timer} title={t("none")}>
            {t("none_help")}
          </EmptyState>
        }
      >
        <FilterBar
          label={t("ledger")}
          filters={[
            {
              kind: "select",
              name: "kind",
              label: t("filter_kind"),
              options: RUN_KINDS.map((value) => ({ value, label: t(value) })),
            },
            {
              kind: "select",
              name: "state",
              label: t("filter_state"),
              options: RUN_STATES.map((value) => ({ value, label: t(value) })),
            },
          ]}
          count={t("count", { n: shown().length })}
        >
          <ExportButtons what={() => sheetOf(shown())} />
        </FilterBar>
        <div role="status">
          <Show when={props.ledger.runs.some(isLive)}>
            <p class={`soft ${css.help}`}>{t("live")}</p>
          </Show>
        </div>
        <Table<Run>
          caption={t("ledger")}
          captionHidden
          rows={shown()}
          empty={<EmptyState title={t("nothing")}>{t("clear")}</EmptyState>}
          columns={columnsOf(props.ledger)}
        />
      </Show>
    </Section>
  );
}

function columnsOf(ledger: Ledger): Column<Run>[] {
  const t = useText(running);
  return [
    {
      key: "kind",
      head: t("kind"),
      cell: (run) => (
        <span class={css.kind}>
          {t(run.kind)}
          <Show when={run.attempt > 1}>
            <small>
              {t("attempt", { n: run.attempt })}
              <Show when={run.createdBy}> · {t("by_person")}</Show>
            </small>
          </Show>
        </span>
      ),
    },
    {
      key: "period",
      head: t("period"),
      kind: "tight",
      cell: (run) => periodWords(run.period),
    },
    { key: "due", head: t("due"), kind: "tight", cell: (run) => fullDay(run.dueOn) },
    {
      key: "state",
      head: t("state"),
      cell: (run) => <State run={run} />,
    },
    { key: "progress", head: t("progress"), cell: (run) => <Share run={run} /> },
    { key: "ended", head: t("ended"), cell: (run) => <Took run={run} /> },
    ...(ledger.can.includes("run.start")
      ? [
          {
            key: "action",
            head: t("action"),
            kind: "tight" as const,
            cell: (run: Run) => <Start run={run} repeatable={ledger.repeatable} />,
          },
        ]
      : []),
  ];
}

function sheetOf(rows: Run[]) {
  const t = useText(running);
  return {
    name: t("title"),
    rows,
    columns: [
      { head: t("kind"), value: (run: Run) => t(run.kind), width: 28 },
      { head: t("period"), value: (run: Run) => periodWords(run.period) },
      { head: t("due"), value: (run: Run) => run.dueOn },
      { head: t("state"), value: (run: Run) => t(run.state) },
      { head: t("progress"), value: (run: Run) => run.done },
      { head: t("ended"), value: (run: Run) => (run.endedAt ? fullMoment(run.endedAt) : ""), width: 24 },
    ],
  };
}
