import * as v from "valibot";

/** A quarter ("2026Q3") or a work year ("2026"). */
export const ComparePeriod = v.strictObject({ period: v.pipe(v.string(), v.regex(/^20\d{2}(Q[1-4])?$/)) });

export const STANDARDS = ["attendance", "hours", "notes", "essays", "inspection", "excellent"] as const;
export type StandardCode = (typeof STANDARDS)[number];

/**
 * One figure as numerator over denominator, never rounded and never averaged again; null denominator 0: not applicable.
 * attendance present/expected · hours minutes/people · notes characters/people · essays accepted/required ·
 * inspection passed or rectified/inspected · excellent people/graded.
 */
export type Cell = { n: number; d: number; standard: { n: number; d: number } | null };

export type ComparisonRow = {
  id: string;
  name: string;
  parentId: string | null;
  depth: number;
  /** Subtotals add up what is below: numerators and denominators apart. */
  subtotal: boolean;
  people: number;
  cells: Record<StandardCode, Cell>;
  /** Why a standard does not apply here, where it was marked so; its cell is empty and leaves the subtotals. */
  notApplicable: Partial<Record<StandardCode, string>>;
};

export type Comparison = {
  period: string;
  first: string;
  last: string;
  /** UTC epoch ms: every figure counts what was recorded until then; null while the period runs. */
  recordedUntil: number | null;
  /** Frozen once the quarter's inspection has opened, a year once it is rated; live before. */
  frozen: boolean;
  measures: number;
  rows: ComparisonRow[];
};
