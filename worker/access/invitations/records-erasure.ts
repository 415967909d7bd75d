import { sql } from "drizzle-orm";
import { oneTimeLinkEnds } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import type { Scope } from "../../core/scope";
import { statement, type Write } from "../../core/statement";
import { accountIdOf } from "../accounts/records-erasure";

/** No link lets them in, and none that they handed out lets in somebody else. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const own = accountIdOf(scope, personId);
  return [
    statement(
      scope.db,
      sql`INSERT INTO ${oneTimeLinkEnds} (county_id, link_id, outcome, created_at, created_by)
        SELECT l.county_id, l.id, 'withdrawn', ${scope.now}, ${scope.actor.accountId} FROM one_time_links l
        WHERE l.county_id = ${scope.countyId} AND (l.person_id = ${personId} OR l.account_id = ${own} OR l.created_by = ${own})
        ON CONFLICT DO NOTHING`,
    ),
  ];
}
