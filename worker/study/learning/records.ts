import { and, asc, desc, eq, gte, lte, sql } from "drizzle-orm";
import { contributions, memberships, mustReads, people, readings, units } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, withinCounty, withinMembers } from "../../core/scope";
import { sorted } from "../../core/search";
import { statement } from "../../core/statement";
import { inSubtree } from "../sessions/records-reach";
import type { ListContributions } from "./shape";

/** What tells cited contributions and must-reads from the next. */
export const cited: readonly Label[] = [
  { prefix: "con", table: contributions, column: contributions.doneOn },
  { prefix: "mus", table: mustReads, column: mustReads.title },
];

export const PAGE_ROWS = 200;

const contributionColumns = {
  id: contributions.id,
  personId: contributions.personId,
  name: people.name,
  branchId: contributions.branchId,
  branchName: sql<string>`${units.name}`.as("branch_name"),
  kind: contributions.kind,
  doneOn: contributions.doneOn,
  title: contributions.title,
  minutes: contributions.minutes,
  sessionId: contributions.sessionId,
  approvedAt: contributions.approvedAt,
  createdBy: contributions.createdBy,
};

/** What the people in reach did beside attending, latest first. */
export async function contributionRows(scope: Scope, filter: ListContributions) {
  const [day, id] = (filter.after ?? "").split("~");
  return scope.db
    .select(contributionColumns)
    .from(contributions)
    .innerJoin(
      people,
      and(eq(people.countyId, contributions.countyId), eq(people.id, contributions.personId)),
    )
    .innerJoin(units, and(eq(units.countyId, contributions.countyId), eq(units.id, contributions.branchId)))
    .where(
      withinMembers(
        scope,
        contributions,
        inSubtree(scope, contributions.branchId, filter.unit),
        filter.person ? eq(contributions.personId, filter.person) : undefined,
        filter.kind ? eq(contributions.kind, filter.kind) : undefined,
        filter.state
          ? sql`(${contributions.approvedAt} IS NULL) = ${filter.state === "waiting" ? 1 : 0}`
          : undefined,
        filter.from ? gte(contributions.doneOn, filter.from) : undefined,
        filter.to ? lte(contributions.doneOn, filter.to) : undefined,
        filter.after
          ? sql`(${contributions.doneOn}, ${contributions.id}) < (${day ?? ""}, ${id ?? ""})`
          : undefined,
      ),
    )
    .orderBy(desc(contributions.doneOn), desc(contributions.id))
    .limit(PAGE_ROWS + 1);
}

export async function findContribution(scope: Scope, id: string) {
  const row = await scope.db
    .select()
    .from(contributions)
    .where(withinMembers(scope, contributions, eq(contributions.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function insertContribution(
  scope: Scope,
  row: Omit<typeof contributions.$inferInsert, "countyId" | "createdAt" | "createdBy">,
): Write {
  return scope.db.insert(contributions).values({ ...stamp(scope), ...row });
}

export function approve(scope: Scope, id: string): Write[] {
  return [
    scope.db
      .update(contributions)
      .set({ approvedAt: scope.now, approvedBy: scope.actor.accountId, version: sql`version + 1` })
      .where(withinCounty(scope, contributions, eq(contributions.id, id), sql`approved_at IS NULL`)),
    guard(scope),
  ];
}

export function insertMustRead(scope: Scope, row: { id: string; year: number; title: string }): Write {
  return scope.db.insert(mustReads).values({ ...stamp(scope), ...row });
}

export async function findMustRead(scope: Scope, id: string) {
  const row = await scope.db
    .select()
    .from(mustReads)
    .where(withinCounty(scope, mustReads, eq(mustReads.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

/** The year's list and who in reach has finished what: one round trip. */
export async function mustReadsWithReadings(scope: Scope, year: number) {
  const ofYear = sql`(SELECT m.id FROM must_reads m WHERE m.county_id = ${scope.countyId} AND m.year = ${year})`;
  const [list, read] = await scope.db.batch([
    scope.db
      .select({ id: mustReads.id, title: mustReads.title })
      .from(mustReads)
      .where(withinCounty(scope, mustReads, eq(mustReads.year, year)))
      .orderBy(asc(sorted(mustReads.id))),
    scope.db
      .select({
        mustReadId: readings.mustReadId,
        personId: readings.personId,
        finishedOn: readings.finishedOn,
      })
      .from(readings)
      .where(withinMembers(scope, readings, sql`${readings.mustReadId} IN ${ofYear}`))
      .orderBy(asc(sorted(readings.personId))),
  ]);
  const byBook = Map.groupBy(read, (row) => row.mustReadId);
  return list.map((book) => ({
    ...book,
    readings: (byBook.get(book.id) ?? []).map(({ personId, finishedOn }) => ({ personId, finishedOn })),
  }));
}

/** Of these people, those in reach with the branch they belong to today. */
export async function branchesOf(scope: Scope, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await scope.db
    .select({ personId: memberships.personId, branchId: memberships.branchId })
    .from(memberships)
    .where(
      withinMembers(
        scope,
        memberships,
        inList(memberships.personId, personIds),
        sql`${memberships.fromOn} <= ${scope.today} AND (${memberships.untilOn} IS NULL OR ${memberships.untilOn} > ${scope.today})`,
      ),
    );
  return new Map(rows.map((row) => [row.personId, row.branchId]));
}

/** Who is down as a reader already stays so, with the first day. */
export function insertReadings(
  scope: Scope,
  mustReadId: string,
  personIds: readonly string[],
  finishedOn: string,
): Write {
  return statement(
    scope.db,
    sql`INSERT INTO readings (county_id, must_read_id, person_id, finished_on, created_at, created_by)
      SELECT ${scope.countyId}, ${mustReadId}, value, ${finishedOn}, ${scope.now}, ${scope.actor.accountId}
      FROM json_each(${JSON.stringify(personIds)}) WHERE true ON CONFLICT DO NOTHING`,
  );
}
