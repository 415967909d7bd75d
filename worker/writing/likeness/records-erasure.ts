import { sql } from "drizzle-orm";
import { textSketches } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** What somebody's notes and essays are recognised by. */
export function erasure(scope: Scope, { personId }: Erased): Write[] {
  const of = (table: "notes" | "essays") =>
    sql`SELECT t.id FROM ${sql.raw(table)} t WHERE t.county_id = ${scope.countyId} AND t.person_id = ${personId}`;
  const own = sql`${textSketches.textId} IN (${of("notes")} UNION ALL ${of("essays")})`;
  return [scope.db.delete(textSketches).where(withinCounty(scope, textSketches, own))];
}
