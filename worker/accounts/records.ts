import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import {
  accounts,
  countyProfiles,
  drafts,
  loginSessions,
  memberships,
  oneTimeLinkEnds,
  oneTimeLinks,
  people,
  roles,
  units,
} from "../../db/schema/county";
import { guard, type Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import { inList, type Scope, within, withinCounty } from "../core/scope";
import { statement } from "../core/statement";

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

function heldOn(scope: Scope) {
  return sql`${roles.fromOn} <= ${scope.today} AND (${roles.untilOn} IS NULL OR ${roles.untilOn} > ${scope.today})`;
}

function currentOn(scope: Scope) {
  return sql`${memberships.fromOn} <= ${scope.today} AND (${memberships.untilOn} IS NULL OR ${memberships.untilOn} > ${scope.today})`;
}

/** For signing in: by login name or phone. */
export function accountByLogin(scope: Scope, login: string) {
  return scope.db
    .select({ id: accounts.id, passwordHash: accounts.passwordHash, suspendedAt: accounts.suspendedAt })
    .from(accounts)
    .where(
      withinCounty(scope, accounts, or(eq(accounts.login, login.toLowerCase()), eq(accounts.phone, login))),
    );
}

export async function ownPasswordHash(scope: Scope): Promise<string | null> {
  const row = await scope.db
    .select({ hash: accounts.passwordHash })
    .from(accounts)
    .where(withinCounty(scope, accounts, eq(accounts.id, scope.actor.accountId ?? "")))
    .get();
  return row?.hash ?? null;
}

export function setPassword(scope: Scope, accountId: string, passwordHash: string): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ passwordHash, version: sql`version + 1` })
      .where(withinCounty(scope, accounts, eq(accounts.id, accountId))),
    dropSessions(scope, accountId),
  ];
}

/** Every browser of the account is signed out in the same batch as the change that demands it. */
export function dropSessions(scope: Scope, accountId: string): Write {
  return scope.db
    .delete(loginSessions)
    .where(withinCounty(scope, loginSessions, eq(loginSessions.accountId, accountId)));
}

export async function accountsOf(scope: Scope) {
  const inUnits = scope.units === "all" ? undefined : inList(roles.unitId, scope.units);
  const rows = await scope.db
    .select({
      id: accounts.id,
      name: accounts.name,
      login: accounts.login,
      personId: accounts.personId,
      suspendedAt: accounts.suspendedAt,
      version: accounts.version,
      roleId: sql<string>`${roles.id}`.as("role_id"),
      role: roles.role,
      unitId: roles.unitId,
      unitName: sql<string>`${units.name}`.as("unit_name"),
    })
    .from(roles)
    .innerJoin(accounts, and(eq(accounts.countyId, roles.countyId), eq(accounts.id, roles.accountId)))
    .innerJoin(units, and(eq(units.countyId, roles.countyId), eq(units.id, roles.unitId)))
    .where(withinCounty(scope, roles, inUnits, heldOn(scope)))
    .orderBy(asc(units.place), asc(accounts.login))
    .limit(2000);
  return rows;
}

export async function findAccount(scope: Scope, id: string) {
  const [[account], held] = await scope.db.batch([
    scope.db
      .select()
      .from(accounts)
      .where(withinCounty(scope, accounts, eq(accounts.id, id))),
    scope.db
      .select()
      .from(roles)
      .where(withinCounty(scope, roles, eq(roles.accountId, id), heldOn(scope))),
  ]);
  if (!account) throw new Refusal("not_found");
  if (scope.units !== "all" && !held.some((role) => scope.units.includes(role.unitId)))
    throw new Refusal("not_found");
  return { ...account, roles: held };
}

export function insertRole(
  scope: Scope,
  role: { id: string; accountId: string; role: string; unitId: string; fromOn: string },
): Write {
  return scope.db.insert(roles).values({
    countyId: scope.countyId,
    ...role,
    role: role.role as (typeof roles.$inferInsert)["role"],
    createdAt: scope.now,
    createdBy: scope.actor.accountId,
  });
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

export function setSuspended(scope: Scope, id: string, version: number, at: number | null): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ suspendedAt: at, version: version + 1 })
      .where(withinCounty(scope, accounts, eq(accounts.id, id), eq(accounts.version, version))),
    guard(scope),
    dropSessions(scope, id),
  ];
}

type NewLink = typeof oneTimeLinks.$inferInsert;

export function newLink(scope: Scope, link: Omit<NewLink, "countyId" | "createdAt" | "createdBy">): NewLink {
  return {
    countyId: scope.countyId,
    personId: null,
    accountId: null,
    ...link,
    createdAt: scope.now,
    createdBy: scope.actor.accountId,
  };
}

