import { sql } from "drizzle-orm";
import { newId } from "../core/ids";
import type { Db } from "../core/shards";

/** The codes alone of so many counties of a shard after one. */
export async function countiesAfter(db: Db, after: string, most: number): Promise<string[]> {
  const rows: { countyId: string }[] =
    await db.all(sql`SELECT c.county_id AS countyId FROM county_profiles c /* every county */
    WHERE c.county_id > ${after} ORDER BY c.county_id LIMIT ${most}`);
  return rows.map(({ countyId }) => countyId);
}

/** What these counties' ledgers hold that has not ended: a message that was lost is sent again by the next tick. */
export function unfinishedOf(
  db: Db,
  counties: readonly string[],
): Promise<{ countyId: string; runId: string }[]> {
  return db.all(sql`SELECT county_id AS countyId, id AS runId FROM runs
    WHERE county_id IN (SELECT value FROM json_each(${JSON.stringify(counties)})) AND state IN ('queued', 'running')
    ORDER BY county_id, due_on, id`);
}

type Failed = { countyId: string; error: string };

/** A day that failed for some counties stands in the ledger of each. */
export async function enterFailed(
  db: Db,
  { kind, day }: { kind: "tick" | "expire"; day: string },
  failed: readonly Failed[],
  now: number,
): Promise<void> {
  const rows = failed.map((one) => ({ ...one, id: newId("run") }));
  await db.run(sql`INSERT INTO runs (county_id, id, kind, period, attempt, due_on, state, error, started_at, ended_at, created_at)
    SELECT value->>'countyId', value->>'id', ${kind}, ${day}, 1, ${day}, 'failed', value->>'error', ${now}, ${now}, ${now}
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (county_id, kind, period, attempt) DO UPDATE SET state = 'failed', error = excluded.error, ended_at = excluded.ended_at`);
}

/** A day that could be worked out makes good the earlier ones that could not: what they owed is owed still, and has been entered. */
export async function mendFailedTicks(db: Db, counties: readonly string[], now: number): Promise<void> {
  await db.run(sql`UPDATE runs SET state = 'done', error = NULL, ended_at = ${now}
    WHERE county_id IN (SELECT value FROM json_each(${JSON.stringify(counties)})) AND state = 'failed' AND kind = 'tick'`);
}
