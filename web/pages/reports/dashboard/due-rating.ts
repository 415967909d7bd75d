import type { Assessment, UnitOverview } from "../../../shell/rating/assessments.ts";
import { moment } from "../../../text/format.ts";
import type { Task } from "../../../ui/TaskList.tsx";
import { type Telling, to } from "./sayings.ts";

const listOf = (one: Assessment) => `/assessments?year=${one.year}&scheme=${one.scheme}`;

/** What a second person must approve, what stands to be confirmed, and what only a meeting can decide. */
export function ratingTasks({ latest, ratings, t }: Telling): Task[] {
  return latest().flatMap((one, index) => {
    const query = ratings()[index];
    const list = query?.isSuccess ? query.data.units : [];
    const detail = t("overrides_of", { year: one.year, scheme: t(one.scheme) });
    const task = (key: "overrides" | "to_confirm" | "to_decide", of: (unit: UnitOverview) => number) => {
      const n = list.reduce((sum, unit) => sum + of(unit), 0);
      const only = list.filter((unit) => of(unit) > 0);
      const unit = only.length === 1 ? `?unit=${only[0]?.unitId}` : "";
      const href = only.length === 1 ? `/assessments/${one.id}${unit}` : listOf(one);
      return n > 0 ? [{ title: t(key, { n }), detail, href: to(href) }] : [];
    };
    return [
      ...task("overrides", (unit) => unit.askedByOthers),
      ...task("to_confirm", (unit) => unit.ready - unit.ownReady),
      ...task("to_decide", (unit) => unit.undecided),
    ];
  });
}

export function runTasks({ runs, t }: Telling): Task[] {
  const failed = (runs.isSuccess ? runs.data.runs : []).filter((run) => run.state === "failed");
  const asked = (runs.isSuccess && runs.data.can.includes("run.start") ? runs.data.repeatable : []).filter(
    ({ request }) => request && !request.isOwn,
  );
  return [
    ...(failed.length
      ? [{ title: t("runs_failed", { n: failed.length }), href: to("/runs?state=failed") }]
      : []),
    ...asked.map(({ period, request, confirmed }) => ({
      title: t("repeat_asked", { name: request?.askedBy ?? "", period }),
      detail: t("repeat_drops", { n: confirmed }),
      href: to("/runs?kind=propose_ratings"),
      due: t("before", { day: moment(request?.lapsesAt ?? 0) }),
    })),
  ];
}
