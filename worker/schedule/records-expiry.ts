import { sql } from "drizzle-orm";
import { APPLICATION_DAYS } from "../access/applications/shape";
import { shanghaiDay, yearOf } from "../core/calendar";
import { answerDays } from "../core/commit";
import type { Db } from "../core/shards";
import { statement, type Write } from "../core/statement";

const dayMs = 86_400_000;
/** A file that nobody imported holds people's particulars for no use. */
export const draftDays = 30;
/** So much a table and day at most; a longer tail goes on the following days. */
const mostRows = 20_000;

/**
 * Takes away what has run out in every county of a shard: sessions and counted tries by real time, first answers, files
 * that wait to be imported and sketches by the domain's. What is due is found by its age: what is kept is not read.
 */
export async function dropExpired(db: Db, now: number, realNow: number, limit = mostRows): Promise<void> {
  await db.batch([
    statement(
      db,
      sql`DELETE FROM login_sessions WHERE rowid IN (SELECT s.rowid FROM county_profiles c /* every county */
        CROSS JOIN login_sessions s ON s.county_id = c.county_id
          AND CASE WHEN s.expires_at < s.absolute_expires_at THEN s.expires_at ELSE s.absolute_expires_at END <= ${realNow}
        LIMIT ${limit})`,
    ),
    statement(
      db,
      sql`DELETE FROM sign_in_charges WHERE rowid IN (SELECT t.rowid FROM county_profiles c /* every county */
        CROSS JOIN sign_in_charges t ON t.county_id = c.county_id AND t.at <= ${realNow - dayMs} LIMIT ${limit})`,
    ),
    statement(
      db,
      sql`DELETE FROM device_tries WHERE rowid IN (SELECT t.rowid FROM county_profiles c /* every county */
        CROSS JOIN device_tries t ON t.county_id = c.county_id AND t.expires_at <= ${realNow} LIMIT ${limit})`,
    ),
    statement(
      db,
      sql`DELETE FROM idempotency_keys WHERE rowid IN (SELECT k.rowid FROM county_profiles c /* every county */
        CROSS JOIN idempotency_keys k ON k.county_id = c.county_id AND k.created_at <= ${now - answerDays * dayMs}
        LIMIT ${limit})`,
    ),
    ...["application_decisions", "applications"].map((table) =>
      statement(
        db,
        sql`DELETE FROM ${sql.raw(table)} WHERE rowid IN (SELECT t.rowid FROM applications a /* every county */
          CROSS JOIN ${sql.raw(table)} t ON t.county_id = a.county_id
            AND t.${sql.raw(table === "applications" ? "id" : "application_id")} = a.id
          WHERE a.created_at <= ${now - 2 * APPLICATION_DAYS * dayMs} LIMIT ${limit})`,
      ),
    ),
    statement(
      db,
      sql`DELETE FROM roster_imports WHERE rowid IN (SELECT i.rowid FROM county_profiles c /* every county */
        CROSS JOIN roster_imports i ON i.county_id = c.county_id AND i.created_at <= ${now - draftDays * dayMs}
        WHERE NOT EXISTS (SELECT 1 FROM roster_commitments m WHERE m.county_id = i.county_id AND m.import_id = i.id) LIMIT ${limit})`,
    ),
    statement(
      db,
      sql`DELETE FROM text_sketches WHERE (county_id, text_id) IN (SELECT s.county_id, s.text_id FROM county_profiles c /* every county */
        CROSS JOIN text_sketches s ON s.county_id = c.county_id AND s.year < ${yearOf(shanghaiDay(now)) - 1} LIMIT ${limit})`,
    ),
    // A failed day's are taken away with these.
    mendFailedExpiries(db, now, limit),
  ]);
}

/** What a failed day would have taken away, a later one takes. */
function mendFailedExpiries(db: Db, now: number, limit: number): Write {
  return statement(
    db,
    sql`UPDATE runs SET state = 'done', error = NULL, ended_at = ${now} WHERE rowid IN (SELECT r.rowid
      FROM county_profiles c /* every county */ CROSS JOIN runs r ON r.county_id = c.county_id
      WHERE r.state = 'failed' AND r.kind = 'expire' LIMIT ${limit})`,
  );
}
