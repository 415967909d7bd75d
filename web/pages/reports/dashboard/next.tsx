import { Show } from "solid-js";
import { NotOut } from "../../../shell/NotOut.tsx";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { Skeleton } from "../../../ui/Page.tsx";
import { TaskList } from "../../../ui/TaskList.tsx";
import { useRuns } from "./sources.ts";

/** What the schedule does next by itself. */
export function Next() {
  const t = useText(dashboard);
  const r = useText(running);
  const runs = useRuns();
  const periodWords = (of: string) =>
    of.length === 4
      ? r("year", { year: of })
      : r("quarter", { year: of.slice(0, 4), quarter: r(of.slice(4) as "Q1") });
  const isUnknown = () => runs.data?.runs.some(({ kind, state }) => kind === "tick" && state === "failed");
  return (
    <Show when={runs.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <Show
          when={data().next.length}
          fallback={<p class="soft">{isUnknown() ? r("next_unknown") : t("next_none")}</p>}
        >
          <TaskList
            label={t("next")}
            tasks={data().next.map((run) => ({
              title: r(run.kind),
              detail: periodWords(run.period),
              due: r("at", { day: fullDay(run.dueOn) }),
            }))}
          />
          <NotOut days={data().next.map((run) => run.dueOn)} />
        </Show>
      )}
    </Show>
  );
}
