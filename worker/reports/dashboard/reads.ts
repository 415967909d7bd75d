import { firstDay, quartersOf, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { comparisonsOf } from "../comparison/reads";
import type { AskDashboard, Dashboard } from "./shape";

/** The comparison's own figures of one unit, so that the first page and the report never differ; in two round trips. */
export async function dashboardOf(scope: Scope, { period, unit }: AskDashboard): Promise<Dashboard> {
  const begun = quartersOf(yearOf(period)).filter((quarter) => firstDay(quarter) <= scope.today);
  const told = await comparisonsOf(scope, [...new Set([period, ...begun])]);
  const of = new Map(told.map((one) => [one.period, one]));
  const shown = of.get(period);
  const rowOf = (at: string) => of.get(at)?.rows.find(({ id }) => id === unit);
  const row = rowOf(period);
  if (!shown || !row) throw new Refusal("not_found");
  return {
    unit: { id: row.id, name: row.name },
    frozen: shown.frozen,
    cells: row.cells,
    quarters: begun.map((quarter) => ({ quarter, cells: rowOf(quarter)?.cells ?? null })),
  };
}
