import { and, asc, desc, eq, sql } from "drizzle-orm";
import {
  inspectionClosures,
  inspectionFinals,
  inspectionItems,
  inspectionMarks,
  inspectionOutcomes,
  inspections,
  spotChecks,
  units,
} from "../../db/schema/county";
import { insertMany } from "../core/bulk";
import { guard, type Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import { type Scope, within, withinCounty } from "../core/scope";
import { statement } from "../core/statement";
import type { QuarterFacts, Reason } from "./shape";

export type Inspection = typeof inspections.$inferSelect;
export type NewInspection = Omit<typeof inspections.$inferInsert, "countyId" | "createdAt" | "createdBy">;

const stamp = (scope: Scope) => ({
  countyId: scope.countyId,
  createdAt: scope.now,
  createdBy: scope.actor.accountId,
});

export function insertInspections(scope: Scope, rows: readonly NewInspection[]): Write[] {
  return insertMany(
    scope,
    inspections,
    rows.map((row) => ({ ...stamp(scope), ...row })),
  );
}

/** The quarter's inspections by branch. */
export async function inspectionsOfQuarter(scope: Scope, quarter: string) {
  return scope.db
    .select()
    .from(inspections)
    .where(within(scope, inspections, eq(inspections.quarter, quarter)));
}

export type NewItem = {
  inspectionId: string;
  personId: string;
  branchId: string;
  name: string;
  facts: QuarterFacts;
  verdict: string;
  reasons: Reason[];
};

export function insertItems(scope: Scope, rows: readonly NewItem[]): Write[] {
  return insertMany(
    scope,
    inspectionItems,
    rows.map((row) => ({ countyId: scope.countyId, ...row })),
  );
}

export function insertSpotChecks(
  scope: Scope,
  rows: readonly { inspectionId: string; personId: string; branchId: string }[],
): Write[] {
  return insertMany(
    scope,
    spotChecks,
    rows.map((row) => ({ countyId: scope.countyId, ...row })),
  );
}

/** Who may be drawn: neither exempt nor deferred. */
export async function drawable(scope: Scope, quarter: string) {
  return scope.db
    .select({
      inspectionId: inspectionItems.inspectionId,
      personId: inspectionItems.personId,
      branchId: inspectionItems.branchId,
    })
    .from(inspectionItems)
    .innerJoin(
      inspections,
      and(
        eq(inspections.countyId, inspectionItems.countyId),
        eq(inspections.id, inspectionItems.inspectionId),
      ),
    )
    .where(
      within(
        scope,
        inspectionItems,
        eq(inspections.quarter, quarter),
        sql`${inspectionItems.verdict} IN ('pass', 'rectify')`,
      ),
    )
    .orderBy(asc(inspectionItems.personId));
}

/** Inspections in reach, with how far each has come. */
export async function inspectionRows(scope: Scope, quarter: string) {
  return scope.db
    .select({
      id: inspections.id,
      branchId: inspections.branchId,
      branchName: inspections.branchName,
      quarter: inspections.quarter,
      openedOn: inspections.openedOn,
      branchWindowUntil: inspections.branchWindowUntil,
      rectifyUntil: inspections.rectifyUntil,
      place: units.place,
      closedAt: sql<number | null>`${inspectionClosures.createdAt}`.as("closed_at"),
      closedBySchedule:
        sql<number>`${inspectionClosures.inspectionId} IS NOT NULL AND ${inspectionClosures.createdBy} IS NULL`.as(
          "closed_by_schedule",
        ),
      finalAt: sql<number | null>`${inspectionFinals.createdAt}`.as("final_at"),
      counts:
        sql<string>`(SELECT json_group_object(verdict, n) FROM (SELECT coalesce(f.verdict, k.verdict, t.verdict) AS verdict, count(*) AS n
        FROM inspection_items t
        LEFT JOIN inspection_marks k ON k.county_id = t.county_id AND k.inspection_id = t.inspection_id AND k.person_id = t.person_id
        LEFT JOIN inspection_outcomes f ON f.county_id = t.county_id AND f.inspection_id = t.inspection_id AND f.person_id = t.person_id
        WHERE t.county_id = ${inspections.countyId} AND t.inspection_id = ${inspections.id} GROUP BY 1))`.as(
          "counts",
        ),
      marked:
        sql<number>`(SELECT count(*) FROM inspection_marks k WHERE k.county_id = ${inspections.countyId} AND k.inspection_id = ${inspections.id}
        AND k.quality IS NOT NULL)`.as("marked"),
    })
    .from(inspections)
    .innerJoin(units, and(eq(units.countyId, inspections.countyId), eq(units.id, inspections.branchId)))
    .leftJoin(
      inspectionClosures,
      and(
        eq(inspectionClosures.countyId, inspections.countyId),
        eq(inspectionClosures.inspectionId, inspections.id),
      ),
    )
    .leftJoin(
      inspectionFinals,
      and(
        eq(inspectionFinals.countyId, inspections.countyId),
        eq(inspectionFinals.inspectionId, inspections.id),
      ),
    )
    .where(within(scope, inspections, eq(inspections.quarter, quarter)))
    .orderBy(asc(units.place));
}

/** The quarters that have inspections in reach, latest first. */
export async function quartersInspected(scope: Scope): Promise<string[]> {
  const rows = await scope.db
    .selectDistinct({ quarter: inspections.quarter })
    .from(inspections)
    .where(within(scope, inspections))
    .orderBy(sql`${inspections.quarter} DESC`);
  return rows.map((row) => row.quarter);
}

export type Item = {
  personId: string;
  branchId: string;
  name: string;
  facts: QuarterFacts;
  proposed: string;
  verdict: string;
  reasons: Reason[];
  spotChecked: boolean;
  mark: typeof inspectionMarks.$inferSelect | null;
  final: string | null;
};

const itemColumns = {
  inspectionId: inspectionItems.inspectionId,
  quarter: inspections.quarter,
  branchName: inspections.branchName,
  rectifyUntil: inspections.rectifyUntil,
  personId: inspectionItems.personId,
  branchId: inspectionItems.branchId,
  name: inspectionItems.name,
  facts: inspectionItems.facts,
  proposed: inspectionItems.verdict,
  proposedReasons: inspectionItems.reasons,
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
    mark: row.mark,
    final: row.final,
  };
}

