import { eq, or, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { units } from "../../../db/schema/county";
import { inList, type Scope } from "../../core/scope";

/** Rows of a unit and what is below it; undefined where no unit was asked for. */
export function inSubtree(
  scope: Scope,
  column: AnySQLiteColumn,
  unitId: string | undefined,
): SQL | undefined {
  if (!unitId) return undefined;
  return sql`${column} IN (SELECT b.id FROM ${units} top JOIN ${units} b ON b.county_id = top.county_id
      AND b.path >= top.path AND b.path < top.path || '~'
    WHERE top.county_id = ${scope.countyId} AND top.id = ${unitId})`;
}

/** Within the scope, only what is of these units or the own: a recorder's branch, say, but not its essays. */
export function reachedBy(
  scope: Scope,
  units: "all" | readonly string[],
  table: { branchId: AnySQLiteColumn; personId: AnySQLiteColumn },
): SQL | undefined {
  if (units === "all") return undefined;
  const own = scope.personId ? eq(table.personId, scope.personId) : undefined;
  return or(inList(table.branchId, units), own);
}
