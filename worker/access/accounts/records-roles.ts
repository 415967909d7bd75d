import { eq, isNull, sql } from "drizzle-orm";
import { roles } from "../../../db/schema/county";
import { guard, guardWhere, type Write } from "../../core/commit";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";

type NewRole = { id: string; accountId: string; role: string; unitId: string; fromOn: string };

/** Fails the batch when the account holds the role at the unit on that day or later already. */
export function guardNotHeld(scope: Scope, { accountId, role, unitId, fromOn }: NewRole): Write {
  return guardWhere(
    scope,
    sql`NOT EXISTS (SELECT 1 FROM ${roles} r WHERE r.county_id = ${scope.countyId} AND r.account_id = ${accountId}
      AND r.role = ${role} AND r.unit_id = ${unitId} AND (r.until_on IS NULL OR r.until_on > ${fromOn}))`,
  );
}

export function insertRole(scope: Scope, role: NewRole): Write {
  return scope.db
    .insert(roles)
    .values({ ...stamp(scope), ...role, role: role.role as (typeof roles.$inferInsert)["role"] });
}

/** Ends a role today; the guard refuses when it was the last administrator's. */
export function endRole(scope: Scope, roleId: string): Write[] {
  return [
    scope.db
      .update(roles)
      .set({ untilOn: scope.today })
      .where(withinCounty(scope, roles, eq(roles.id, roleId), isNull(roles.untilOn))),
    guard(scope),
    ...guardAdministrator(scope),
  ];
}

/** Fails the batch when nobody who can sign in is left as administrator. */
export function guardAdministrator(scope: Scope): Write[] {
  return [
    statement(
      scope.db,
      sql`INSERT INTO guards (county_id, ok) SELECT ${scope.countyId}, EXISTS (
      SELECT 1 FROM roles r JOIN accounts a ON a.county_id = r.county_id AND a.id = r.account_id
      WHERE r.county_id = ${scope.countyId} AND r.role = 'administrator' AND a.suspended_at IS NULL
        AND r.from_on <= ${scope.today} AND (r.until_on IS NULL OR r.until_on > ${scope.today}))`,
    ),
  ];
}
