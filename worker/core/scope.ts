import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { memberships } from "../../db/schema/county";
import { type Day, shanghaiDay } from "./calendar";
import type { RoleGrant } from "./permissions";
import type { Db } from "./shards";

declare const made: unique symbol;

/** Who acts, where, when, and what they may reach. Made only here; the first argument of everything below the boundary. */
export type Scope = {
  readonly [made]: true;
  readonly countyId: string;
  readonly actor: { accountId: string | null; name: string; login: string | null };
  readonly grants: readonly RoleGrant[];
  /** Units whose rows may be read. */
  readonly units: "all" | readonly string[];
  /** Units above the actor's own: their sessions are readable. */
  readonly above: readonly string[];
  readonly personId: string | null;
  readonly now: number;
  readonly today: Day;
  readonly db: Db;
  readonly address: string | null;
  readonly idempotency: { key: string; requestHash: string } | null;
};

export type AccountScopeInput = {
  countyId: string;
  db: Db;
  now: number;
  account: { id: string; name: string; login: string; personId: string | null };
  grants: readonly RoleGrant[];
  above: readonly string[];
  address?: string | null;
  idempotency?: { key: string; requestHash: string } | null;
};

/** The scope of a signed-in account. */
export function accountScope(input: AccountScopeInput): Scope {
  const all = input.grants.some((grant) => grant.units === "all");
  const units = all ? "all" : [...new Set(input.grants.flatMap((grant) => grant.units))];
  return {
    countyId: input.countyId,
    actor: { accountId: input.account.id, name: input.account.name, login: input.account.login },
    grants: input.grants,
    units,
    above: input.above,
    personId: input.account.personId,
    now: input.now,
    today: shanghaiDay(input.now),
    db: input.db,
    address: input.address ?? null,
    idempotency: input.idempotency ?? null,
  } as unknown as Scope;
}

/** The scope of a scheduled run: one county, all of it, nobody in person. */
export function systemScope(input: { countyId: string; db: Db; now: number }): Scope {
  return {
    countyId: input.countyId,
    actor: { accountId: null, name: "schedule", login: null },
    grants: [{ role: "system", unitId: null, units: "all" }],
    units: "all",
    above: [],
    personId: null,
    now: input.now,
    today: shanghaiDay(input.now),
    db: input.db,
    address: null,
    idempotency: null,
  } as unknown as Scope;
}

/**
 * The whole county under the same actor, for figures that never depend on who asks (decisions: Comparison): what is summed
 * over it is told only of units that the actor's own scope holds.
 */
export function wholeCounty(scope: Scope): Scope {
  return { ...scope, units: "all" };
}

/** What somebody does at the door, before there is a session: written down under the account that it is about. */
export function atTheDoor(scope: Scope, accountId: string, address: string | null = null): Scope {
  return { ...scope, actor: { accountId, name: "", login: null }, grants: [], address };
}

/** A list of any length as one bound parameter. */
export function inList(column: AnySQLiteColumn | SQL, ids: readonly (string | number)[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

type CountyTable = SQLiteTable & { countyId: AnySQLiteColumn };

/**
 * THE tenancy clause: the county, and for tables of a unit or a person the actor's reach.
 * A table with branchId or unitId is limited to the scope's units; one with only personId to the people of those units;
 * rows of the actor's own person are always inside.
 */
export function within(scope: Scope, table: CountyTable, ...more: (SQL | undefined)[]): SQL {
  return and(eq(table.countyId, scope.countyId), reach(scope, table), ...more) as SQL;
}

/**
 * As `within`, for what somebody wrote or asked for: of a person who has left the unit it is nobody's there any more, only
 * the county's and the person's own.
 */
export function withinMembers(
  scope: Scope,
  table: CountyTable & { personId: AnySQLiteColumn },
  ...more: (SQL | undefined)[]
): SQL {
  if (scope.units === "all") return within(scope, table, ...more);
  return within(scope, table, anyOf(scope, inPeopleOf(scope, table.personId), table.personId), ...more);
}

/** As `within`, for sessions: what a unit above holds is readable below. */
export function withinOrAbove(
  scope: Scope,
  table: CountyTable & { unitId: AnySQLiteColumn },
  ...more: (SQL | undefined)[]
): SQL {
  const readable = scope.units === "all" ? undefined : inList(table.unitId, [...scope.units, ...scope.above]);
  return and(eq(table.countyId, scope.countyId), readable, ...more) as SQL;
}

/** The county clause alone, for tables that belong to the county as a whole or are reached through a scoped parent. */
export function withinCounty(scope: Scope, table: CountyTable, ...more: (SQL | undefined)[]): SQL {
  return and(eq(table.countyId, scope.countyId), ...more) as SQL;
}

function reach(scope: Scope, table: CountyTable): SQL | undefined {
  if (scope.units === "all") return undefined;
  const columns = table as unknown as Record<string, AnySQLiteColumn | undefined>;
  const unit = columns.branchId ?? columns.unitId;
  if (unit) return anyOf(scope, inList(unit, scope.units), columns.personId);
  if (columns.personId) return anyOf(scope, inPeopleOf(scope, columns.personId), columns.personId);
  return undefined;
}

/** What lies in the actor's units or is the actor's own; who has no units finds the own by its index alone. */
function anyOf(scope: Scope, inUnits: SQL, personId: AnySQLiteColumn | undefined): SQL | undefined {
  const own = personId && scope.personId ? eq(personId, scope.personId) : undefined;
  return scope.units.length === 0 ? (own ?? sql`0`) : or(inUnits, own);
}

/** People who belong to one of the scope's units today. */
export function inPeopleOf(scope: Scope, personId: AnySQLiteColumn | SQL): SQL {
  const units = scope.units === "all" ? [] : scope.units;
  return sql`${personId} IN (SELECT ${sql.raw("m.person_id")} FROM ${memberships} m WHERE m.county_id = ${scope.countyId}
    AND m.branch_id IN (SELECT value FROM json_each(${JSON.stringify(units)}))
    AND m.from_on <= ${scope.today} AND (m.until_on IS NULL OR m.until_on > ${scope.today}))`;
}

/** What every row says of its making: the county, when (UTC epoch ms, the domain's clock) and by which account. */
export function stamp(scope: Scope) {
  return { countyId: scope.countyId, createdAt: scope.now, createdBy: scope.actor.accountId };
}
