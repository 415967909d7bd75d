import { asc, desc } from "drizzle-orm";
import { measureVersions } from "../../db/schema/county";
import { type Scope, withinCounty } from "../core/scope";
import type { Measures, MeasuresVersion } from "./shape";

export type AdoptedVersion = { id: string; number: number; fromQuarter: string; content: Measures };

/** Every adopted version, oldest first: a county has a handful. */
export async function versionsOf(scope: Scope): Promise<AdoptedVersion[]> {
  return asVersions(await versionQuery(scope));
}

/** As a query, for whoever batches it with others. */
export function versionQuery(scope: Scope) {
  return scope.db
    .select({
      id: measureVersions.id,
      number: measureVersions.number,
      fromQuarter: measureVersions.fromQuarter,
      content: measureVersions.content,
    })
    .from(measureVersions)
    .where(withinCounty(scope, measureVersions))
    .orderBy(asc(measureVersions.number));
}

export function asVersions(rows: Awaited<ReturnType<typeof versionQuery>>): AdoptedVersion[] {
  return rows as AdoptedVersion[];
}

/** The version that governs a quarter, and all of them for the targets month by month. */
export function governing(versions: readonly AdoptedVersion[], quarter: string) {
  const version = versions.findLast((candidate) => candidate.fromQuarter <= quarter) ?? versions[0];
  if (!version) throw new Error("a county without measures");
  const all: MeasuresVersion[] = versions.map(({ fromQuarter, content }) => ({
    from: fromQuarter,
    measures: content,
  }));
  return { id: version.id, number: version.number, measures: version.content, versions: all };
}

export async function versionList(scope: Scope) {
  return scope.db
    .select()
    .from(measureVersions)
    .where(withinCounty(scope, measureVersions))
    .orderBy(desc(measureVersions.number));
}
