import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accounts, countyProfiles, memberships, people, roles, units } from "../../../db/schema/county";
import type { Role } from "../../../db/vocabulary";
import { guard, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, withinCounty } from "../../core/scope";
import { mentions, sorted } from "../../core/search";
import { dropSessions } from "./records-signing-in";
import type { OwnAccount } from "./shape";

/** What the log calls an account. */
export const label: Label = { prefix: "acc", table: accounts, column: accounts.name };

/** The account's current roles, county and person: what the first screen needs, in one round trip. */
export async function meOf(scope: Scope) {
  const accountId = scope.actor.accountId ?? "";
  const [[county], held, person] = await scope.db.batch([
    scope.db
      .select({ id: countyProfiles.countyId, name: countyProfiles.name, office: countyProfiles.office })
      .from(countyProfiles)
      .where(withinCounty(scope, countyProfiles)),
    scope.db
      .select({
        id: roles.id,
        role: roles.role,
        unitId: roles.unitId,
        unitName: sql<string>`${units.name}`.as("unit_name"),
      })
      .from(roles)
      .innerJoin(units, and(eq(units.countyId, roles.countyId), eq(units.id, roles.unitId)))
      .where(withinCounty(scope, roles, eq(roles.accountId, accountId), heldOn(scope)))
      .orderBy(asc(units.place)),
    scope.db
      .select({
        id: people.id,
        name: people.name,
        branchId: sql<string | null>`${memberships.branchId}`.as("branch_id"),
        branchName: sql<string | null>`${units.name}`.as("branch_name"),
      })
      .from(people)
      .leftJoin(
        memberships,
        and(eq(memberships.countyId, people.countyId), eq(memberships.personId, people.id), currentOn(scope)),
      )
      .leftJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
      .where(withinCounty(scope, people, eq(people.id, scope.personId ?? ""))),
  ]);
  if (!county) throw new Refusal("unauthenticated");
  return { county, roles: held, person: person[0] ?? null };
}

export function heldOn(scope: Scope) {
  return sql`${roles.fromOn} <= ${scope.today} AND (${roles.untilOn} IS NULL OR ${roles.untilOn} > ${scope.today})`;
}

/** The membership that holds today. */
export function currentOn(scope: Scope) {
  return sql`${memberships.fromOn} <= ${scope.today} AND (${memberships.untilOn} IS NULL OR ${memberships.untilOn} > ${scope.today})`;
}

/** What one sees and changes of the own account. */
export async function ownAccount(scope: Scope): Promise<OwnAccount> {
  const row = await scope.db
    .select({ login: accounts.login, phone: accounts.phone, version: accounts.version })
    .from(accounts)
    .where(withinCounty(scope, accounts, eq(accounts.id, scope.actor.accountId ?? "")))
    .get();
  if (!row) throw new Refusal("unauthenticated");
  return row;
}

export function setPhone(scope: Scope, phone: string | null, version: number): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ phone, version: version + 1 })
      .where(
        withinCounty(
          scope,
          accounts,
          eq(accounts.id, scope.actor.accountId ?? ""),
          eq(accounts.version, version),
        ),
      ),
    guard(scope),
  ];
}

/** The person's own role is held where the person belongs today: a branch that was left has no more say over the account. */
function heldAt(scope: Scope) {
  const branch = sql`(SELECT ${memberships.branchId} FROM ${memberships} WHERE ${memberships.countyId} = ${accounts.countyId}
    AND ${memberships.personId} = ${accounts.personId} AND ${currentOn(scope)})`;
  const left = scope.units === "all" ? roles.unitId : sql`NULL`;
  return sql<
    string | null
  >`CASE WHEN ${roles.role} = 'person' AND ${accounts.personId} IS NOT NULL THEN coalesce(${branch}, ${left}) ELSE ${roles.unitId} END`;
}

/** How many accounts a page of the county's list holds, each with all its roles. */
export const PAGE_ACCOUNTS = 200;

export type AccountFilter = {
  /** Part of a name or a login. */
  q?: string;
  /** The last login of the page before. */
  after?: string;
  /** Only those who hold a branch's role and belong to no person. */
  unlinked?: boolean;
};

/**
 * Accounts with the roles they hold today, by login; who has none any more is seen by the county alone, a page and one
 * more at a time. A secretary sees who works for the own units, and of the other accounts those of people who belong there.
 */
export async function accountsOf(scope: Scope, filter: AccountFilter) {
  const inUnits = scope.units === "all" ? undefined : inList(heldAt(scope), scope.units);
  return scope.db
    .select({
      id: accounts.id,
      name: accounts.name,
      login: accounts.login,
      personId: accounts.personId,
      personName: sql<string | null>`${people.name}`.as("person_name"),
      suspendedAt: accounts.suspendedAt,
      version: accounts.version,
      roleId: sql<string | null>`${roles.id}`.as("role_id"),
      role: roles.role,
      unitId: heldAt(scope).as("held_at"),
      unitName: sql<string | null>`${units.name}`.as("unit_name"),
    })
    .from(accounts)
    .leftJoin(
      roles,
      and(eq(roles.countyId, accounts.countyId), eq(roles.accountId, accounts.id), heldOn(scope)),
    )
    .leftJoin(units, and(eq(units.countyId, roles.countyId), eq(units.id, heldAt(scope))))
    .leftJoin(people, and(eq(people.countyId, accounts.countyId), eq(people.id, accounts.personId)))
    .where(withinCounty(scope, accounts, inUnits, sql`${accounts.id} IN (${inPage(scope, filter)})`))
    .orderBy(asc(sorted(accounts.login)), asc(units.place));
}

