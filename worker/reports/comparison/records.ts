import { sql } from "drizzle-orm";
import { type Quarter, yearOf } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { missedInLeave } from "../../inspection/facts/records-missed";
import type { Span } from "../../inspection/facts/shape";
import { frozenQueries, openedQuery, storedQuery } from "../../inspection/figures/records";
import { foundQuery } from "../../inspection/figures/records-frozen";
import { type Live, liveQuery } from "../../inspection/figures/records-live";
import type { Edition } from "../../inspection/figures/shape";
import { changesQuery } from "../../measures/holidays/records";
import { versionQuery } from "../../measures/versions/records";
import { wordsQuery } from "../../organization/unit-standards/records";
import { placesQuery } from "../../organization/units/records";

/** What decides how a period is counted: the measures, the days off, and whether its figures are frozen. */
export async function basisOf(scope: Scope, year: number, quarter: Quarter) {
  const [versions, changes, [rated], [inspection]] = await scope.db.batch([
    versionQuery(scope),
    changesQuery(scope),
    ratedQuery(scope, year),
    openedQuery(scope, quarter),
  ]);
  return {
    versions,
    changes,
    rated: rated ?? null,
    isInspected: inspection?.opened === 1,
    edition: inspection?.edition ?? null,
  };
}

/** The year's latest proposal once its run has ended, and the instant until which it counted what was recorded. */
function ratedQuery(scope: Scope, year: number) {
  return statement<{ id: string; attempt: number; recordedUntil: number }>(
    scope.db,
    sql`SELECT a.id, a.attempt, a.recorded_until AS recordedUntil FROM assessments a
      JOIN runs r ON r.county_id = a.county_id AND r.id = a.run_id AND r.state = 'done'
      WHERE a.county_id = ${scope.countyId} AND a.year = ${year} AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1`,
  );
}

/** Grades of the year's latest proposal, the decided one where there is a decision; none outside a year. */
function gradesQuery(scope: Scope, year: number | null) {
  return statement<{ branchId: string; excellent: number; graded: number }>(
    scope.db,
    sql`SELECT p.branch_id AS branchId, sum(coalesce(d.grade, p.grade) = 'excellent') AS excellent, count(coalesce(d.grade, p.grade)) AS graded
      FROM assessment_proposals p LEFT JOIN rating_decisions d ON d.county_id = p.county_id AND d.assessment_id = p.assessment_id AND d.person_id = p.person_id
      WHERE p.county_id = ${scope.countyId} AND p.outcome <> 'not_graded' AND p.assessment_id =
        (SELECT id FROM assessments a WHERE a.county_id = ${scope.countyId} AND a.year = ${year} AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1)
      GROUP BY p.branch_id`,
  );
}

/** The units and what was said of their standards; a year's grades too. */
function common(scope: Scope, { first, recordedUntil }: Span, isYear: boolean) {
  const year = yearOf(first);
  return [
    placesQuery(scope),
    wordsQuery(scope, year, recordedUntil),
    gradesQuery(scope, isYear ? year : null),
  ] as const;
}

/** Stored figures of a period with all that the comparison shows beside them, in one round trip; `found` is the quarter whose items may still change. */
export async function storedSources(scope: Scope, span: Span, edition: Edition, found: Quarter | null) {
  const [units, words, ratings, figures, items] = await scope.db.batch([
    ...common(scope, span, edition.period.length === 4),
    storedQuery(scope, edition),
    foundQuery(scope, found ?? none),
  ] as const);
  return { units, words, ratings, figures, items };
}

/** No quarter: what is final has nothing to be found. */
const none = "";

/** The same where a run froze its facts before figures were stored: counted again. */
export async function frozenSources(
  scope: Scope,
  span: Span,
  quarters: readonly Quarter[],
  assessmentId: string | null,
) {
  const [units, words, ratings, attendance, missed, groups] = await scope.db.batch([
    ...common(scope, span, assessmentId !== null),
    ...frozenQueries(scope, span, quarters, assessmentId),
  ] as const);
  return { units, words, ratings, attendance, missed, groups };
}

/** The same for figures that are counted now; `span` begins on 1 January. */
export async function liveSources(scope: Scope, span: Span, of: Live) {
  const [units, words, ratings, rows, missed] = await scope.db.batch([
    ...common(scope, span, of.onDay !== null),
    liveQuery(scope, span, of),
    missedInLeave(scope, span),
  ] as const);
  return {
    units,
    words,
    ratings,
    missed,
    attendance: rows.filter((row) => row.status !== null),
    groups: rows.filter((row) => row.status === null),
  };
}