/** Units and people by id, within reach, for naming links. */
export async function unitsNamed(scope: Scope, ids: readonly string[]) {
  return scope.db
    .select({ id: units.id, name: units.name, place: units.place })
    .from(units)
    .where(
      withinCounty(
        scope,
        units,
        inList(units.id, ids),
        scope.units === "all" ? undefined : inList(units.id, scope.units),
      ),
    )
    .orderBy(asc(units.place));
}

export async function peopleNamed(scope: Scope, ids: readonly string[]) {
  return scope.db
    .select({
      id: people.id,
      name: people.name,
      branchId: memberships.branchId,
      branchName: sql<string>`${units.name}`.as("branch_name"),
    })
    .from(memberships)
    .innerJoin(people, and(eq(people.countyId, memberships.countyId), eq(people.id, memberships.personId)))
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .where(within(scope, memberships, inList(memberships.personId, ids), currentOn(scope)))
    .orderBy(asc(units.place), asc(people.staffNumber));
}

const linkColumns = {
  id: oneTimeLinks.id,
  purpose: oneTimeLinks.purpose,
  role: oneTimeLinks.role,
  unitId: oneTimeLinks.unitId,
  unitName: sql<string>`${units.name}`.as("unit_name"),
  personId: oneTimeLinks.personId,
  personName: sql<string | null>`${people.name}`.as("person_name"),
  accountId: oneTimeLinks.accountId,
  expiresAt: oneTimeLinks.expiresAt,
  outcome: oneTimeLinkEnds.outcome,
};

function linkRows(scope: Scope) {
  return scope.db
    .select(linkColumns)
    .from(oneTimeLinks)
    .innerJoin(units, and(eq(units.countyId, oneTimeLinks.countyId), eq(units.id, oneTimeLinks.unitId)))
    .leftJoin(people, and(eq(people.countyId, oneTimeLinks.countyId), eq(people.id, oneTimeLinks.personId)))
    .leftJoin(
      oneTimeLinkEnds,
      and(eq(oneTimeLinkEnds.countyId, oneTimeLinks.countyId), eq(oneTimeLinkEnds.linkId, oneTimeLinks.id)),
    );
}

export async function findLink(scope: Scope, tokenHash: string) {
  const row = await linkRows(scope)
    .where(withinCounty(scope, oneTimeLinks, eq(oneTimeLinks.tokenHash, tokenHash)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export async function linksOf(scope: Scope) {
  return linkRows(scope).where(within(scope, oneTimeLinks)).orderBy(sql`${oneTimeLinks.id} DESC`).limit(500);
}

export async function findLinkById(scope: Scope, id: string) {
  const row = await linkRows(scope)
    .where(within(scope, oneTimeLinks, eq(oneTimeLinks.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function endLink(
  scope: Scope,
  linkId: string,
  outcome: "used" | "withdrawn",
  accountId: string | null,
): Write {
  return scope.db.insert(oneTimeLinkEnds).values({
    countyId: scope.countyId,
    linkId,
    outcome,
    accountId,
    createdAt: scope.now,
    createdBy: scope.actor.accountId,
  });
}

export function insertAccount(
  scope: Scope,
  account: { id: string; name: string; login: string; passwordHash: string; personId: string | null },
): Write {
  return scope.db.insert(accounts).values({ countyId: scope.countyId, ...account, createdAt: scope.now });
}

export async function draftOf(scope: Scope, form: string) {
  return scope.db
    .select({ content: drafts.content, version: drafts.version, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(
      withinCounty(scope, drafts, eq(drafts.accountId, scope.actor.accountId ?? ""), eq(drafts.form, form)),
    )
    .get();
}

/** Saves over the version it was written on; 0 makes the first. Not audited: a draft is nobody's record yet. */
export function saveDraft(scope: Scope, form: string, content: unknown, version: number): Write[] {
  const accountId = scope.actor.accountId ?? "";
  const write =
    version === 0
      ? scope.db
          .insert(drafts)
          .values({ countyId: scope.countyId, accountId, form, content, version: 1, updatedAt: scope.now })
          .onConflictDoNothing()
      : scope.db
          .update(drafts)
          .set({ content, version: version + 1, updatedAt: scope.now })
          .where(
            withinCounty(
              scope,
              drafts,
              eq(drafts.accountId, accountId),
              eq(drafts.form, form),
              eq(drafts.version, version),
            ),
          );
  return [write, guard(scope)];
}

export function dropDraft(scope: Scope, form: string): Write {
  return scope.db
    .delete(drafts)
    .where(
      withinCounty(scope, drafts, eq(drafts.accountId, scope.actor.accountId ?? ""), eq(drafts.form, form)),
    );
}
