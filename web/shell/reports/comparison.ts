import type { Accessor } from "solid-js";
import { INDICATORS, type Indicator } from "../../../db/vocabulary.ts";
import type { Comparison, ComparisonRow } from "../../../worker/reports/comparison/shape.ts";
import { county } from "../../api.ts";
import { useQueries, useQuery } from "../../query/index.ts";
import { figure } from "../../text/format.ts";

export type { Comparison, ComparisonRow, Indicator };
export { INDICATORS };

const comparison = (period: string) => ({
  queryKey: ["comparison", period],
  queryFn: () => county.get(`/reports/comparison?period=${period}`),
});

export function useComparison(period: Accessor<string | undefined>) {
  return useQuery(() => ({ ...comparison(period() ?? ""), enabled: period() !== undefined }));
}

/** The quarters of a year that have begun, each one cached for itself. */
export function useQuarters(periods: Accessor<readonly string[]>) {
  return useQueries(() => periods().map(comparison));
}

/** The unit in which a standard is read: attendance, essays and inspection per cent, hours in hours. */
const scale: Record<Indicator, number> = {
  attendance: 100,
  hours: 1 / 60,
  notes: 1,
  essays: 100,
  inspection: 100,
  excellent: 1,
};

/** The figure of a cell, or undefined where the standard does not apply. Excellent is a count, not a share. */
export function figureOf(row: Pick<ComparisonRow, "cells"> | undefined, code: Indicator): number | undefined {
  const cell = row?.cells[code];
  if (!cell || cell.d === 0) return undefined;
  return code === "excellent" ? cell.n : (cell.n * scale[code]) / cell.d;
}

export function standardOf(
  row: Pick<ComparisonRow, "cells"> | undefined,
  code: Indicator,
): number | undefined {
  const standard = row?.cells[code].standard;
  if (!standard || standard.d === 0) return undefined;
  return (standard.n * scale[code]) / standard.d;
}

/** Exact, as integers: never decided on the rounded figure. */
export function isShort(row: Pick<ComparisonRow, "cells">, code: Indicator): boolean {
  const { n, d, standard } = row.cells[code];
  return d > 0 && standard !== null && standard.d > 0 && n * standard.d < standard.n * d;
}

export const decimals: Record<Indicator, number> = {
  attendance: 1,
  hours: 1,
  notes: 0,
  essays: 1,
  inspection: 1,
  excellent: 0,
};

/** A figure as it is read: per cent with its sign. */
export const withUnit = (value: number, code: Indicator) =>
  `${figure(value, decimals[code])}${scale[code] === 100 ? "%" : ""}`;

/** Standards without a figure anywhere have no column: nothing dead is shown. */
export const shownIn = (data: Comparison) =>
  INDICATORS.filter((code) => data.rows.some((row) => row.cells[code].d > 0));
