import { asc, sql } from "drizzle-orm";
import { inspectionItems, inspectionOutcomes, spotChecks } from "../../../db/schema/county";
import { chunksOf, insertMany, textsOf } from "../../core/bulk";
import type { Write } from "../../core/commit";
import { type Scope, stamp, within } from "../../core/scope";
import { sorted } from "../../core/search";
import { statement } from "../../core/statement";
import type { QuarterFacts } from "../facts/shape-quarter";
import type { LaterNote } from "./shape";
import type { Reason } from "./shape-answers";

export type NewItem = {
  inspectionId: string;
  personId: string;
  branchId: string;
  name: string;
  facts: QuarterFacts;
  verdict: string;
  reasons: Reason[];
};

/** Each person becomes text before the next is judged: the texts are all a slice keeps. */
export function insertItems(scope: Scope, rows: Iterable<NewItem>): Write[] {
  return chunksOf(textsOf(rows)).map((chunk) =>
    statement(
      scope.db,
      sql`INSERT INTO inspection_items (county_id, inspection_id, person_id, branch_id, name, facts, verdict, reasons)
        SELECT ${scope.countyId}, value->>'inspectionId', value->>'personId', value->>'branchId', value->>'name', value->'facts',
          value->>'verdict', value->'reasons' FROM json_each(${chunk}) WHERE true`,
    ),
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
  const ofQuarter = sql`(SELECT i.id FROM inspections i WHERE i.county_id = ${scope.countyId} AND i.quarter = ${quarter})`;
  return scope.db
    .select({
      inspectionId: inspectionItems.inspectionId,
      personId: inspectionItems.personId,
      branchId: inspectionItems.branchId,
    })
    .from(inspectionItems)
    .where(
      within(
        scope,
        inspectionItems,
        sql`${inspectionItems.inspectionId} IN ${ofQuarter}`,
        sql`${inspectionItems.verdict} IN ('pass', 'rectify')`,
      ),
    )
    .orderBy(asc(sorted(inspectionItems.personId)));
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

/** Notes that came after the freeze of a quarter, by person: what rectification brought until each one's own instant, as it stood then. */
export async function notesSince(
  scope: Scope,
  quarterEnd: string,
  freezeAt: number,
  until: readonly { personId: string; at: number }[],
) {
  const rows =
    (await scope.db.all(sql`SELECT n.person_id AS personId, json_group_array(json_object('id', n.id, 'form', n.form, 'createdAt', n.created_at,
      'characters', coalesce((SELECT v.characters FROM note_verifications v WHERE v.county_id = n.county_id AND v.note_id = n.id
        AND v.created_at < p.value->>'at'), n.characters)) ORDER BY n.id) AS notes
    FROM json_each(${JSON.stringify(until)}) p CROSS JOIN notes n ON n.person_id = p.value->>'personId' AND n.created_at < p.value->>'at'
    WHERE n.county_id = ${scope.countyId} AND n.written_on >= ${`${quarterEnd.slice(0, 4)}-01-01`} AND n.created_at >= ${freezeAt}
      AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = n.county_id AND w.note_id = n.id AND w.created_at < p.value->>'at')
    GROUP BY n.person_id`)) as { personId: string; notes: string }[];
  return new Map(rows.map((row) => [row.personId, JSON.parse(row.notes) as LaterNote[]]));
}
