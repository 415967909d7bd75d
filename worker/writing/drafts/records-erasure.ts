import { sql } from "drizzle-orm";
import { drafts } from "../../../db/schema/county";
import { accountIdOf } from "../../access/accounts/records-erasure";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** Whatever was begun and not handed in. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const own = sql`${drafts.accountId} = ${accountIdOf(scope, personId)}`;
  return [scope.db.delete(drafts).where(withinCounty(scope, drafts, own))];
}
