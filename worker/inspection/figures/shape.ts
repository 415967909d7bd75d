import * as v from "valibot";
import type { Indicator } from "../../../db/vocabulary";

/** One figure as numerator over denominator, never rounded and never averaged again; null denominator 0: not applicable. attendance present/expected · hours minutes/people · notes characters/people · essays accepted/required · inspection passed or rectified/inspected · excellent people/graded. */
export const Cell = v.strictObject({
  n: v.number(),
  d: v.number(),
  standard: v.nullable(
    v.strictObject({
      n: v.number(),
      d: v.number(),
    }),
  ),
});
export type Cell = v.InferOutput<typeof Cell>;

/** The indicators that are counted of a branch; grades are decided, not counted. */
export type Counted = Exclude<Indicator, "excellent">;

/** One branch's figures of a quarter or year, as they are stored once they are final. */
export type BranchFigures = { branchId: string; people: number; cells: Record<Counted, Cell> };

/** Figures as they are stored: of a quarter 1 when its inspection opened and 2 once it is final, of a year the attempt of its rating. */
export type Edition = { period: string; edition: number };
export const OPENED = 1;
export const FINAL = 2;

/** What is written down in the log under this concept's name. */
export const events = ["figures.stored"] as const;
