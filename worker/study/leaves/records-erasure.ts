import { eq, sql } from "drizzle-orm";
import { leaveDecisions, leaves } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** Why leave was asked for, and what was said to it. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const { db } = scope;
  const own = sql`${leaveDecisions.leaveId} IN (SELECT o.id FROM leaves o WHERE o.county_id = ${scope.countyId} AND o.person_id = ${personId})`;
  return [
    db
      .update(leaves)
      .set({ reason: null })
      .where(withinCounty(scope, leaves, eq(leaves.personId, personId))),
    db
      .update(leaveDecisions)
      .set({ comment: null })
      .where(withinCounty(scope, leaveDecisions, own)),
  ];
}
