import { type SQL, sql } from "drizzle-orm";
import { Refusal } from "../core/refusal";
import type { Db } from "../core/shards";
import { statement } from "../core/statement";
import { allowances } from "./rules";

const quietMs = 60 * 60_000;

type Try = { db: Db; countyId: string; login: string; address: string | null; realNow: number };

/** By the account however it was named, from here and altogether, and by the address. An unknown name counts as an account. */
function subjectsOf({ countyId, login, address }: Try): Record<keyof typeof allowances, SQL> {
  const here = address ?? "unknown";
  const account = sql`coalesce((SELECT id FROM accounts WHERE county_id = ${countyId} AND (login = ${login.toLowerCase()} OR phone = ${login}) LIMIT 1), ${login.toLowerCase()})`;
  return {
    accountHere: sql`'account:' || ${account} || '@' || ${here}`,
    account: sql`'account:' || ${account}`,
    address: sql`${`address:${here}`}`,
  };
}

/** Until when the subjects of this try are blocked. Ask before counting, in the same batch. */
export function blockedUntil(one: Try) {
  const { accountHere, account, address } = subjectsOf(one);
  return statement<{ until: number | null }>(
    one.db,
    sql`SELECT max(blocked_until) AS until FROM sign_in_throttles
      WHERE county_id = ${one.countyId} AND subject IN (${accountHere}, ${account}, ${address})`,
  );
}

export function refuseWhileBlocked(until: number, realNow: number): void {
  if (until <= realNow) return;
  const seconds = Math.ceil((until - realNow) / 1000);
  throw new Refusal("too_many", { retryAfterSeconds: seconds, params: { seconds } });
}

/** Counts the try before any hashing, each subject in one statement, so that parallel guesses are all counted. */
export function countTry(one: Try) {
  const subjects = subjectsOf(one);
  return (Object.keys(allowances) as (keyof typeof allowances)[]).map((kind) =>
    countOf(one, subjects[kind], allowances[kind]),
  );
}

function countOf(
  { db, countyId, realNow }: Try,
  subject: SQL,
  allowance: (typeof allowances)[keyof typeof allowances],
) {
  const { free, firstMs, longestMs } = allowance;
  const delay = sql`CASE WHEN failures + 1 < ${free} THEN 0
    ELSE min(${longestMs}, ${firstMs} * (1 << min(failures + 1 - ${free}, 20))) END`;
  return statement(
    db,
    sql`INSERT INTO sign_in_throttles (county_id, subject, failures, last_failed_at, blocked_until)
      VALUES (${countyId}, ${subject}, 1, ${realNow}, 0)
      ON CONFLICT (county_id, subject) DO UPDATE SET
        failures = CASE WHEN last_failed_at < ${realNow - quietMs} THEN 1 ELSE failures + 1 END,
        blocked_until = CASE WHEN blocked_until > ${realNow} OR last_failed_at < ${realNow - quietMs} THEN blocked_until ELSE ${realNow} + ${delay} END,
        last_failed_at = ${realNow}`,
  );
}

/** A success forgives the account's failures and takes this try back from the address's. */
export function forgive(one: Try) {
  const { accountHere, account, address } = subjectsOf(one);
  return [
    statement(
      one.db,
      sql`DELETE FROM sign_in_throttles WHERE county_id = ${one.countyId} AND subject IN (${accountHere}, ${account})`,
    ),
    statement(
      one.db,
      sql`UPDATE sign_in_throttles SET failures = max(0, failures - 1) WHERE county_id = ${one.countyId} AND subject = ${address}`,
    ),
  ] as const;
}

/** A new password handed over by a colleague opens the door again at once. */
export function forgiveAccount(db: Db, countyId: string, accountId: string) {
  return statement(
    db,
    sql`DELETE FROM sign_in_throttles WHERE county_id = ${countyId}
      AND (subject = ${`account:${accountId}`} OR subject >= ${`account:${accountId}@`} AND subject < ${`account:${accountId}A`})`,
  );
}
