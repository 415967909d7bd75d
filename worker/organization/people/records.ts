import { and, asc, desc, eq, sql } from "drizzle-orm";
import {
  accounts,
  exemptions,
  memberships,
  people,
  posts,
  standings,
  units,
} from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";
import { mentions } from "../../core/search";
import type { ListPeople } from "./shape";

/** What the log calls somebody. */
export const label: Label = { prefix: "per", table: people, column: people.name };

export const PAGE_ROWS = 500;

type Dated = {
  fromOn:
    | typeof memberships.fromOn
    | typeof standings.fromOn
    | typeof posts.fromOn
    | typeof exemptions.fromOn;
  untilOn:
    | typeof memberships.untilOn
    | typeof standings.untilOn
    | typeof posts.untilOn
    | typeof exemptions.untilOn;
};

/** The interval that holds on a day. */
export function holdsOn(t: Dated, day: string) {
  return sql`${t.fromOn} <= ${day} AND (${t.untilOn} IS NULL OR ${t.untilOn} > ${day})`;
}

const personColumns = {
  id: people.id,
  name: people.name,
  staffNumber: people.staffNumber,
  branchId: memberships.branchId,
  branchName: sql<string>`${units.name}`.as("branch_name"),
  place: units.place,
  standing: standings.standing,
  post: posts.post,
  office: posts.office,
  employment: posts.employment,
  title: posts.title,
  phone: people.phone,
  login: sql<
    string | null
  >`(SELECT a.login FROM accounts a WHERE a.county_id = ${people.countyId} AND a.person_id = ${people.id})`.as(
    "login",
  ),
};

/** Who belongs to the units in reach today, in the fixed order, then by staff number; 500 rows a page. `byPhone`: found by a phone number too. */
export async function peopleRows(scope: Scope, filter: ListPeople, byPhone: boolean) {
  // A staff number may hold the separator itself: the place is before the first, the id after the last.
  const [, place, staffNumber, id] = /^(.*?)~(.*)~(.*)$/.exec(filter.after ?? "") ?? [];
  const order = sql`(${units.place}, coalesce(${people.staffNumber}, ''), ${people.id})`;
  const unit = filter.unit
    ? sql`${units.path} >= (SELECT path FROM units WHERE county_id = ${scope.countyId} AND id = ${filter.unit})
        AND ${units.path} < (SELECT path || '~' FROM units WHERE county_id = ${scope.countyId} AND id = ${filter.unit})`
    : undefined;
  const words = filter.q
    ? sql`(${mentions(filter.q, people.name)} OR ${people.staffNumber} = ${filter.q} OR (${byPhone ? 1 : 0} AND ${people.phone} = ${filter.q}))`
    : undefined;
  return scope.db
    .select({ ...personColumns, exempt: exemptOn(scope.today) })
    .from(memberships)
    .innerJoin(people, and(eq(people.countyId, memberships.countyId), eq(people.id, memberships.personId)))
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .leftJoin(
      standings,
      and(
        eq(standings.countyId, people.countyId),
        eq(standings.personId, people.id),
        holdsOn(standings, scope.today),
      ),
    )
    .leftJoin(
      posts,
      and(eq(posts.countyId, people.countyId), eq(posts.personId, people.id), holdsOn(posts, scope.today)),
    )
    .where(
      within(
        scope,
        memberships,
        holdsOn(memberships, scope.today),
        unit,
        words,
        filter.standing ? eq(standings.standing, filter.standing) : undefined,
        filter.after ? sql`${order} > (${place ?? ""}, ${staffNumber ?? ""}, ${id ?? ""})` : undefined,
      ),
    )
    .orderBy(asc(units.place), asc(sql`coalesce(${people.staffNumber}, '')`), asc(people.id))
    .limit(PAGE_ROWS + 1);
}

function exemptOn(day: string) {
  return sql<number>`EXISTS (SELECT 1 FROM ${exemptions} e WHERE e.county_id = ${people.countyId} AND e.person_id = ${people.id}
    AND e.covers = 'everything' AND e.from_on <= ${day} AND (e.until_on IS NULL OR e.until_on > ${day}))`.as(
    "exempt",
  );
}

/** A person with all intervals, newest first: one round trip. */
export async function findPerson(scope: Scope, id: string) {
  const [[person], memberRows, standingRows, postRows, exemptionRows, [account]] = await scope.db.batch([
    scope.db
      .select()
      .from(people)
      .where(within(scope, people, eq(people.id, id), reachable(scope, id))),
    scope.db
      .select({
        id: memberships.id,
        branchId: memberships.branchId,
        branchName: units.name,
        fromOn: memberships.fromOn,
        untilOn: memberships.untilOn,
        endedAt: memberships.endedAt,
        createdAt: memberships.createdAt,
        version: memberships.version,
      })
      .from(memberships)
      .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
      .where(withinCounty(scope, memberships, eq(memberships.personId, id)))
      .orderBy(desc(memberships.fromOn)),
    scope.db
      .select()
      .from(standings)
      .where(withinCounty(scope, standings, eq(standings.personId, id)))
      .orderBy(desc(standings.fromOn)),
    scope.db
      .select()
      .from(posts)
      .where(withinCounty(scope, posts, eq(posts.personId, id)))
      .orderBy(desc(posts.fromOn)),
    scope.db
      .select()
      .from(exemptions)
      .where(withinCounty(scope, exemptions, eq(exemptions.personId, id)))
      .orderBy(desc(exemptions.fromOn)),
    scope.db
      .select({ login: accounts.login })
      .from(accounts)
      .where(withinCounty(scope, accounts, eq(accounts.personId, id))),
  ]);
  if (!person) throw new Refusal("not_found");
  return {
    person,
    memberships: memberRows,
    standings: standingRows,
    posts: postRows,
    exemptions: exemptionRows,
    login: account?.login ?? null,
  };
}

/** A person is reached through a membership in the scope's units, or is the actor. */
function reachable(scope: Scope, id: string) {
  if (scope.units === "all" || scope.personId === id) return undefined;
  return sql`EXISTS (SELECT 1 FROM ${memberships} m WHERE m.county_id = ${scope.countyId} AND m.person_id = ${people.id}
    AND m.branch_id IN (SELECT value FROM json_each(${JSON.stringify(scope.units)}))
    AND m.from_on <= ${scope.today} AND (m.until_on IS NULL OR m.until_on > ${scope.today}))`;
}

export function insertPerson(
  scope: Scope,
  row: Omit<typeof people.$inferInsert, "countyId" | "createdAt">,
): Write {
  return scope.db.insert(people).values({ ...stamp(scope), ...row });
}

/** Particulars and intervals share the person's version: a decision on what has changed meanwhile is refused. */
export function changePerson(
  scope: Scope,
  id: string,
  version: number,
  change: Partial<typeof people.$inferInsert> = {},
): Write[] {
  return [
    scope.db
      .update(people)
      .set({ ...change, version: version + 1 })
      .where(withinCounty(scope, people, eq(people.id, id), eq(people.version, version))),
    guard(scope),
  ];
}
