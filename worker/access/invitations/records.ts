import { and, asc, eq, sql } from "drizzle-orm";
import {
  accounts,
  countyProfiles,
  memberships,
  oneTimeLinkEnds,
  oneTimeLinks,
  people,
  secondFactors,
  units,
} from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import type { Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, within, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import { currentOn } from "../accounts/records";

type NewLink = typeof oneTimeLinks.$inferInsert;

export function newLink(scope: Scope, link: Omit<NewLink, "countyId" | "createdAt" | "createdBy">): NewLink {
  return { ...stamp(scope), personId: null, accountId: null, ...link };
}

export function insertLinks(scope: Scope, links: readonly NewLink[]): Write[] {
  return insertMany(scope, oneTimeLinks, links);
}

/** Units and people by id, within reach, for naming links. */
export async function unitsNamed(scope: Scope, ids: readonly string[]) {
  return scope.db
    .select({
      id: units.id,
      name: units.name,
      kind: units.kind,
      place: units.place,
      dissolvedOn: units.dissolvedOn,
    })
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
      login: sql<string | null>`${accounts.login}`.as("login"),
    })
    .from(memberships)
    .innerJoin(people, and(eq(people.countyId, memberships.countyId), eq(people.id, memberships.personId)))
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .leftJoin(accounts, and(eq(accounts.countyId, people.countyId), eq(accounts.personId, people.id)))
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

/** The link behind a token, with what its opener must know: whose it is and whether that person has an account already. */
export async function findLink(scope: Scope, tokenHash: string) {
  const own = sql`${accounts.countyId} = ${oneTimeLinks.countyId} AND ${accounts.id} = ${oneTimeLinks.accountId}`;
  const row = await scope.db
    .select({
      ...linkColumns,
      createdBy: oneTimeLinks.createdBy,
      dissolvedOn: units.dissolvedOn,
      countyName: sql<string>`${countyProfiles.name}`.as("county_name"),
      accountName: sql<string | null>`(SELECT ${accounts.name} FROM ${accounts} WHERE ${own})`.as(
        "account_name",
      ),
      suspendedAt: sql<number | null>`(SELECT ${accounts.suspendedAt} FROM ${accounts} WHERE ${own})`.as(
        "suspended",
      ),
      hasFactor:
        sql<number>`EXISTS (SELECT 1 FROM ${secondFactors} WHERE ${secondFactors.countyId} = ${oneTimeLinks.countyId}
        AND ${secondFactors.accountId} = ${oneTimeLinks.accountId} AND ${secondFactors.confirmedAt} IS NOT NULL)`.as(
          "has_factor",
        ),
      usedBy: sql<
        string | null
      >`(SELECT ${accounts.login} FROM ${accounts} WHERE ${accounts.countyId} = ${oneTimeLinkEnds.countyId}
        AND ${accounts.id} = ${oneTimeLinkEnds.accountId} AND ${oneTimeLinkEnds.outcome} = 'used')`.as(
        "used_by",
      ),
      personLogin: sql<
        string | null
      >`(SELECT ${accounts.login} FROM ${accounts} WHERE ${accounts.countyId} = ${oneTimeLinks.countyId}
        AND ${accounts.personId} = ${oneTimeLinks.personId})`.as("person_login"),
    })
    .from(oneTimeLinks)
    .innerJoin(countyProfiles, eq(countyProfiles.countyId, oneTimeLinks.countyId))
    .innerJoin(units, and(eq(units.countyId, oneTimeLinks.countyId), eq(units.id, oneTimeLinks.unitId)))
    .leftJoin(people, and(eq(people.countyId, oneTimeLinks.countyId), eq(people.id, oneTimeLinks.personId)))
    .leftJoin(
      oneTimeLinkEnds,
      and(eq(oneTimeLinkEnds.countyId, oneTimeLinks.countyId), eq(oneTimeLinkEnds.linkId, oneTimeLinks.id)),
    )
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

export async function linksNamed(scope: Scope, ids: readonly string[]) {
  return linkRows(scope).where(within(scope, oneTimeLinks, inList(oneTimeLinks.id, ids)));
}

/** One that has ended meanwhile makes all of it fail. */
export function endLinks(scope: Scope, ids: readonly string[], outcome: "withdrawn"): Write[] {
  const end = { ...stamp(scope), outcome };
  return insertMany(
    scope,
    oneTimeLinkEnds,
    ids.map((linkId) => ({ ...end, linkId })),
  );
}

export function endLink(
  scope: Scope,
  linkId: string,
  outcome: "used" | "withdrawn",
  accountId: string | null,
): Write {
  return scope.db.insert(oneTimeLinkEnds).values({ ...stamp(scope), linkId, outcome, accountId });
}

/** What somebody handed out, and what was handed out for them, opens nothing any more; what was used stays used. */
export function withdrawLinksOf(scope: Scope, accountId: string): Write {
  return statement(
    scope.db,
    sql`INSERT INTO ${oneTimeLinkEnds} (county_id, link_id, outcome, created_at, created_by)
      SELECT l.county_id, l.id, 'withdrawn', ${scope.now}, ${scope.actor.accountId} FROM one_time_links l
      WHERE l.county_id = ${scope.countyId} AND (l.created_by = ${accountId} OR l.account_id = ${accountId})
      ON CONFLICT DO NOTHING`,
  );
}
