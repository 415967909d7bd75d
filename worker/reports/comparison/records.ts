import { sql } from "drizzle-orm";
import { type Quarter, yearOf } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { inOneTrip, part, parts, statement } from "../../core/statement";
import type { Span } from "../../inspection/facts/shape";
import { storedQuery } from "../../inspection/figures/records";
import { foundQuery } from "../../inspection/figures/records-frozen";
import { withFound } from "../../inspection/figures/rules";
import type { BranchFigures, Edition } from "../../inspection/figures/shape";
import { changesQuery } from "../../measures/holidays/records";
import { versionQuery } from "../../measures/versions/records";
import { wordsQuery } from "../../organization/unit-standards/records";

/** What stands of a period: whether its quarter's inspection has opened, its year's latest rating that is done, and the last edition of the figures of each; null where none is stored. */
export type Standing = {
  opened: number;
  edition: number | null;
  assessmentId: string | null;
  recordedUntil: number | null;
  yearEdition: number | null;
};

/** What decides how periods are counted: the measures, the days off, and what stands of each. */
export async function basisOf(scope: Scope, periods: readonly { year: number; quarter: Quarter }[]) {
  const governing = part([versionQuery(scope), changesQuery(scope)], ([versions, changes]) => ({
    versions,
    changes,
  }));
  const standings = periods.map(({ year, quarter }) =>
    part([standingQuery(scope, year, quarter)], ([[standing]]) => standing as Standing),
  );
  const [rules, standing] = await inOneTrip(scope.db, parts([governing, parts(standings)]));
  return { ...rules, standings: standing };
}

function standingQuery({ countyId: county, db }: Scope, year: number, quarter: Quarter) {
  return statement<Standing>(
    db,
    sql`SELECT EXISTS (SELECT 1 FROM runs WHERE county_id = ${county} AND kind = 'open_inspection' AND period = ${quarter} AND state = 'done') AS opened,
        (SELECT max(edition) FROM branch_figures WHERE county_id = ${county} AND period = ${quarter}) AS edition,
        r.id AS assessmentId, r.recorded_until AS recordedUntil,
        (SELECT max(edition) FROM branch_figures WHERE county_id = ${county} AND period = ${String(year)} AND edition = r.attempt) AS yearEdition
      FROM (SELECT 1) LEFT JOIN (SELECT a.id, a.attempt, a.recorded_until FROM assessments a
        JOIN runs r ON r.county_id = a.county_id AND r.id = a.run_id AND r.state = 'done'
        WHERE a.county_id = ${county} AND a.year = ${year} AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1) r`,
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

/** What was said of units' standards; a year's grades too. */
export function saidPart(scope: Scope, { first, recordedUntil }: Span, isYear: boolean) {
  const year = yearOf(first);
  return part(
    [wordsQuery(scope, year, recordedUntil), gradesQuery(scope, isYear ? year : null)],
    ([words, ratings]) => ({ words, ratings }),
  );
}

/** Stored figures; `found` is the quarter whose items may still change. */
export function storedPart(scope: Scope, edition: Edition, found: Quarter | null) {
  return part([storedQuery(scope, edition), foundQuery(scope, found ?? none)], ([rows, items]) => {
    const figures: BranchFigures[] = rows.map(({ cells, ...row }) => ({ ...row, cells: JSON.parse(cells) }));
    return found === null ? figures : withFound(figures, items);
  });
}

/** No quarter: what is final has nothing to be found. */
const none = "";
