import { sql } from "drizzle-orm";
import type { Db } from "../core/shards";
import { statement } from "../core/statement";

const quietMs = 60 * 60_000;

/** Counts a try before any hashing, in one statement, so that parallel guesses are all counted; gives when the subject was blocked until. */
export function countTry(db: Db, countyId: string, subject: string, free: number, realNow: number) {
  const delay = sql`CASE WHEN failures + 1 < ${free} THEN 0 ELSE min(900000, 1000 * (1 << min(failures + 1 - ${free}, 10))) END`;
  return [
    statement<{ blockedUntil: number }>(
      db,
      sql`SELECT blocked_until AS blockedUntil FROM sign_in_throttles WHERE county_id = ${countyId} AND subject = ${subject}`,
    ),
    statement(
      db,
      sql`INSERT INTO sign_in_throttles (county_id, subject, failures, last_failed_at, blocked_until)
      VALUES (${countyId}, ${subject}, 1, ${realNow}, 0)
      ON CONFLICT (county_id, subject) DO UPDATE SET
        failures = CASE WHEN last_failed_at < ${realNow - quietMs} THEN 1 ELSE failures + 1 END,
        blocked_until = CASE WHEN blocked_until > ${realNow} OR last_failed_at < ${realNow - quietMs} THEN blocked_until ELSE ${realNow} + ${delay} END,
        last_failed_at = ${realNow}`,
    ),
  ] as const;
}

/** A success forgives the account's failures and takes this try back from the address's. */
export function forgive(db: Db, countyId: string, account: string, address: string) {
  return [
    statement(db, sql`DELETE FROM sign_in_throttles WHERE county_id = ${countyId} AND subject = ${account}`),
    statement(
      db,
      sql`UPDATE sign_in_throttles SET failures = max(0, failures - 1) WHERE county_id = ${countyId} AND subject = ${address}`,
    ),
  ] as const;
}
