import { useSearchParams } from "@solidjs/router";
import Timer from "lucide-solid/icons/timer";
import { createSignal, Match, Show, Switch } from "solid-js";
import { county } from "../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../query/index.ts";
import { Allowed } from "../../shell/Allowed.tsx";
import { ExportButtons } from "../../shell/ExportButtons.tsx";
import { NotOut } from "../../shell/NotOut.tsx";
import { figure, fullDay, fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { sentenceOf } from "../../text/refusal-sentences.ts";
import { refusals } from "../../text/refusals.zh.ts";
import { running } from "../../text/running.zh.ts";
import { shell } from "../../text/shell.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FilterBar } from "../../ui/FilterBar.tsx";
import { ErrorSummary } from "../../ui/Form.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { StatusText } from "../../ui/StatusText.tsx";
import { Table } from "../../ui/Table.tsx";
import { TaskList } from "../../ui/TaskList.tsx";
import { toast } from "../../ui/Toast.tsx";
import css from "./runs.module.css";

const kinds = ["open_inspection", "start_rectification", "finalise_inspection", "propose_ratings"] as const;
const states = ["queued", "running", "done", "failed"] as const;
type Run = {
  id: string;
  kind: (typeof kinds)[number];
  period: string;
  attempt: number;
  dueOn: string;
  state: (typeof states)[number];
  done: number;
  total: number | null;
  error: string | null;
  startedAt: number | null;
  endedAt: number | null;
  createdBy: string | null;
};
type Ledger = { runs: Run[]; next: { kind: Run["kind"]; period: string; dueOn: string }[]; can: string[] };
const looks = { queued: "wait", running: "info", done: "ok", failed: "stop" } as const;
const isLive = ({ state }: Run) => state === "queued" || state === "running";

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
    queryFn: () => county.get<Ledger>("/runs"),
    refetchInterval: (known: Ledger | undefined) => (known?.runs.some(isLive) ? 2_000 : false),
  }));
  const [search] = useSearchParams<{ state?: string; kind?: string }>();
  const shown = () =>
    (ledger.data?.runs ?? []).filter(
      (run) => (!search.state || run.state === search.state) && (!search.kind || run.kind === search.kind),
    );
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} />
      <Show when={ledger.data} fallback={<Skeleton lines={8} />}>
        {(data) => (
          <>
            <Section title={t("next")}>
              <Show when={data().next.length} fallback={<p class={css.soft}>{t("next_none")}</p>}>
                <TaskList
                  label={t("next")}
                  tasks={data().next.map((run) => ({
                    title: t(run.kind),
                    detail: periodWords(run.period),
                    due: t("at", { day: fullDay(run.dueOn) }),
                  }))}
                />
                <NotOut days={data().next.map((run) => run.dueOn)} />
              </Show>
            </Section>
            <Section title={t("ledger")}>
              <Show
                when={data().runs.length}
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
                      options: kinds.map((value) => ({ value, label: t(value) })),
                    },
                    {
                      kind: "select",
                      name: "state",
                      label: t("filter_state"),
                      options: states.map((value) => ({ value, label: t(value) })),
                    },
                  ]}
                  count={t("count", { n: shown().length })}
                >
                  <ExportButtons what={sheet} />
                </FilterBar>
                <div role="status">
                  <Show when={data().runs.some(isLive)}>
                    <p class={css.soft}>{t("live")}</p>
                  </Show>
                </div>
                <Table<Run>
                  caption={t("ledger")}
                  captionHidden
                  rows={shown()}
                  empty={<EmptyState title={t("nothing")}>{t("clear")}</EmptyState>}
                  columns={[
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
                      cell: (run) => (
                        <div class={css.kind}>
                          <StatusText kind={looks[run.state]}>{t(run.state)}</StatusText>
                          <Show when={run.state === "failed" && run.error}>
                            {(error) => <small>{errorWords(error())}</small>}
                          </Show>
                        </div>
                      ),
                    },
                    { key: "progress", head: t("progress"), cell: (run) => <Share run={run} /> },
                    { key: "ended", head: t("ended"), cell: (run) => <Took run={run} /> },
                    ...(data().can.includes("run.start")
                      ? [
                          {
                            key: "action",
                            head: t("action"),
                            kind: "tight" as const,
                            cell: (run: Run) => <Start run={run} runs={data().runs} />,
                          },
                        ]
                      : []),
                  ]}
                />
              </Show>
            </Section>
          </>
        )}
      </Show>
    </>
  );

  function sheet() {
    return {
      name: t("title"),
      rows: shown(),
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
}

const t = useText(running);
const periodWords = (period: string) =>
  period.length === 4
    ? t("year", { year: period })
    : t("quarter", { year: period.slice(0, 4), quarter: t(period.slice(4) as "Q1") });

function errorWords(code: string): string {
  if (code === "dead_lettered") return t("dead_lettered");
  if (code in refusals.zh) return useText(refusals)(code as "unavailable");
  return t("error_other", { code });
}

function Share(props: { run: Run }) {
  return (
    <Show
      when={isLive(props.run) && props.run.total}
      fallback={<span>{t("people_n", { n: props.run.done })}</span>}
    >
      {(total) => (
        <Progress
          label={t("progress")}
          value={props.run.done}
          max={total()}
          busy
          words={t("people_of", { done: props.run.done, total: total() })}
        />
      )}
    </Show>
  );
}

function Took(props: { run: Run }) {
  const seconds = () =>
    props.run.startedAt && props.run.endedAt ? (props.run.endedAt - props.run.startedAt) / 1000 : undefined;
  return (
    <span class={css.kind}>
      <Show when={seconds() !== undefined}>
        <span>{t("took", { seconds: figure(seconds() ?? 0, 1) })}</span>
      </Show>
      <Show when={props.run.endedAt}>{(at) => <small>{t("at_done", { at: fullMoment(at()) })}</small>}</Show>
    </span>
  );
}

/** A waiting run is sent at once, a failed one goes on where it stopped, a finished rating run is made anew. */
function Start(props: { run: Run; runs: readonly Run[] }) {
  const s = useText(shell);
  const client = useQueryClient();
  const [asking, setAsking] = createSignal(false);
  const start = useMutation(() => ({
    mutationFn: () => county.post(`/runs/${props.run.id}/start`),
    onSuccess: () => {
      setAsking(false);
      toast(t("started"));
    },
    onError: (error) => {
      if (!asking()) toast(sentenceOf(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  }));
  const isLatest = () =>
    !props.runs.some(
      (other) =>
        other.kind === props.run.kind &&
        other.period === props.run.period &&
        other.attempt > props.run.attempt,
    );
  return (
    <>
      <Switch>
        <Match when={props.run.state === "failed"}>
          <Button size="small" kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
            {t("again")}
          </Button>
        </Match>
        <Match when={props.run.state === "queued"}>
          <Button size="small" busy={start.isPending} onClick={() => start.mutate()}>
            {t("start")}
          </Button>
        </Match>
        <Match when={props.run.state === "done" && props.run.kind === "propose_ratings" && isLatest()}>
          <Button size="small" onClick={() => setAsking(true)}>
            {t("repeat")}
          </Button>
        </Match>
      </Switch>
      <Show when={asking()}>
        <Dialog
          open
          title={t("repeat_title", { period: props.run.period })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{s("cancel")}</Button>
              <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
                {t("repeat")}
              </Button>
            </>
          }
        >
          <ErrorSummary errors={start.error ? [{ sentence: sentenceOf(start.error) }] : []} />
          <p>{t("repeat_help")}</p>
        </Dialog>
      </Show>
    </>
  );
}
