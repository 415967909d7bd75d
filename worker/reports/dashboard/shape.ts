import * as v from "valibot";
import { INDICATORS } from "../../../db/vocabulary";
import { each, Id } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";
import { Cell } from "../../inspection/figures/shape";
import { ComparePeriod } from "../comparison/shape";

/** GET /reports/dashboard: the quarter or work year that is shown, and of which unit in reach. */
export const AskDashboard = v.strictObject({ ...ComparePeriod.entries, unit: Id });
export type AskDashboard = v.InferOutput<typeof AskDashboard>;

const cells = each(INDICATORS, Cell);

/** One unit's figures of a period and of each quarter of its year that has begun: the comparison's own. */
export const Dashboard = v.strictObject({
  unit: v.strictObject({ id: v.string(), name: v.string() }),
  /** Once the period's figures no longer change. */
  frozen: v.boolean(),
  cells,
  quarters: v.array(v.strictObject({ quarter: v.string(), cells: v.nullable(cells) })),
});
export type Dashboard = v.InferOutput<typeof Dashboard>;

export const endpoints = {
  "GET /reports/dashboard": Dashboard,
} satisfies Endpoints;
