import { sql } from "drizzle-orm";
import { loginSessions } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";
import { accountIdOf } from "../accounts/records-erasure";

/** Every browser is signed out. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const own = sql`${loginSessions.accountId} = ${accountIdOf(scope, personId)}`;
  return [scope.db.delete(loginSessions).where(withinCounty(scope, loginSessions, own))];
}