export async function itemsOf(scope: Scope, inspectionId: string): Promise<Item[]> {
  const rows = await items(scope)
    .where(within(scope, inspectionItems, eq(inspectionItems.inspectionId, inspectionId)))
    .orderBy(asc(inspectionItems.personId));
  return rows.map(asItem);
}

/** What the actor's own quarters came to, latest first. */
export async function ownItems(scope: Scope) {
  if (!scope.personId) return [];
  const rows = await items(scope)
    .where(within(scope, inspectionItems, eq(inspectionItems.personId, scope.personId)))
    .orderBy(desc(inspections.quarter))
    .limit(8);
  return rows.map((row) => {
    const { mark, ...item } = asItem(row);
    const { quarter, branchName, rectifyUntil } = row;
    return { ...item, quality: qualityOf(mark), quarter, branchName, rectifyUntil };
  });
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

/** The next items of a quarter for its final verdicts, by person. */
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
      ),
    )
    .orderBy(asc(inspectionItems.personId))
    .limit(limit);
  return rows.map((row) => ({ ...asItem(row), inspectionId: row.inspectionId }));
}

export async function findInspection(scope: Scope, id: string) {
  const [[inspection], [closure], [final]] = await scope.db.batch([
    scope.db
      .select()
      .from(inspections)
      .where(within(scope, inspections, eq(inspections.id, id))),
    scope.db
      .select()
      .from(inspectionClosures)
      .where(withinCounty(scope, inspectionClosures, eq(inspectionClosures.inspectionId, id))),
    scope.db
      .select()
      .from(inspectionFinals)
      .where(withinCounty(scope, inspectionFinals, eq(inspectionFinals.inspectionId, id))),
  ]);
  if (!inspection) throw new Refusal("not_found");
  return { ...inspection, closure: closure ?? null, final: final ?? null };
}
export type FoundInspection = Awaited<ReturnType<typeof findInspection>>;

type Mark = Omit<typeof inspectionMarks.$inferInsert, "countyId" | "createdAt" | "createdBy" | "version">;

/** Writes a mark over the version it was made on; version 0 makes the first. */
export function saveMark(scope: Scope, mark: Mark, version: number): Write[] {
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
  return [write, guard(scope)];
}

export function insertClosure(scope: Scope, inspectionId: string, conclusion: string | null): Write {
  return scope.db.insert(inspectionClosures).values({ ...stamp(scope), inspectionId, conclusion });
}

export function deleteClosure(scope: Scope, inspectionId: string): Write[] {
  return [
    scope.db
      .delete(inspectionClosures)
      .where(withinCounty(scope, inspectionClosures, eq(inspectionClosures.inspectionId, inspectionId))),
    guard(scope),
  ];
}

/** Closes what the branches left open when the county's check ends. */
export function closeRest(scope: Scope, quarter: string): Write {
  return statement(
    scope.db,
    sql`INSERT INTO inspection_closures (county_id, inspection_id, created_at)
      SELECT i.county_id, i.id, ${scope.now} FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.quarter = ${quarter}
      ON CONFLICT DO NOTHING`,
  );
}

export function insertOutcomes(
  scope: Scope,
  rows: readonly {
    inspectionId: string;
    personId: string;
    branchId: string;
    verdict: string;
    reasons: Reason[];
  }[],
): Write[] {
  return insertMany(
    scope,
    inspectionOutcomes,
    rows.map((row) => ({ ...stamp(scope), ...row, verdict: row.verdict as "pass" })),
  );
}

export function finaliseAll(scope: Scope, quarter: string): Write {
  return statement(
    scope.db,
    sql`INSERT INTO inspection_finals (county_id, inspection_id, created_at)
      SELECT i.county_id, i.id, ${scope.now} FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.quarter = ${quarter}
      ON CONFLICT DO NOTHING`,
  );
}

/** Notes that came after the freeze, by person: what rectification brought. */
export async function notesSince(
  scope: Scope,
  quarterEnd: string,
  freezeAt: number,
  until: number,
  personIds: readonly string[],
) {
  const rows =
    (await scope.db.all(sql`SELECT n.person_id AS personId, json_group_array(json_object('id', n.id,
      'characters', coalesce((SELECT v.characters FROM note_verifications v WHERE v.county_id = n.county_id AND v.note_id = n.id), n.characters)) ORDER BY n.id) AS notes
    FROM notes n WHERE n.county_id = ${scope.countyId} AND n.person_id IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))
      AND n.written_on >= ${`${quarterEnd.slice(0, 4)}-01-01`} AND n.created_at >= ${freezeAt} AND n.created_at < ${until}
      AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = n.county_id AND w.note_id = n.id)
    GROUP BY n.person_id`)) as { personId: string; notes: string }[];
  return new Map(
    rows.map((row) => [row.personId, JSON.parse(row.notes) as { id: string; characters: number }[]]),
  );
}
