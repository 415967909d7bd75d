import { and, asc, eq, sql } from "drizzle-orm";
import { inspectionClosures, inspectionFinals, inspections, units } from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";

export type Inspection = typeof inspections.$inferSelect;
export type NewInspection = Omit<typeof inspections.$inferInsert, "countyId" | "createdAt" | "createdBy">;

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

export function finaliseAll(scope: Scope, quarter: string): Write {
  return statement(
    scope.db,
    sql`INSERT INTO inspection_finals (county_id, inspection_id, created_at)
      SELECT i.county_id, i.id, ${scope.now} FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.quarter = ${quarter}
      ON CONFLICT DO NOTHING`,
  );
}
