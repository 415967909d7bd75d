import { and, asc, desc, eq, sql } from "drizzle-orm";
import {
  inspectionItems,
  inspectionMarks,
  inspectionOutcomes,
  inspections,
  spotChecks,
} from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";
import { sorted } from "../../core/search";
import { statement } from "../../core/statement";
import { changesQuery } from "../../measures/holidays/records";
import { asVersions, versionQuery } from "../../measures/versions/records";
import type { QuarterFacts } from "../facts/shape-quarter";
import { leavesWhileRectifying, ownUntilAmong } from "./records-leave";
import type { Mark, Reason } from "./shape-answers";

export type Item = {
  personId: string;
  branchId: string;
  name: string;
  facts: QuarterFacts;
  proposed: string;
  verdict: string;
  reasons: Reason[];
  spotChecked: boolean;
  mark: Mark | null;
  final: string | null;
};

/** Those that a mark has too are aliased: a batch loses columns of equal names. */
const itemColumns = {
  inspectionId: sql<string>`${inspectionItems.inspectionId}`.as("item_inspection"),
  quarter: inspections.quarter,
  branchName: inspections.branchName,
  rectifyUntil: inspections.rectifyUntil,
  personId: sql<string>`${inspectionItems.personId}`.as("item_person"),
  branchId: sql<string>`${inspectionItems.branchId}`.as("item_branch"),
  name: inspectionItems.name,
  facts: inspectionItems.facts,
  proposed: sql<string>`${inspectionItems.verdict}`.as("proposed"),
  proposedReasons: sql`${inspectionItems.reasons}`.mapWith(inspectionItems.reasons).as("proposed_reasons"),
  mark: inspectionMarks,
  final: sql<string | null>`${inspectionOutcomes.verdict}`.as("final"),
  finalReasons: sql<string | null>`${inspectionOutcomes.reasons}`.as("final_reasons"),
  spotChecked: sql<number>`${spotChecks.personId} IS NOT NULL`.as("spot_checked"),
};

