import { sql } from "drizzle-orm";
import { recoveryCodes, secondFactors } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";
import { accountIdOf } from "../accounts/records-erasure";

/** The secret and every recovery code. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  return [secondFactors, recoveryCodes].map((table) =>
    scope.db
      .delete(table)
      .where(withinCounty(scope, table, sql`${table.accountId} = ${accountIdOf(scope, personId)}`)),
  );
}
