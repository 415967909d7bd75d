import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../../../db/schema/county";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";

/** Acts by which one account lets somebody into another: the actor does, or whom the entry names ("by"). */
const lettingIn = ["account.reset_offered", "second_factor.reset"];
const letInBy = ["account.password_reset", "invitation.accepted"];

/**
 * An account, who let it in later than an instant, who let those in, and so on, each with the day of the chain's earliest
 * link. Read from the log, which nobody changes.
 */
function handsOf(scope: Scope, account: string | null, since: number): SQL {
  return sql`WITH RECURSIVE hands (account_id, at) AS (
      SELECT ${account}, ${Number.MAX_SAFE_INTEGER}
      UNION
      SELECT CASE WHEN l.event IN (SELECT value FROM json_each(${JSON.stringify(lettingIn)})) THEN l.account_id ELSE l.detail->>'by' END,
        min(h.at, l.at)
      FROM hands h CROSS JOIN audit_log l ON l.county_id = ${scope.countyId} AND l.subject = h.account_id AND l.at > ${since}
        AND +l.event IN (SELECT value FROM json_each(${JSON.stringify([...lettingIn, ...letInBy])}))
    )`;
}

/** When an account was let in by another; of several chains the one that holds longest, null when it was not. */
export function letInQuery(scope: Scope, account: string | null, by: string | SQL | null, since: number) {
  return statement<{ at: number | null }>(
    scope.db,
    sql`${handsOf(scope, account, since)} SELECT max(at) AS at FROM hands WHERE account_id = ${by} AND account_id <> ${account}`,
  );
}

/** The people whose accounts let an account in. */
export function peopleBehind(scope: Scope, account: string | null, since: number) {
  return statement<{ personId: string }>(
    scope.db,
    sql`${handsOf(scope, account, since)} SELECT DISTINCT a.person_id AS personId FROM hands
      JOIN accounts a ON a.county_id = ${scope.countyId} AND a.id = hands.account_id WHERE a.person_id IS NOT NULL`,
  );
}

/** The account of a person, where there is one. */
export function accountOfPerson(scope: Scope, personId: string): SQL {
  return sql`(SELECT o.id FROM ${accounts} o WHERE o.county_id = ${scope.countyId} AND o.person_id = ${personId})`;
}
