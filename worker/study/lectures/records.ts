import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  contributions,
  memberships,
  people,
  rotaEntries,
  rotaWithdrawals,
  units,
} from "../../../db/schema/county";
import { firstDay, lastDay } from "../../core/calendar";
import { guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, withinCounty } from "../../core/scope";

const withdrawalOf = and(
  eq(rotaWithdrawals.countyId, rotaEntries.countyId),
  eq(rotaWithdrawals.entryId, rotaEntries.id),
);

/** Where the person is today; of somebody who has left, where the turn was entered. */
function branchNow(scope: Scope) {
  return sql<string>`coalesce((SELECT m.branch_id FROM ${memberships} m WHERE m.county_id = ${scope.countyId}
    AND m.person_id = ${rotaEntries.personId} AND m.from_on <= ${scope.today} AND (m.until_on IS NULL OR m.until_on > ${scope.today})),
    ${rotaEntries.branchId})`;
}

/** A turn goes with its person from branch to branch. */
function inReach(scope: Scope): SQL | undefined {
  if (scope.units === "all") return undefined;
  const own = scope.personId ? eq(rotaEntries.personId, scope.personId) : undefined;
  return or(inList(branchNow(scope), scope.units), own);
}

/** The turns of a year in reach and the lessons of people who have one: one round trip. */
export async function rotaOf(scope: Scope, year: number) {
  const standing = [eq(rotaEntries.year, year), isNull(rotaWithdrawals.entryId), inReach(scope)];
  const [turns, given] = await scope.db.batch([
    scope.db
      .select({
        id: rotaEntries.id,
        personId: rotaEntries.personId,
        name: people.name,
        branchId: branchNow(scope).as("branch_now"),
        branchName: sql<string>`${units.name}`.as("branch_name"),
        plannedOn: rotaEntries.plannedOn,
        topic: rotaEntries.topic,
      })
      .from(rotaEntries)
      .innerJoin(people, and(eq(people.countyId, rotaEntries.countyId), eq(people.id, rotaEntries.personId)))
      .innerJoin(units, and(eq(units.countyId, rotaEntries.countyId), eq(units.id, branchNow(scope))))
      .leftJoin(rotaWithdrawals, withdrawalOf)
      .where(withinCounty(scope, rotaEntries, ...standing))
      .orderBy(sql`coalesce(${rotaEntries.plannedOn}, '9999')`, asc(units.place), asc(rotaEntries.id)),
    scope.db
      .select({
        personId: contributions.personId,
        doneOn: contributions.doneOn,
        title: contributions.title,
      })
      .from(contributions)
      .where(
        withinCounty(
          scope,
          contributions,
          eq(contributions.kind, "lesson"),
          sql`${contributions.approvedAt} IS NOT NULL AND ${contributions.doneOn} BETWEEN ${firstDay(year)} AND ${lastDay(year)}`,
          // Wherever it was given: a transfer takes nobody's lesson away.
          inArray(
            contributions.personId,
            scope.db
              .select({ id: rotaEntries.personId })
              .from(rotaEntries)
              .leftJoin(rotaWithdrawals, withdrawalOf)
              .where(withinCounty(scope, rotaEntries, ...standing)),
          ),
        ),
      )
      .orderBy(asc(contributions.doneOn), asc(contributions.id)),
  ]);
  return { turns, given };
}

export async function findTurn(scope: Scope, id: string) {
  const row = await scope.db
    .select({
      id: rotaEntries.id,
      personId: rotaEntries.personId,
      branchId: branchNow(scope).as("branch_now"),
      year: rotaEntries.year,
      topic: rotaEntries.topic,
      withdrawnAt: sql<number | null>`${rotaWithdrawals.createdAt}`.as("withdrawn_at"),
    })
    .from(rotaEntries)
    .leftJoin(rotaWithdrawals, withdrawalOf)
    .where(withinCounty(scope, rotaEntries, eq(rotaEntries.id, id), inReach(scope)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

/** Unless the same turn stands already: the same lecture of the same person on the same day. */
export function insertTurn(
  scope: Scope,
  row: Omit<typeof rotaEntries.$inferInsert, "countyId" | "createdAt" | "createdBy">,
): Write[] {
  return [
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM rota_entries t WHERE t.county_id = ${scope.countyId} AND t.person_id = ${row.personId}
        AND t.year = ${row.year} AND t.topic = ${row.topic} AND t.planned_on IS ${row.plannedOn ?? null}
        AND NOT EXISTS (SELECT 1 FROM rota_withdrawals w WHERE w.county_id = t.county_id AND w.entry_id = t.id))`,
    ),
    scope.db.insert(rotaEntries).values({ ...stamp(scope), ...row }),
  ];
}

export function insertWithdrawal(scope: Scope, entryId: string): Write {
  return scope.db.insert(rotaWithdrawals).values({ ...stamp(scope), entryId });
}
