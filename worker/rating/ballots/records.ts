import { and, asc, eq, sql } from "drizzle-orm";
import { ballotCounts, people } from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import { governing, versionsOf } from "../../measures/versions/records";
import type { SaveBallots } from "../engine/shape";

/**
 * Members of a branch on the county's assessment day with their latest ballot counts, and how many people had a vote there:
 * full members at some time of the year, for the meeting may have been before somebody left. `ratedUntil`: the instant (epoch ms) until
 * which the year's rating counted what was recorded; ballots that come later change nothing there; null while there is none.
 */
export async function ballotSheet(scope: Scope, year: number, branchId: string) {
  const { measures } = governing(await versionsOf(scope), `${year}Q4`);
  const day = `${year}-${measures.timetable.assessmentDay}`;
  const [rows, [counted], [rated]] = await scope.db.batch([
    sheetQuery(scope, year, branchId, day),
    statement<{ voters: number }>(
      scope.db,
      sql`SELECT count(DISTINCT m.person_id) AS voters FROM memberships m JOIN standings s ON s.county_id = m.county_id
          AND s.person_id = m.person_id AND s.standing = 'full' AND s.from_on <= ${day}
          AND (s.until_on IS NULL OR s.until_on > ${`${year}-01-01`})
        WHERE m.county_id = ${scope.countyId} AND m.branch_id = ${branchId} AND m.from_on <= ${day}
          AND (m.until_on IS NULL OR m.until_on > ${`${year}-01-01`})`,
    ),
    statement<{ recordedUntil: number }>(
      scope.db,
      sql`SELECT a.recorded_until AS recordedUntil FROM assessments a WHERE a.county_id = ${scope.countyId} AND a.year = ${year}
        AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1`,
    ),
  ]);
  return { rows, voters: counted?.voters ?? 0, ratedUntil: rated?.recordedUntil ?? null };
}

function sheetQuery(scope: Scope, year: number, branchId: string, day: string) {
  return scope.db
    .select({
      personId: people.id,
      name: people.name,
      excellent: ballotCounts.excellent,
      qualified: ballotCounts.qualified,
      basically: ballotCounts.basically,
      unqualified: ballotCounts.unqualified,
      version: sql<number>`coalesce(${ballotCounts.version}, 0)`.as("version"),
    })
    .from(people)
    .innerJoin(
      sql`(SELECT m.person_id FROM memberships m JOIN standings s ON s.county_id = m.county_id AND s.person_id = m.person_id
        WHERE m.county_id = ${scope.countyId} AND m.branch_id = ${branchId}
          AND m.from_on <= ${day} AND (m.until_on IS NULL OR m.until_on > ${day})
          AND s.standing <> 'non_party' AND s.from_on <= ${day} AND (s.until_on IS NULL OR s.until_on > ${day})) AS member`,
      sql`member.person_id = ${people.id}`,
    )
    .leftJoin(
      ballotCounts,
      and(
        eq(ballotCounts.countyId, people.countyId),
        eq(ballotCounts.personId, people.id),
        eq(ballotCounts.year, year),
        sql`${ballotCounts.version} = (SELECT max(b.version) FROM ballot_counts b WHERE b.county_id = ${scope.countyId}
          AND b.year = ${year} AND b.person_id = ${people.id})`,
      ),
    )
    .where(withinCounty(scope, people))
    .orderBy(asc(people.staffNumber), asc(people.id));
}

/** A branch's counts in one statement, each the next version of the one it was entered over. */
export function saveBallots(
  scope: Scope,
  year: number,
  branchId: string,
  { rows, reason }: SaveBallots,
): Write[] {
  const json = JSON.stringify(rows);
  return [
    statement(
      scope.db,
      sql`INSERT INTO ballot_counts (county_id, year, person_id, branch_id, excellent, qualified, basically, unqualified, version, reason, created_at, created_by)
        SELECT ${scope.countyId}, ${year}, value->>'personId', ${branchId}, value->>'excellent', value->>'qualified', value->>'basically',
          value->>'unqualified', 1 + value->>'version', CASE WHEN value->>'version' > 0 THEN ${reason} END, ${scope.now},
          ${scope.actor.accountId} FROM json_each(${json}) WHERE true`,
    ),
  ];
}
