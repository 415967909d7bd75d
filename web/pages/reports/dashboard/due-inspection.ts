import type { Task } from "../../../ui/TaskList.tsx";
import { type Telling, to } from "./sayings.ts";

export function inspectionTasks({ inspections, t, names, dueOn }: Telling): Task[] {
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
}
