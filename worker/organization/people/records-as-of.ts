import { type SQL, sql } from "drizzle-orm";
import { BRANCH_KINDS } from "../../../db/vocabulary";

/** An interval's end as it was recorded at the instant: an end written later leaves the one that stood before (measures §9). */
export function untilAsOf(alias: string, recordedUntil: number): SQL {
  const row = sql.raw(alias);
  return sql`CASE WHEN ${row}.ended_at >= ${instant(recordedUntil)} THEN ${row}.until_before ELSE ${row}.until_on END`;
}

/**
 * The membership `b` under which roll row `a` of session `s` counts, as recorded at the instant (measures §4): a branch's own
 * session counts who belonged to that branch on its day, one of a unit above everybody in post, under the branch of that day.
 * A row without it counts nowhere: after a backdated transfer the person was not a member there that day.
 */
export function countsUnder(recordedUntil: number, row = "a", session = "s"): SQL {
  const [a, s] = [sql.raw(row), sql.raw(session)];
  const until = untilAsOf("b", recordedUntil);
  return sql`b.county_id = ${a}.county_id AND b.person_id = ${a}.person_id AND b.from_on <= ${s}.held_on AND b.created_at < ${instant(recordedUntil)}
    AND (${until} IS NULL OR ${until} > ${s}.held_on) AND (b.branch_id = ${s}.unit_id OR NOT EXISTS (SELECT 1 FROM units o
      WHERE o.county_id = ${a}.county_id AND o.id = ${s}.unit_id AND o.kind IN (SELECT value FROM json_each(${JSON.stringify(BRANCH_KINDS)}))))`;
}

/** Whether a roll row counts anywhere, as far as is known now. */
export function isMember(now: number, row: string, session: string): SQL {
  return sql`EXISTS (SELECT 1 FROM memberships b WHERE ${countsUnder(now + 1, row, session)})`;
}

/** The instant stands in the text: D1 binds a hundred values a statement. */
function instant(ms: number): SQL {
  return sql.raw(String(Number(ms)));
}
