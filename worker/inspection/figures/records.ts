import { sql } from "drizzle-orm";
import { branchFigures } from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import type { Scope } from "../../core/scope";
import { statement, type Write } from "../../core/statement";
import { missedInLeave } from "../facts/records-missed";
import type { Span } from "../facts/shape";
import { attendanceQuery, inspectedQuery, ratedFactsQuery } from "./records-frozen";
import type { BranchFigures, Edition } from "./shape";

/** What a run froze of a period, counted by branch: of a quarter its items, of a year the scores of a rating with its quarters' verdicts. */
export function frozenQueries(
  scope: Scope,
  span: Span,
  quarters: readonly string[],
  assessmentId: string | null,
) {
  return [
    attendanceQuery(scope, span),
    missedInLeave(scope, span),
    assessmentId === null
      ? inspectedQuery(scope, span, quarters.at(-1) ?? "")
      : ratedFactsQuery(scope, span, quarters, assessmentId),
  ] as const;
}

export function insertFigures(scope: Scope, of: Edition, figures: readonly BranchFigures[]): Write[] {
  return insertMany(
    scope,
    branchFigures,
    figures.map((branch) => ({ countyId: scope.countyId, ...of, ...branch })),
  );
}

export function storedQuery(scope: Scope, { period, edition }: Edition) {
  return statement<{ branchId: string; people: number; cells: string }>(
    scope.db,
    sql`SELECT branch_id AS branchId, people, cells FROM branch_figures
      WHERE county_id = ${scope.countyId} AND period = ${period} AND edition = ${edition}`,
  );
}
