import * as v from "valibot";
import { INDICATORS } from "../../../db/vocabulary";
import { each } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";
import { Cell } from "../../inspection/figures/shape";

/** A quarter ("2026Q3") or a work year ("2026"). */
export const ComparePeriod = v.strictObject({ period: v.pipe(v.string(), v.regex(/^20\d{2}(Q[1-4])?$/)) });

export const ComparisonRow = v.strictObject({
  id: v.string(),
  name: v.string(),
  parentId: v.nullable(v.string()),
  depth: v.number(),
  /** Subtotals add up what is below: numerators and denominators apart. */
  subtotal: v.boolean(),
  people: v.number(),
  cells: each(INDICATORS, Cell),
  /** Why a standard does not apply here, where it was marked so; its cell is empty and leaves the subtotals. */
  notApplicable: each(INDICATORS, v.optional(v.string())),
});
export type ComparisonRow = v.InferOutput<typeof ComparisonRow>;

export const Comparison = v.strictObject({
  period: v.string(),
  first: v.string(),
  last: v.string(),
  /** UTC epoch ms: every figure counts what was recorded until then; null while the period runs. */
  recordedUntil: v.nullable(v.number()),
  /** Frozen once the quarter's inspection has opened, a year once it is rated; live before. */
  frozen: v.boolean(),
  measures: v.number(),
  rows: v.array(ComparisonRow),
});
export type Comparison = v.InferOutput<typeof Comparison>;

export const endpoints = {
  "GET /reports/comparison": Comparison,
} satisfies Endpoints;
