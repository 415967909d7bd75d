import { type SQL, sql } from "drizzle-orm";
import type { Quarter } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { rowsOf, sessionsOf, stoodOf } from "../facts/records-rolls";
import type { Span } from "../facts/shape";
import type { AttendanceRow, FoundRow } from "./rules";
import type { FrozenRow } from "./rules-groups";

/** Rows of closed registers by the branch to which each person belonged that day, as they were at the instant. */
export function attendanceQuery(scope: Scope, span: Span) {
  const county = scope.countyId;
  return statement<AttendanceRow>(
    scope.db,
    sql`WITH s AS MATERIALIZED (${sessionsOf(county, span)})
      SELECT b.branch_id AS branchId, ${stoodOf(county, span)} AS status, count(*) AS people FROM ${rowsOf(county, span)}
      GROUP BY 1, 2 HAVING status IS NOT NULL`,
  );
}

/** How many of a person's inspections were passed or rectified, of those that were neither exempt nor deferred. */
export function verdictsOf(county: string, quarters: readonly Quarter[]): SQL {
  return sql`SELECT person_id, ${passedAndInspected(sql`sum`)}
    FROM (SELECT t.person_id, ${verdict} AS verdict FROM ${itemsWithVerdicts(county)}
      WHERE i.county_id = ${county} AND i.quarter IN (SELECT value FROM json_each(${JSON.stringify(quarters)})))
    GROUP BY person_id`;
}

const verdict = sql`coalesce(f.verdict, k.verdict, t.verdict)`;

/** Either sums over a person's inspections, or, with no function, of one of them. */
function passedAndInspected(sum = sql``): SQL {
  return sql`${sum}(verdict IN ('pass', 'rectified')) AS passed, ${sum}(verdict NOT IN ('exempt', 'deferred')) AS inspected`;
}

function itemsWithVerdicts(county: string): SQL {
  return sql`inspections i CROSS JOIN inspection_items t ON t.county_id = ${county} AND t.inspection_id = i.id
    LEFT JOIN inspection_marks k ON k.county_id = i.county_id AND k.inspection_id = i.id AND k.person_id = t.person_id
    LEFT JOIN inspection_outcomes f ON f.county_id = i.county_id AND f.inspection_id = i.id AND f.person_id = t.person_id`;
}

/** A quarter's frozen items; a book that was counted since stands in place of what was handed in. */
export function inspectedQuery(scope: Scope, span: Span, quarter: Quarter) {
  return frozenQuery(scope, span, itemsNow(scope, quarter));
}

function itemsNow({ countyId: county }: Scope, quarter: Quarter): SQL {
  return sql`SELECT *, ${passedAndInspected()} FROM (SELECT t.person_id, t.branch_id, t.facts->'months' AS months, ${verdict} AS verdict,
        coalesce(t.facts->>'exemptWholeQuarter', 0) AS exempt, t.facts->>'minutes' AS minutes,
        t.facts->>'typedCharacters' + coalesce(k.rectified_characters, k.verified_characters,
          (SELECT sum(b.value->>'characters') FROM json_each(t.facts, '$.books') b), 0) AS characters
      FROM ${itemsWithVerdicts(county)} WHERE i.county_id = ${county} AND i.quarter = ${quarter})`;
}

/** What stands on a quarter's items now, by branch: verdicts, and the characters of those asked for any. */
export function foundQuery(scope: Scope, quarter: Quarter) {
  return statement<FoundRow>(
    scope.db,
    sql`SELECT branch_id AS branchId, sum(CASE WHEN exempt OR json_array_length(months) = 0 THEN 0 ELSE characters END) AS characters,
        sum(passed) AS passed, sum(inspected) AS inspected FROM (${itemsNow(scope, quarter)}) GROUP BY branch_id`,
  );
}

/** What a year's rating froze, with the verdicts of its quarters. */
export function ratedFactsQuery(
  scope: Scope,
  span: Span,
  quarters: readonly Quarter[],
  assessmentId: string,
) {
  const county = scope.countyId;
  return frozenQuery(
    scope,
    span,
    sql`SELECT s.person_id, s.branch_id, s.facts->'$.months.democratic_appraisal' AS months, s.facts->>'exemptOnDay' IS NOT NULL AS exempt,
        s.facts->>'minutes' AS minutes, s.facts->>'characters' AS characters, coalesce(v.passed, 0) AS passed, coalesce(v.inspected, 0) AS inspected
      FROM assessment_scores s LEFT JOIN (${verdictsOf(county, quarters)}) v ON v.person_id = s.person_id
      WHERE s.county_id = ${county} AND s.assessment_id = ${assessmentId}`,
  );
}

function frozenQuery(scope: Scope, { first, recordedUntil }: Span, facts: SQL) {
  const county = scope.countyId;
  const year = first.slice(0, 4);
  return statement<FrozenRow>(
    scope.db,
    sql`SELECT branch_id AS branchId, months, exempt, essays, count(*) AS people, sum(minutes) AS minutes, sum(characters) AS characters,
        sum(passed) AS passed, sum(inspected) AS inspected
      FROM (SELECT t.*, (SELECT json_group_array(e.half ORDER BY e.half) FROM essays e
          CROSS JOIN essay_reviews r ON r.county_id = ${county} AND r.essay_id = e.id AND r.version = e.version AND r.outcome = 'accepted'
            AND r.created_at < ${recordedUntil}
          WHERE e.county_id = ${county} AND e.person_id = t.person_id AND e.half IN (${`${year}H1`}, ${`${year}H2`})) AS essays
        FROM (${facts}) t) GROUP BY branch_id, months, exempt, essays`,
  );
}
