import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { contributions, people, rotaEntries, rotaWithdrawals, units } from "../../db/schema/county";
import { firstDay, lastDay } from "../core/calendar";
import type { Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import { type Scope, within } from "../core/scope";

const stamp = (scope: Scope) => ({
  countyId: scope.countyId,
  createdAt: scope.now,
  createdBy: scope.actor.accountId,
});

const withdrawalOf = and(
  eq(rotaWithdrawals.countyId, rotaEntries.countyId),
  eq(rotaWithdrawals.entryId, rotaEntries.id),
);

/** The turns of a year in reach and the lessons of whoever has one: one round trip. */
export async function rotaOf(scope: Scope, year: number) {
  const [turns, given] = await scope.db.batch([
    scope.db
      .select({
        id: rotaEntries.id,
        personId: rotaEntries.personId,
        name: people.name,
        branchId: rotaEntries.branchId,
        branchName: sql<string>`${units.name}`.as("branch_name"),
        plannedOn: rotaEntries.plannedOn,
        topic: rotaEntries.topic,
      })
      .from(rotaEntries)
      .innerJoin(people, and(eq(people.countyId, rotaEntries.countyId), eq(people.id, rotaEntries.personId)))
      .innerJoin(units, and(eq(units.countyId, rotaEntries.countyId), eq(units.id, rotaEntries.branchId)))
      .leftJoin(rotaWithdrawals, withdrawalOf)
      .where(within(scope, rotaEntries, eq(rotaEntries.year, year), isNull(rotaWithdrawals.entryId)))
      .orderBy(sql`coalesce(${rotaEntries.plannedOn}, '9999')`, asc(units.place), asc(rotaEntries.id)),
    scope.db
      .select({
        personId: contributions.personId,
        doneOn: contributions.doneOn,
        title: contributions.title,
      })
      .from(contributions)
      .where(
        within(
          scope,
          contributions,
          eq(contributions.kind, "lesson"),
          sql`${contributions.approvedAt} IS NOT NULL AND ${contributions.doneOn} BETWEEN ${firstDay(year)} AND ${lastDay(year)}
            AND EXISTS (SELECT 1 FROM rota_entries t WHERE t.county_id = ${scope.countyId} AND t.person_id = ${contributions.personId} AND t.year = ${year})`,
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
      branchId: rotaEntries.branchId,
      year: rotaEntries.year,
      topic: rotaEntries.topic,
      withdrawnAt: sql<number | null>`${rotaWithdrawals.createdAt}`.as("withdrawn_at"),
    })
    .from(rotaEntries)
    .leftJoin(rotaWithdrawals, withdrawalOf)
    .where(within(scope, rotaEntries, eq(rotaEntries.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function insertTurn(
  scope: Scope,
  row: Omit<typeof rotaEntries.$inferInsert, "countyId" | "createdAt" | "createdBy">,
): Write {
  return scope.db.insert(rotaEntries).values({ ...stamp(scope), ...row });
}

export function insertWithdrawal(scope: Scope, entryId: string): Write {
  return scope.db.insert(rotaWithdrawals).values({ ...stamp(scope), entryId });
}
