import { and, asc, desc, eq, lt, lte, sql } from "drizzle-orm";
import { partyGroups, standardTerms } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, within, withinCounty } from "../../core/scope";
import type { PartyGroup, StandardTerms, UnitStandard } from "./shape";

const latestFirst = [desc(standardTerms.fromYear), desc(standardTerms.createdAt), desc(standardTerms.id)];

/** A batch loses columns of equal names. */
const standard = sql<UnitStandard>`${standardTerms.standard}`.as("standard_code");

/** What was recorded of a unit's standards, the latest year's latest word first. */
export async function standardTermsOf(scope: Scope, unitId: string): Promise<StandardTerms[]> {
  return scope.db
    .select({
      id: standardTerms.id,
      standard,
      fromYear: standardTerms.fromYear,
      applies: standardTerms.applies,
      reason: standardTerms.reason,
      createdAt: standardTerms.createdAt,
    })
    .from(standardTerms)
    .where(within(scope, standardTerms, eq(standardTerms.unitId, unitId)))
    .orderBy(...latestFirst);
}

/** What holds in a year, as recorded by the instant, of the units in reach and those above: the first of a unit's words on a standard counts. */
export function wordsQuery(scope: Scope, year: number, recordedUntil: number) {
  const reach =
    scope.units === "all" ? undefined : inList(standardTerms.unitId, [...scope.units, ...scope.above]);
  return scope.db
    .select({
      unitId: standardTerms.unitId,
      standard,
      applies: standardTerms.applies,
      reason: standardTerms.reason,
    })
    .from(standardTerms)
    .where(
      withinCounty(
        scope,
        standardTerms,
        reach,
        and(lte(standardTerms.fromYear, year), lt(standardTerms.createdAt, recordedUntil)),
      ),
    )
    .orderBy(...latestFirst);
}

type NewTerms = Omit<typeof standardTerms.$inferInsert, "countyId" | "createdAt" | "createdBy">;

export function insertStandardTerms(scope: Scope, row: NewTerms): Write {
  return scope.db.insert(standardTerms).values({ ...stamp(scope), ...row });
}

const groupColumns = {
  id: partyGroups.id,
  name: partyGroups.name,
  fromOn: partyGroups.fromOn,
  untilOn: partyGroups.untilOn,
  version: partyGroups.version,
};

/** A branch's groups, those of today and those before. */
export async function groupsOf(scope: Scope, branchId: string): Promise<PartyGroup[]> {
  return scope.db
    .select(groupColumns)
    .from(partyGroups)
    .where(withinCounty(scope, partyGroups, eq(partyGroups.branchId, branchId)))
    .orderBy(asc(partyGroups.fromOn), asc(partyGroups.id));
}

export async function findGroup(scope: Scope, branchId: string, id: string): Promise<PartyGroup> {
  const row = await scope.db
    .select(groupColumns)
    .from(partyGroups)
    .where(withinCounty(scope, partyGroups, eq(partyGroups.branchId, branchId), eq(partyGroups.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function insertGroup(
  scope: Scope,
  row: { id: string; branchId: string; name: string; fromOn: string },
): Write {
  return scope.db.insert(partyGroups).values({ ...stamp(scope), ...row });
}

export function endGroupRow(scope: Scope, id: string, untilOn: string, version: number): Write[] {
  return [
    scope.db
      .update(partyGroups)
      .set({ untilOn, version: version + 1 })
      .where(withinCounty(scope, partyGroups, eq(partyGroups.id, id), eq(partyGroups.version, version))),
    guard(scope),
  ];
}
