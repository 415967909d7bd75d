import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { memberships, quotaTerms, roles, standings, units } from "../../../db/schema/county";
import { BRANCH_KINDS } from "../../../db/vocabulary";
import { guard, guardWhere, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, withinCounty } from "../../core/scope";
import type { QuotaTerms, SetQuotaTerms } from "./shape";

/** What the log calls a unit. */
export const label: Label = { prefix: "unt", table: units, column: units.name };

/** Everything in reach in the fixed order, with how many people and members belong there today. */
export async function unitRows(scope: Scope) {
  const { today, countyId } = scope;
  return scope.db
    .select({
      id: units.id,
      parentId: units.parentId,
      organId: units.organId,
      kind: units.kind,
      name: units.name,
      place: units.place,
      dissolvedOn: units.dissolvedOn,
      dissolvedAt: units.dissolvedAt,
      version: units.version,
      people: sql<number>`coalesce(counted.people, 0)`.as("people"),
      members: sql<number>`coalesce(counted.members, 0)`.as("members"),
      secretary: sql<
        string | null
      >`(SELECT a.name FROM ${roles} r JOIN accounts a ON a.county_id = r.county_id AND a.id = r.account_id
        WHERE r.county_id = ${units.countyId} AND r.unit_id = ${units.id} AND r.role = 'secretary'
          AND r.from_on <= ${today} AND (r.until_on IS NULL OR r.until_on > ${today}) LIMIT 1)`.as(
        "secretary",
      ),
    })
    .from(units)
    .leftJoin(
      sql`(SELECT m.branch_id AS branch_id, count(*) AS people, sum(s.standing IN ('full','probationary')) AS members
        FROM ${memberships} m LEFT JOIN ${standings} s ON s.county_id = m.county_id AND s.person_id = m.person_id
          AND s.from_on <= ${today} AND (s.until_on IS NULL OR s.until_on > ${today})
        WHERE m.county_id = ${countyId} AND m.from_on <= ${today} AND (m.until_on IS NULL OR m.until_on > ${today})
        GROUP BY m.branch_id) AS counted`,
      sql`counted.branch_id = ${units.id}`,
    )
    .where(withinCounty(scope, units, readable(scope)))
    .orderBy(asc(units.place));
}

/** Every unit that there was in the fixed order, by what tells where it stands: one row a unit, whatever belongs to it. */
export function placesQuery(scope: Scope) {
  return scope.db
    .select({
      id: units.id,
      parentId: units.parentId,
      kind: units.kind,
      name: units.name,
      place: units.place,
      dissolvedOn: units.dissolvedOn,
    })
    .from(units)
    .where(withinCounty(scope, units))
    .orderBy(asc(units.place));
}

/** A secretary sees the own units and, as headings, those above. */
function readable(scope: Scope) {
  return scope.units === "all" ? undefined : inList(units.id, [...scope.units, ...scope.above]);
}