function items(scope: Scope) {
  return scope.db
    .select(itemColumns)
    .from(inspectionItems)
    .innerJoin(
      inspections,
      and(
        eq(inspections.countyId, inspectionItems.countyId),
        eq(inspections.id, inspectionItems.inspectionId),
      ),
    )
    .leftJoin(
      inspectionMarks,
      and(
        eq(inspectionMarks.countyId, inspectionItems.countyId),
        eq(inspectionMarks.inspectionId, inspectionItems.inspectionId),
        eq(inspectionMarks.personId, inspectionItems.personId),
      ),
    )
    .leftJoin(
      inspectionOutcomes,
      and(
        eq(inspectionOutcomes.countyId, inspectionItems.countyId),
        eq(inspectionOutcomes.inspectionId, inspectionItems.inspectionId),
        eq(inspectionOutcomes.personId, inspectionItems.personId),
      ),
    )
    .leftJoin(
      spotChecks,
      and(
        eq(spotChecks.countyId, inspectionItems.countyId),
        eq(spotChecks.inspectionId, inspectionItems.inspectionId),
        eq(spotChecks.personId, inspectionItems.personId),
      ),
    );
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof items>["all"]>>[number];

function asItem(row: ItemRow): Item {
  const finalReasons = row.finalReasons ? (JSON.parse(row.finalReasons) as Reason[]) : null;
  return {
    personId: row.personId,
    branchId: row.branchId,
    name: row.name,
    facts: row.facts as QuarterFacts,
    proposed: row.proposed,
    verdict: row.final ?? row.mark?.verdict ?? row.proposed,
    reasons: finalReasons ?? ((row.mark?.reasons ?? row.proposedReasons) as Reason[]),
    spotChecked: row.spotChecked === 1,
    mark: row.mark && markOf(row.mark),
    final: row.final,
  };
}

/** A mark without where it is stored and by whom. */
function markOf({
  quality,
  bookNotHandedIn,
  bookShownOn,
  verifiedCharacters,
  explanations,
  rectifiedQuality,
  rectifiedCharacters,
  rectifiedExplanations,
  remark,
  verdict,
  reasons,
  version,
}: NonNullable<ItemRow["mark"]>): Mark {
  return {
    quality,
    bookNotHandedIn,
    bookShownOn,
    verifiedCharacters,
    explanations,
    rectifiedQuality,
    rectifiedCharacters,
    rectifiedExplanations,
    remark,
    verdict,
    reasons: reasons as Reason[],
    version,
  };
}

export async function itemsOf(scope: Scope, inspectionId: string): Promise<Item[]> {
  return (await itemQuery(scope, inspectionId)).map(asItem);
}

/** The same with the county's measures and each one's own last day of rectification, in one round trip. */
export async function itemsWithVersions(scope: Scope, inspectionId: string) {
  const [rows, adopted, leaves, changes] = await scope.db.batch([
    itemQuery(scope, inspectionId),
    versionQuery(scope),
    leavesWhileRectifying(scope, { inspectionId }),
    changesQuery(scope),
  ]);
  const versions = asVersions(adopted);
  const ownUntil = ownUntilAmong(leaves, versions, changes);
  const items = rows.map((row) => ({
    ...asItem(row),
    rectifyUntil: ownUntil(row.quarter, row.personId) ?? row.rectifyUntil,
  }));
  return { items, versions };
}

function itemQuery(scope: Scope, inspectionId: string) {
  return items(scope)
    .where(within(scope, inspectionItems, eq(inspectionItems.inspectionId, inspectionId)))
    .orderBy(asc(inspectionItems.personId));
}

/** What the actor's own quarters came to, latest first, with the measures they go by. */
export async function ownItems(scope: Scope) {
  const { personId } = scope;
  if (!personId) return { items: [], versions: [] };
  const [rows, adopted, leaves, changes] = await scope.db.batch([
    items(scope)
      .where(within(scope, inspectionItems, eq(inspectionItems.personId, personId)))
      .orderBy(desc(sorted(inspections.quarter)))
      .limit(8),
    versionQuery(scope),
    leavesWhileRectifying(scope, { personId }),
    changesQuery(scope),
  ]);
  const versions = asVersions(adopted);
  const ownUntil = ownUntilAmong(leaves, versions, changes);
  const own = rows.map((row) => {
    const { mark, ...item } = asItem(row);
    const { quarter, branchName } = row;
    const rectifyUntil = ownUntil(quarter, personId) ?? row.rectifyUntil;
    return { ...item, quality: qualityOf(mark), quarter, branchName, rectifyUntil };
  });
  return { items: own, versions };
}

const qualityOf = (mark: Item["mark"]) => mark?.rectifiedQuality ?? mark?.quality ?? null;

export async function findItem(scope: Scope, inspectionId: string, personId: string): Promise<Item> {
  const row = await items(scope)
    .where(
      within(
        scope,
        inspectionItems,
        eq(inspectionItems.inspectionId, inspectionId),
        eq(inspectionItems.personId, personId),
      ),
    )
    .get();
  if (!row) throw new Refusal("not_found");
  return asItem(row);
}

/** The next items of a quarter that have no final verdict, by person. */
export async function itemsAfter(
  scope: Scope,
  quarter: string,
  after: string,
  limit: number,
): Promise<(Item & { inspectionId: string })[]> {
  const rows = await items(scope)
    .where(
      within(
        scope,
        inspectionItems,
        eq(inspections.quarter, quarter),
        sql`${inspectionItems.personId} > ${after}`,
        sql`${inspectionOutcomes.verdict} IS NULL`,
      ),
    )
    .orderBy(asc(inspectionItems.personId))
    .limit(limit);
  return rows.map((row) => ({ ...asItem(row), inspectionId: row.inspectionId }));
}

type MarkRow = Omit<typeof inspectionMarks.$inferInsert, "countyId" | "createdAt" | "createdBy" | "version">;

/** Writes a mark over the version it was made on; version 0 makes the first. */
export function saveMark(scope: Scope, mark: MarkRow, version: number): Write[] {
  const write =
    version === 0
      ? scope.db
          .insert(inspectionMarks)
          .values({ ...stamp(scope), ...mark, version: 1 })
          .onConflictDoNothing()
      : scope.db
          .update(inspectionMarks)
          .set({ ...mark, version: version + 1, createdAt: scope.now, createdBy: scope.actor.accountId })
          .where(
            withinCounty(
              scope,
              inspectionMarks,
              eq(inspectionMarks.inspectionId, mark.inspectionId),
              eq(inspectionMarks.personId, mark.personId),
              eq(inspectionMarks.version, version),
            ),
          );
  return [keptBefore(scope, mark, version), write, guard(scope)];
}

/** What stands is kept before it is written over; a first mark has nothing before it. */
function keptBefore(scope: Scope, { inspectionId, personId }: MarkRow, version: number): Write {
  return statement(
    scope.db,
    sql`INSERT INTO inspection_mark_history (county_id, inspection_id, person_id, version, quality, verified_characters, rectified_quality,
        rectified_characters, verdict, created_at, created_by)
      SELECT county_id, inspection_id, person_id, version, quality, verified_characters, rectified_quality, rectified_characters, verdict,
        created_at, created_by FROM inspection_marks WHERE county_id = ${scope.countyId} AND inspection_id = ${inspectionId}
        AND person_id = ${personId} AND version = ${version}`,
  );
}
