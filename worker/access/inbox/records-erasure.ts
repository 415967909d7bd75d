import { sql } from "drizzle-orm";
import { inboxItems } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";
import { accountIdOf } from "../accounts/records-erasure";

/** Whatever they were told; what others were told of them holds ids alone. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const own = sql`${inboxItems.accountId} = ${accountIdOf(scope, personId)}`;
  return [scope.db.delete(inboxItems).where(withinCounty(scope, inboxItems, own))];
}