export async function findUnit(scope: Scope, id: string) {
  const row = await scope.db
    .select()
    .from(units)
    .where(
      withinCounty(
        scope,
        units,
        eq(units.id, id),
        scope.units === "all" ? undefined : inList(units.id, scope.units),
      ),
    )
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export async function siblingsBelow(scope: Scope, parentId: string) {
  return scope.db
    .select({
      id: units.id,
      name: units.name,
      dissolvedOn: units.dissolvedOn,
      place: units.place,
      path: units.path,
      version: units.version,
    })
    .from(units)
    .where(withinCounty(scope, units, eq(units.parentId, parentId)))
    .orderBy(asc(units.place));
}

type NewUnit = Omit<typeof units.$inferInsert, "countyId" | "createdAt" | "createdBy">;

export function insertUnit(scope: Scope, unit: NewUnit): Write {
  return scope.db.insert(units).values({ ...stamp(scope), ...unit });
}

export function changeUnit(
  scope: Scope,
  id: string,
  version: number,
  change: { name?: string; dissolvedOn?: string | null; dissolvedAt?: number | null },
): Write[] {
  return [
    scope.db
      .update(units)
      .set({ ...change, version: version + 1 })
      .where(withinCounty(scope, units, eq(units.id, id), eq(units.version, version))),
    guard(scope),
  ];
}

type Placed = { id: string; place: string; version: number };

/**
 * Two neighbours change places, their subtrees with them: one statement, so that no place is held twice on the way.
 * Both get a new version, and fail unless they are as they were read.
 */
export function swapPlaces(scope: Scope, one: Placed, other: Placed): Write[] {
  const length = one.place.length;
  const isSeen = ({ id, version }: Placed) =>
    sql`EXISTS (SELECT 1 FROM ${units} u WHERE u.county_id = ${scope.countyId} AND u.id = ${id} AND u.version = ${version})`;
  return [
    guardWhere(scope, sql`${isSeen(one)} AND ${isSeen(other)}`),
    scope.db
      .update(units)
      .set({
        place: sql`CASE WHEN substr(place, 1, ${length}) = ${one.place} THEN ${other.place} ELSE ${one.place} END || substr(place, ${length + 1})`,
        version: sql`version + (id IN (${one.id}, ${other.id}))`,
      })
      .where(withinCounty(scope, units, sql`substr(place, 1, ${length}) IN (${one.place}, ${other.place})`)),
  ];
}

/** Whether anybody still belongs to the unit or what is below it on the day. */
export async function isInhabited(scope: Scope, path: string, day: string): Promise<boolean> {
  const row = await scope.db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .where(
      withinCounty(
        scope,
        memberships,
        gte(units.path, path),
        lt(units.path, `${path}~`),
        sql`(${memberships.untilOn} IS NULL OR ${memberships.untilOn} > ${day})`,
      ),
    )
    .limit(1)
    .get();
  return row !== undefined;
}

/** Branches that exist on a day, in the fixed order. */
export async function branchesOn(scope: Scope, day: string) {
  return scope.db
    .select({ id: units.id, name: units.name, organId: units.organId, place: units.place, path: units.path })
    .from(units)
    .where(
      withinCounty(
        scope,
        units,
        sql`${units.kind} IN (SELECT value FROM json_each(${JSON.stringify(BRANCH_KINDS)}))`,
        sql`(${units.dissolvedOn} IS NULL OR ${units.dissolvedOn} > ${day})`,
      ),
    )
    .orderBy(asc(units.place));
}

/** What was recorded of a unit's quota, the latest first. */
export async function quotaTermsOf(scope: Scope, unitId: string): Promise<QuotaTerms[]> {
  return scope.db
    .select({
      id: quotaTerms.id,
      fromYear: quotaTerms.fromYear,
      optsIntoPool: quotaTerms.optsIntoPool,
      approvedShare: quotaTerms.approvedShare,
      document: quotaTerms.document,
      createdAt: quotaTerms.createdAt,
    })
    .from(quotaTerms)
    .where(withinCounty(scope, quotaTerms, eq(quotaTerms.unitId, unitId)))
    .orderBy(desc(quotaTerms.createdAt), desc(quotaTerms.id));
}

export function insertQuotaTerms(
  scope: Scope,
  row: Omit<SetQuotaTerms, "version"> & { id: string; unitId: string },
): Write {
  return scope.db.insert(quotaTerms).values({ ...stamp(scope), ...row });
}

/** Each unit with the terms that hold in the year, as recorded by the instant: of the latest year, the latest word. */
export async function unitsWithTerms(scope: Scope, year: number, recordedUntil: number) {
  return scope.db
    .select({
      id: units.id,
      name: units.name,
      parentId: units.parentId,
      optsIntoPool: sql<number>`coalesce(${quotaTerms.optsIntoPool}, 0)`.as("opts_into_pool"),
      approvedShare: sql<number>`coalesce(${quotaTerms.approvedShare}, 0)`.as("approved_share"),
    })
    .from(units)
    .leftJoin(
      quotaTerms,
      and(
        eq(quotaTerms.countyId, units.countyId),
        sql`${quotaTerms.id} = (SELECT t.id FROM quota_terms t WHERE t.county_id = ${scope.countyId} AND t.unit_id = ${units.id}
          AND t.from_year <= ${year} AND t.created_at < ${recordedUntil} ORDER BY t.from_year DESC, t.created_at DESC, t.id DESC LIMIT 1)`,
      ),
    )
    .where(withinCounty(scope, units))
    .orderBy(asc(units.place));
}
