import { addDays } from "../../../../worker/core/calendar.ts";
import type { LeaveRow } from "../../../../worker/study/leaves/shape.ts";
import { county, countyCode } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { isBranch } from "../../../shell/organization/units.ts";
import type { Assessment, UnitOverview } from "../../../shell/rating/data.ts";
import { day, fullDay, moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import type { Task } from "../../../ui/TaskList.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./dashboard.module.css";
import type { Sources } from "./sources.ts";

const listOf = (one: Assessment) => `/assessments?year=${one.year}&scheme=${one.scheme}`;
const to = (path: string) => `/c/${countyCode()}${path}`;
/** A page that is full may have more behind it. */
const orMore = (n: number, after: string | null) => (after ? `${n}+` : n);

/** What the sources hold as tasks, the most pressing first. */
export function useDue(sources: Sources): () => Task[] {
  const t = useText(dashboard);
  const me = useMe();
  const can = useCan();
  const { inspections, essays, leaves, unfinished, links, units, alerts, remarks, runs, latest, ratings } =
    sources;

  const names = (list: readonly string[]) =>
    list.length > 3 ? t("and_more", { names: list.slice(0, 3).join(t("comma")) }) : list.join(t("comma"));
  const dueOn = (on: string) => ({
    due: on < me().today ? t("expired", { day: day(on) }) : t("before", { day: day(on) }),
    late: on < me().today,
  });

  const inspectionTasks = (): Task[] => {
    if (!inspections.isSuccess || !inspections.data.quarter) return [];
    const { quarter, inspections: rows } = inspections.data;
    const said = t("quarter_of", { year: quarter.slice(0, 4), quarter: t(quarter.slice(4) as "Q1") });
    const all = to(`/inspections?year=${quarter.slice(0, 4)}&quarter=${quarter.slice(4)}`);
    const open = rows.filter((row) => !row.closedAt && !row.finalAt);
    const mending = rows.filter((row) => row.closedAt && !row.finalAt && (row.counts.rectify ?? 0) > 0);
    const href = (list: typeof rows) => (list.length === 1 ? to(`/inspections/${list[0]?.id}`) : all);
    return [
      ...(open[0]
        ? [
            {
              title: t("open_branches", { n: open.length, quarter: said }),
              detail: names(open.map((row) => row.branchName)),
              href: href(open),
              ...dueOn(open[0].branchWindowUntil),
            },
          ]
        : []),
      ...(mending[0]
        ? [
            {
              title: t("rectify", {
                n: mending.reduce((sum, row) => sum + (row.counts.rectify ?? 0), 0),
                quarter: said,
              }),
              detail: names(mending.map((row) => row.branchName)),
              href: href(mending),
              ...dueOn(mending[0].rectifyUntil),
            },
          ]
        : []),
    ];
  };

  const essayTasks = (): Task[] => {
    if (!essays.isSuccess) return [];
    const mine = essays.data.essays.filter((row) => row.can.includes("essay.review"));
    if (!mine.length) return [];
    return [
      {
        title: t("essays", { n: orMore(mine.length, essays.data.after) }),
        detail: t("essays_first", { day: moment(Math.min(...mine.map((row) => row.submittedAt))) }),
        href: to("/essays?state=submitted"),
        action: (
          <ButtonLink size="small" href={to("/essays?state=submitted")}>
            {t("review")}
          </ButtonLink>
        ),
      },
    ];
  };

  const leaveTasks = (): Task[] => {
    const mine = (leaves.isSuccess ? leaves.data.leaves : []).filter((row) =>
      row.can.includes("leave.decide"),
    );
    return [
      ...mine.slice(0, 5).map((row) => ({
        title: t("leave", { name: row.name }),
        href: to(`/people/${row.personId}`),
        detail: t("leave_days", { branch: row.branchName, from: day(row.firstOn), to: day(row.lastOn) }),
        action: <Decide leave={row} />,
      })),
      ...(mine.length > 5 ? [{ title: t("leaves_more", { n: mine.length - 5 }) }] : []),
    ];
  };

  const registers = () => unfinished.flatMap((one) => (one.isSuccess ? [one.data] : []));
  const heldBy = (is: (heldOn: string) => boolean) =>
    registers().flatMap((page) =>
      page.sessions.filter((row) => row.can.includes("attendance.record") && is(row.heldOn)),
    );

  /** For whoever stands in the meeting room: a county's administrator would find every branch's here. */
  const todayTasks = (): Task[] => {
    if (!me().roles.some(({ role }) => role === "secretary" || role === "recorder")) return [];
    return heldBy((on) => on === me().today)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
      .slice(0, 3)
      .map((row) => ({
        title: t("register_today", { title: row.title }),
        detail: row.unitName,
        href: to(`/sessions/${row.id}`),
        due: `${row.startsAt}–${row.endsAt}`,
      }));
  };

  const registerTasks = (): Task[] => {
    const rows = heldBy((on) => on < me().today);
    const more = registers().find((page) => page.after)?.after ?? null;
    if (!rows.length) return [];
    return [
      {
        title: t("registers", { n: orMore(rows.length, more) }),
        detail: names(rows.map((row) => row.title)),
        href:
          rows.length === 1 ? to(`/sessions/${rows[0]?.id}`) : to(`/sessions?to=${addDays(me().today, -1)}`),
      },
    ];
  };

  /** What a second person must approve, what stands to be confirmed, and what only a meeting can decide. */
  const ratingTasks = (): Task[] =>
    latest().flatMap((one, index) => {
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

  const linkTasks = (): Task[] => {
    const n = alerts.isSuccess ? alerts.data.unlinked : 0;
    return n ? [{ title: t("unlinked", { n }), detail: t("unlinked_help"), href: to("/accounts") }] : [];
  };

  const accountTasks = (): Task[] => {
    if (!links.isSuccess) return [];
    const open = links.data.invitations.filter((link) => link.isOpen && link.purpose === "invitation");
    const asked = new Set(open.filter((link) => link.role === "secretary").map((link) => link.unitId));
    const without = (units.isSuccess ? units.data.units : []).filter(
      (unit) => isBranch(unit) && !unit.isDissolved && !unit.secretary && !asked.has(unit.id),
    );
    return [
      ...(without.length && can("unit.manage")
        ? [
            {
              title: t("secretaries", { n: without.length }),
              detail: names(without.map((unit) => unit.name)),
              href: to("/organization"),
            },
          ]
        : []),
      ...(open.length
        ? [
            {
              title: t("invitations", { n: open.length }),
              detail: names(open.map((link) => link.personName ?? link.unitName)),
              href: to("/organization"),
              due: t("open_until", { at: moment(Math.min(...open.map((link) => link.expiresAt))) }),
            },
          ]
        : []),
    ];
  };

  /** Whoever came to a branch before the day it was dissolved on and was not moved by then counts nowhere. */
  const leftTasks = (): Task[] =>
    (units.isSuccess && can("unit.manage") ? units.data.units : [])
      .filter((unit) => unit.isDissolved && unit.people > 0)
      .map((unit) => ({
        title: t("left_in_dissolved", { n: unit.people }),
        detail: t("left_in_dissolved_since", { branch: unit.name, day: fullDay(unit.dissolvedOn ?? "") }),
        href: to(`/people?unit=${unit.id}`),
      }));

  const remarkTasks = (): Task[] => {
    const open = remarks.isSuccess ? remarks.data.remarks : [];
    if (!open.length) return [];
    return [
      {
        title: t("remarks_open", { n: open.length }),
        detail: names(open.map((row) => row.name)),
        href: to("/rosters"),
      },
    ];
  };

  const runTasks = (): Task[] => {
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
  };

  return () => [
    ...todayTasks(),
    ...runTasks(),
    ...inspectionTasks(),
    ...essayTasks(),
    ...leaveTasks(),
    ...ratingTasks(),
    ...registerTasks(),
    ...remarkTasks(),
    ...leftTasks(),
    ...linkTasks(),
    ...accountTasks(),
  ];
}

function Decide(props: { leave: LeaveRow }) {
  const t = useText(dashboard);
  const client = useQueryClient();
  const decide = useMutation(() => ({
    mutationFn: (approve: boolean) =>
      county.post(`/leaves/${props.leave.id}/${approve ? "approval" : "refusal"}`, {}),
    onSuccess: (_answer, approve) => toast(approve ? t("approved") : t("refused")),
    onError: (error) => toast(sentenceOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ["leaves"] }),
  }));
  return (
    <div class={css.decide}>
      <Button size="small" busy={decide.isPending} onClick={() => decide.mutate(true)}>
        {t("approve")}
      </Button>
      <Button size="small" kind="quiet" busy={decide.isPending} onClick={() => decide.mutate(false)}>
        {t("refuse")}
      </Button>
    </div>
  );
}
