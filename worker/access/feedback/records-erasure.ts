import { sql } from "drizzle-orm";
import { feedback } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";
import { accountIdOf } from "../accounts/records-erasure";

/** What they wrote to us. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const own = sql`${feedback.accountId} = ${accountIdOf(scope, personId)}`;
  return [
    scope.db
      .update(feedback)
      .set({ body: "" })
      .where(withinCounty(scope, feedback, own)),
  ];
}