/** The accounts of a page: of a secretary's units all, of a county as many as a page and one more. */
function inPage(scope: Scope, { q, after, unlinked }: AccountFilter): SQL {
  const reached = narrowed(scope);
  const words = [
    reached && sql`a.id IN (${reached})`,
    q && sql`(${mentions(q, sql`a.name`)} OR instr(a.login, lower(${q})) > 0)`,
    after !== undefined && sql`a.login > ${after}`,
    unlinked && sql`a.person_id IS NULL AND a.suspended_at IS NULL AND ${holdsBranch(scope)}`,
  ].filter((word) => word !== undefined && word !== "" && word !== false);
  const limit = reached ? sql`` : sql` LIMIT ${PAGE_ACCOUNTS + 1}`;
  return sql`SELECT a.id FROM accounts a WHERE a.county_id = ${scope.countyId}${sql.join(
    words.map((word) => sql` AND ${word}`),
  )} ORDER BY a.login${limit}`;
}

/** Whose accounts a secretary may come by at all: those with a role in the own units, and of people who belong there. */
function narrowed(scope: Scope): SQL | undefined {
  if (scope.units === "all") return undefined;
  const own = sql`(SELECT value FROM json_each(${JSON.stringify(scope.units)}))`;
  return sql`SELECT r.account_id FROM roles r WHERE r.county_id = ${scope.countyId} AND r.unit_id IN ${own}
    UNION ALL SELECT p.id FROM memberships m CROSS JOIN accounts p ON p.county_id = ${scope.countyId} AND p.person_id = m.person_id
    WHERE m.county_id = ${scope.countyId} AND m.branch_id IN ${own}`;
}

function holdsBranch(scope: Scope): SQL {
  return sql`EXISTS (SELECT 1 FROM roles r WHERE r.county_id = ${scope.countyId} AND r.account_id = a.id
    AND r.role IN ('secretary', 'recorder') AND r.from_on <= ${scope.today} AND (r.until_on IS NULL OR r.until_on > ${scope.today}))`;
}

export async function findAccount(scope: Scope, id: string) {
  const [[account], held] = await scope.db.batch([
    scope.db
      .select()
      .from(accounts)
      .where(withinCounty(scope, accounts, eq(accounts.id, id))),
    scope.db
      .select({
        id: roles.id,
        role: roles.role,
        unitId: sql<string>`coalesce(${heldAt(scope)}, '')`.as("held_at"),
      })
      .from(roles)
      .innerJoin(accounts, and(eq(accounts.countyId, roles.countyId), eq(accounts.id, roles.accountId)))
      .where(withinCounty(scope, roles, eq(roles.accountId, id), heldOn(scope))),
  ]);
  if (!account) throw new Refusal("not_found");
  if (scope.units !== "all" && !held.some((role) => scope.units.includes(role.unitId)))
    throw new Refusal("not_found");
  return { ...account, roles: held };
}

export function setSuspended(scope: Scope, id: string, version: number, at: number | null): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ suspendedAt: at, version: version + 1 })
      .where(withinCounty(scope, accounts, eq(accounts.id, id), eq(accounts.version, version))),
    guard(scope),
    ...dropSessions(scope, id),
  ];
}

export function insertAccount(
  scope: Scope,
  account: {
    id: string;
    name: string;
    login: string;
    phone: string | null;
    passwordHash: string;
    personId: string | null;
  },
): Write {
  return scope.db.insert(accounts).values({ countyId: scope.countyId, ...account, createdAt: scope.now });
}

/** The account as a person's, under the person's name. */
export function setPerson(
  scope: Scope,
  id: string,
  version: number,
  person: { id: string; name: string },
): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ personId: person.id, name: person.name, version: version + 1 })
      .where(withinCounty(scope, accounts, eq(accounts.id, id), eq(accounts.version, version))),
    guard(scope),
  ];
}

/** How many who can sign in hold one of these roles today without being linked to a person. */
export async function countUnlinked(scope: Scope, held: readonly Role[]): Promise<number> {
  const row = await scope.db
    .select({ n: sql<number>`count(DISTINCT ${accounts.id})` })
    .from(accounts)
    .innerJoin(roles, and(eq(roles.countyId, accounts.countyId), eq(roles.accountId, accounts.id)))
    .where(
      withinCounty(
        scope,
        accounts,
        isNull(accounts.personId),
        isNull(accounts.suspendedAt),
        inList(roles.role, held),
        heldOn(scope),
      ),
    )
    .get();
  return row?.n ?? 0;
}
