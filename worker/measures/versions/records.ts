import { and, asc, eq, isNull, sql } from "drizzle-orm";
import {
  accounts,
  inspections,
  measureVersions,
  measureWithdrawals,
  usedMeasures,
} from "../../../db/schema/county";
import { yearOf } from "../../core/calendar";
import { guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import { completed } from "./rules";
import type { Measures, MeasuresVersion } from "./shape";

export type AdoptedVersion = { id: string; number: number; fromQuarter: string; content: Measures };

/** Every version that stands, in the order in which they come into force: a county has a handful. */
export async function versionsOf(scope: Scope): Promise<AdoptedVersion[]> {
  return asVersions(await versionQuery(scope));
}

/** As a query that a batch can take in. */
export function versionQuery(scope: Scope) {
  return scope.db
    .select({
      id: measureVersions.id,
      number: measureVersions.number,
      fromQuarter: measureVersions.fromQuarter,
      content: contentAsUsed(),
    })
    .from(measureVersions)
    .leftJoin(measureWithdrawals, withdrawalOf)
    .leftJoin(usedMeasures, useOf)
    .where(withinCounty(scope, measureVersions, isNull(measureWithdrawals.versionId)))
    .orderBy(asc(measureVersions.fromQuarter), asc(measureVersions.number));
}

const withdrawalOf = and(
  eq(measureWithdrawals.countyId, measureVersions.countyId),
  eq(measureWithdrawals.versionId, measureVersions.id),
);

const useOf = and(
  eq(usedMeasures.countyId, measureVersions.countyId),
  eq(usedMeasures.versionId, measureVersions.id),
);

/** A version that a run has used holds as that run filled it in, whatever became of a default since. */
function contentAsUsed() {
  return sql`coalesce(${usedMeasures.content}, ${measureVersions.content})`
    .mapWith((text: string): unknown => JSON.parse(text))
    .as("content");
}

export function asVersions(rows: Awaited<ReturnType<typeof versionQuery>>): AdoptedVersion[] {
  return rows.map((row) => ({ ...row, content: completed(row.content) }));
}

/** The version that governs a quarter, and all of them for the targets month by month. */
export function governing(versions: readonly AdoptedVersion[], quarter: string) {
  const version = versions.findLast((candidate) => candidate.fromQuarter <= quarter) ?? versions[0];
  if (!version) throw new Error("a county without measures");
  const all: MeasuresVersion[] = versions.map(({ fromQuarter, content }) => ({
    from: fromQuarter,
    measures: content,
  }));
  return {
    id: version.id,
    number: version.number,
    measures: version.content,
    versions: all,
    adopted: versions,
  };
}

/** The measures a run stored, and the versions that gave its year's months their targets. */
export async function measuresUsed(scope: Scope, id: string, year: number) {
  const versions = await versionsOf(scope);
  const used = versions.find((version) => version.id === id);
  if (!used) throw new Refusal("not_found");
  const ofYear = versions.filter(({ fromQuarter }) => fromQuarter <= `${year}Q4`);
  const first = ofYear.findLastIndex(({ fromQuarter }) => fromQuarter <= `${year}Q1`);
  const within = ofYear.slice(Math.max(0, first));
  return {
    measures: used.content,
    versions: within.length > 1 ? governing(within, `${year}Q4`).versions : [],
  };
}

/** The day of this year until which last year's work is entered; asked for only where it matters (measures §2). */
export async function lateEntryUntil(scope: Scope, year: number): Promise<string | null> {
  if (year !== yearOf(scope.today) - 1) return null;
  return governing(await versionsOf(scope), `${year}Q4`).measures.timetable.evidenceUntil;
}

/** All versions ever adopted, the withdrawn too, latest first. */
export async function versionRows(scope: Scope) {
  return (await versionDetails(scope).where(withinCounty(scope, measureVersions))).map(plain);
}

export async function findVersion(scope: Scope, id: string) {
  const row = await versionDetails(scope)
    .where(withinCounty(scope, measureVersions, eq(measureVersions.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return plain(row);
}

function versionDetails(scope: Scope) {
  return scope.db
    .select({
      id: measureVersions.id,
      number: measureVersions.number,
      fromQuarter: measureVersions.fromQuarter,
      content: contentAsUsed(),
      reason: measureVersions.reason,
      createdAt: measureVersions.createdAt,
      createdBy: accounts.name,
      withdrawnAt: measureWithdrawals.createdAt,
    })
    .from(measureVersions)
    .leftJoin(measureWithdrawals, withdrawalOf)
    .leftJoin(usedMeasures, useOf)
    .leftJoin(
      accounts,
      and(eq(accounts.countyId, measureVersions.countyId), eq(accounts.id, measureVersions.createdBy)),
    )
    .orderBy(sql`${measureVersions.number} DESC`)
    .$dynamic();
}

type Detail = Awaited<ReturnType<typeof versionDetails>>[number];
const plain = ({ withdrawnAt, content, ...row }: Detail) => ({
  ...row,
  content: completed(content),
  withdrawn: withdrawnAt !== null,
});

/** The latest quarter whose inspection has opened: its measures, and those of all before it, are in use. */
export async function lastInspectedQuarter(scope: Scope): Promise<string | null> {
  const row = await scope.db
    .select({ quarter: sql<string | null>`max(${inspections.quarter})`.as("quarter") })
    .from(inspections)
    .where(withinCounty(scope, inspections))
    .get();
  return row?.quarter ?? null;
}

export type NewVersion = {
  id: string;
  number: number;
  fromQuarter: string;
  content: Measures;
  reason: string;
};

/** Fails the batch when an inspection of its quarter or a later one has opened meanwhile. */
export function insertVersion(scope: Scope, version: NewVersion): Write[] {
  return [
    scope.db.insert(measureVersions).values({ ...stamp(scope), ...version }),
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.quarter >= ${version.fromQuarter})`,
    ),
  ];
}

/** What a run goes by, as filled in on its first day: the versions that govern its period and every quarter before it (measures §12). */
export function insertUsed(
  scope: Scope,
  { id, adopted }: { id: string; adopted: readonly AdoptedVersion[] },
  lastQuarter: string,
): Write {
  const used = adopted.filter((one) => one.id === id || one.fromQuarter <= lastQuarter);
  const rows = JSON.stringify(used.map((one) => [one.id, one.content]));
  return statement(
    scope.db,
    sql`INSERT INTO used_measures (county_id, version_id, content, created_at)
      SELECT ${scope.countyId}, value->>0, value->1, ${scope.now} FROM json_each(${rows}) WHERE true ON CONFLICT DO NOTHING`,
  );
}

/** Fails the batch when a run has used the version meanwhile. */
export function insertWithdrawal(scope: Scope, versionId: string): Write[] {
  return [
    scope.db.insert(measureWithdrawals).values({ ...stamp(scope), versionId }),
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.measures_id = ${versionId})
        AND NOT EXISTS (SELECT 1 FROM assessments a WHERE a.county_id = ${scope.countyId} AND a.measures_id = ${versionId})`,
    ),
  ];
}
