import { sql } from "drizzle-orm";
import { yearOf } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { statusAsOf } from "../../inspection/facts/records-as-of";
import { missedInLeave } from "../../inspection/facts/records-missed";
import type { Span } from "../../inspection/facts/shape";
import { changesQuery } from "../../measures/holidays/records";
import { versionQuery } from "../../measures/versions/records";
import { countsUnder } from "../../organization/people/records-as-of";
import { wordsQuery } from "../../organization/unit-standards/records";
import { unitQuery } from "../../organization/units/records";

type AttendanceRow = { branchId: string; status: string; rows: number };

/** Rows of closed registers by the branch to which each person belonged that day, as they were at the instant. */
function attendanceByBranch(scope: Scope, span: Span) {
  const { first, last, recordedUntil } = span;
  const county = scope.countyId;
  return statement<AttendanceRow>(
    scope.db,
    sql`SELECT branch_id AS branchId, status, count(*) AS rows FROM (SELECT b.branch_id, ${statusAsOf(county, span)} AS status
      FROM study_sessions s JOIN session_closures c ON c.county_id = ${county} AND c.session_id = s.id AND c.created_at < ${recordedUntil}
      JOIN attendance a ON a.county_id = ${county} AND a.session_id = s.id
      JOIN memberships b ON ${countsUnder(recordedUntil)}
      WHERE s.county_id = ${county} AND s.held_on BETWEEN ${first} AND ${last})
      WHERE status IS NOT NULL GROUP BY branch_id, status`,
  );
}

function essaysAccepted(scope: Scope, { first, recordedUntil }: Span) {
  const year = first.slice(0, 4);
  return statement<{ key: string }>(
    scope.db,
    sql`SELECT e.person_id || ' ' || e.half AS key FROM essays e JOIN essay_reviews r ON r.county_id = e.county_id AND r.essay_id = e.id
      AND r.version = e.version AND r.outcome = 'accepted' AND r.created_at < ${recordedUntil}
      WHERE e.county_id = ${scope.countyId} AND e.half IN (${`${year}H1`}, ${`${year}H2`})`,
  );
}

/** One person's frozen figures. */
export type FrozenRow = {
  branchId: string;
  personId: string;
  /** JSON of the counted months; the same text for most people. Null but for the last quarter. */
  months: string | null;
  minutes: number;
  characters: number;
  exempt: number;
};
type ItemRow = FrozenRow & { quarter: string; verdict: string };

/** Frozen items of a period's inspections: the last quarter's facts, every quarter's verdict. */
function frozenItems(scope: Scope, quarters: readonly string[]) {
  const last = quarters.at(-1) ?? "";
  return statement<ItemRow>(
    scope.db,
    sql`SELECT t.branch_id AS branchId, t.person_id AS personId, i.quarter AS quarter,
        CASE WHEN i.quarter = ${last} THEN t.facts->'months' END AS months, t.facts->>'minutes' AS minutes,
        t.facts->>'exemptWholeQuarter' AS exempt, t.facts->>'typedCharacters' + coalesce(k.rectified_characters, k.verified_characters,
          (SELECT sum(b.value->>'characters') FROM json_each(t.facts, '$.books') b), 0) AS characters, coalesce(f.verdict, k.verdict, t.verdict) AS verdict
      FROM inspections i JOIN inspection_items t ON t.county_id = i.county_id AND t.inspection_id = i.id
      LEFT JOIN inspection_marks k ON k.county_id = i.county_id AND k.inspection_id = i.id AND k.person_id = t.person_id
      LEFT JOIN inspection_outcomes f ON f.county_id = i.county_id AND f.inspection_id = i.id AND f.person_id = t.person_id
      WHERE i.county_id = ${scope.countyId} AND i.quarter IN (SELECT value FROM json_each(${JSON.stringify(quarters)})) ORDER BY i.quarter`,
  );
}

/** The year's latest proposal once its run has ended, and the instant until which it counted what was recorded. */
export function ratedQuery(scope: Scope, year: number) {
  return statement<{ id: string; recordedUntil: number }>(
    scope.db,
    sql`SELECT a.id, a.recorded_until AS recordedUntil FROM assessments a
      JOIN runs r ON r.county_id = a.county_id AND r.id = a.run_id AND r.state = 'done'
      WHERE a.county_id = ${scope.countyId} AND a.year = ${year} AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1`,
  );
}

/** The facts that a proposal froze. */
function ratedFacts(scope: Scope, assessmentId: string | null) {
  return statement<FrozenRow>(
    scope.db,
    sql`SELECT s.branch_id AS branchId, s.person_id AS personId, s.facts->'$.months.democratic_appraisal' AS months,
        s.facts->>'minutes' AS minutes, s.facts->>'characters' AS characters, s.facts->>'exemptOnDay' IS NOT NULL AS exempt
      FROM assessment_scores s WHERE s.county_id = ${scope.countyId} AND s.assessment_id = ${assessmentId}`,
  );
}

/** Grades of the year's latest proposal, the decided one where there is a decision. */
function ratingsByBranch(scope: Scope, year: number) {
  return statement<{ branchId: string; excellent: number; graded: number }>(
    scope.db,
    sql`SELECT p.branch_id AS branchId, sum(coalesce(d.grade, p.grade) = 'excellent') AS excellent, count(coalesce(d.grade, p.grade)) AS graded
      FROM assessment_proposals p LEFT JOIN rating_decisions d ON d.county_id = p.county_id AND d.assessment_id = p.assessment_id AND d.person_id = p.person_id
      WHERE p.county_id = ${scope.countyId} AND p.outcome <> 'not_graded' AND p.assessment_id =
        (SELECT id FROM assessments a WHERE a.county_id = ${scope.countyId} AND a.year = ${year} AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1)
      GROUP BY p.branch_id`,
  );
}

/** Everything of a whole county but live facts, in one round trip; what a rating adds is asked for a year only. */
export async function comparisonSources(
  scope: Scope,
  span: Span,
  quarters: readonly string[],
  rating: { year: number; ratedId: string | null } | null,
) {
  const common = [
    versionQuery(scope),
    changesQuery(scope),
    attendanceByBranch(scope, span),
    missedInLeave(scope, span),
    essaysAccepted(scope, span),
    frozenItems(scope, quarters),
    unitQuery(scope),
    wordsQuery(scope, yearOf(span.first), span.recordedUntil),
  ] as const;
  const [versions, changes, attendance, missed, essays, items, units, words, facts, grades] = rating
    ? await scope.db.batch([
        ...common,
        ratedFacts(scope, rating.ratedId),
        ratingsByBranch(scope, rating.year),
      ] as const)
    : ([...(await scope.db.batch(common)), null, null] as const);
  return { versions, changes, attendance, missed, essays, items, units, words, facts, grades };
}
