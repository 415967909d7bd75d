import { eq, type SQL, sql } from "drizzle-orm";
import { accounts } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import { statement, type Write } from "../../core/statement";

/** The id of the person's account, as a query within another. */
export const accountIdOf = (scope: Scope, personId: string): SQL =>
  sql`(SELECT a.id FROM accounts a WHERE a.county_id = ${scope.countyId} AND a.person_id = ${personId})`;

/** The name is read where it still stands: people are renamed last. */
export const nameStill = (scope: Scope, personId: string): SQL =>
  sql`(SELECT p.name FROM people p WHERE p.county_id = ${scope.countyId} AND p.id = ${personId})`;

/** The account, and the name in what earlier requests were answered. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const named = nameStill(scope, personId);
  return [
    statement(
      scope.db,
      sql`UPDATE idempotency_keys SET answer = replace(answer, ${named}, ${name})
        WHERE idempotency_keys.county_id = ${scope.countyId} AND instr(answer, ${named}) > 0`,
    ),
    scope.db
      .update(accounts)
      .set({
        name,
        login: sql`${accounts.id}`,
        phone: null,
        passwordHash: null,
        suspendedAt: scope.now,
        version: sql`version + 1`,
      })
      .where(withinCounty(scope, accounts, eq(accounts.personId, personId))),
  ];
}
