import { and, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import {
  exemptions,
  guards,
  memberships,
  people,
  posts,
  rosterCommitments,
  rosterImports,
  rosterRemarkDecisions,
  rosterRemarks,
  rosterUndoings,
  standings,
  units,
} from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, within, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import type { Rows } from "../../papers/sheets/shape";
import { remarksKnown } from "./records-remarks";
import type { Standing } from "./rules";
import type { Source } from "./rules-source";
import type { Choices, Mapping } from "./shape";
import type { RosterItem, Summary } from "./shape-answers";

const itemColumns = {
  id: rosterImports.id,
  fileName: rosterImports.fileName,
  unitId: rosterImports.unitId,
  encoding: rosterImports.encoding,
  version: rosterImports.version,
  createdAt: sql<number>`${rosterImports.createdAt}`.as("uploaded_at"),
  committedAt: sql<number | null>`${rosterCommitments.createdAt}`.as("committed_at"),
  undoneAt: sql<number | null>`${rosterUndoings.createdAt}`.as("undone_at"),
  summary: rosterCommitments.summary,
};

const ofImport = (table: typeof rosterCommitments | typeof rosterUndoings) =>
  and(eq(table.countyId, rosterImports.countyId), eq(table.importId, rosterImports.id));

/** The last hundred, newest first, without their cells. */
export async function rosterItems(scope: Scope): Promise<RosterItem[]> {
  const rows = await scope.db
    .select(itemColumns)
    .from(rosterImports)
    .leftJoin(rosterCommitments, ofImport(rosterCommitments))
    .leftJoin(rosterUndoings, ofImport(rosterUndoings))
    .where(within(scope, rosterImports))
    .orderBy(desc(rosterImports.id))
    .limit(100);
  return rows.map(({ encoding, version, ...row }) => itemOf(row));
}

function itemOf<T extends { committedAt: number | null; undoneAt: number | null; summary: unknown }>(row: T) {
  const state: RosterItem["state"] = row.undoneAt ? "undone" : row.committedAt ? "committed" : "draft";
  return { ...row, state, summary: row.summary as Summary | null };
}

export async function findRoster(scope: Scope, id: string) {
  const row = await scope.db
    .select({
      ...itemColumns,
      cells: rosterImports.cells,
      mapping: rosterImports.mapping,
      choices: rosterImports.choices,
      source: rosterImports.source,
    })
    .from(rosterImports)
    .leftJoin(rosterCommitments, ofImport(rosterCommitments))
    .leftJoin(rosterUndoings, ofImport(rosterUndoings))
    .where(within(scope, rosterImports, eq(rosterImports.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  const { cells, mapping, choices, source, ...item } = row;
  return {
    ...itemOf(item),
    rows: cells as Rows,
    mapping: mapping as Mapping,
    // What was chosen before a choice was known has none.
    choices: {
      excludedTables: [],
      declinedSuggestions: [],
      standing: null,
      ...(choices as Partial<Choices>),
    } as Choices,
    source: source as Source | null,
  };
}

/**
 * The live units at and below a unit, and everybody: a name stored under other code points and a number with other
 * zeros are found by no index. One round trip.
 */
export async function standingOf(scope: Scope, rootId: string): Promise<Standing> {
  const rootPath = sql`(SELECT root.path FROM units root WHERE root.county_id = ${scope.countyId} AND root.id = ${rootId})`;
  const [standingUnits, standingPeople, exempt, decided, waiting] = await scope.db.batch([
    scope.db
      .select({
        id: units.id,
        parentId: units.parentId,
        kind: units.kind,
        name: units.name,
        path: units.path,
        place: units.place,
        organId: units.organId,
        dissolvedOn: units.dissolvedOn,
      })
      .from(units)
      .where(withinCounty(scope, units, gte(units.path, rootPath), lt(units.path, sql`${rootPath} || '~'`)))
      .orderBy(units.place),
    scope.db
      .select({
        id: people.id,
        name: people.name,
        phone: people.phone,
        staffNumber: people.staffNumber,
        born: people.born,
        branchId: memberships.branchId,
      })
      .from(people)
      .leftJoin(
        memberships,
        and(
          eq(memberships.countyId, people.countyId),
          eq(memberships.personId, people.id),
          lte(memberships.fromOn, scope.today),
          or(isNull(memberships.untilOn), gt(memberships.untilOn, scope.today)),
        ),
      )
      .where(withinCounty(scope, people)),
    ...remarksKnown(scope),
  ]);
  const settled = Map.groupBy(
    [...exempt.map(({ personId, covers }) => ({ personId, kind: covers as string })), ...decided],
    ({ personId }) => personId,
  );
  const asked = Map.groupBy(waiting, ({ personId }) => personId);
  const kindsOf = (rows: { kind: string }[] | undefined) => rows?.map(({ kind }) => kind) ?? [];
  return {
    rootId,
    units: standingUnits,
    people: standingPeople.map((person) => ({
      ...person,
      settled: kindsOf(settled.get(person.id)),
      asked: kindsOf(asked.get(person.id)),
    })),
  };
}

/** The unit of an import: the given one, else the county. */
export async function findTarget(scope: Scope, unitId: string | undefined) {
  const row = await scope.db
    .select({ id: units.id, kind: units.kind, dissolvedOn: units.dissolvedOn })
    .from(units)
    .where(
      unitId
        ? withinCounty(
            scope,
            units,
            eq(units.id, unitId),
            scope.units === "all" ? undefined : inList(units.id, scope.units),
          )
        : withinCounty(scope, units, isNull(units.parentId)),
    )
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export type NewRoster = Pick<
  typeof rosterImports.$inferInsert,
  "id" | "unitId" | "fileName" | "fileHash" | "encoding" | "cells" | "mapping" | "choices" | "source"
>;

export function insertRoster(scope: Scope, roster: NewRoster): Write {
  return scope.db.insert(rosterImports).values({ ...stamp(scope), ...roster });
}

export function changeRoster(
  scope: Scope,
  id: string,
  version: number,
  change: { mapping?: Mapping; choices?: Choices; cells?: [] },
): Write[] {
  return [
    scope.db
      .update(rosterImports)
      .set({ ...change, version: version + 1 })
      .where(
        withinCounty(scope, rosterImports, eq(rosterImports.id, id), eq(rosterImports.version, version)),
      ),
    guard(scope),
  ];
}

type Without<T> = Omit<T, "countyId" | "createdAt" | "createdBy" | "importId">;
export type Created = {
  units: Without<typeof units.$inferInsert>[];
  people: Without<typeof people.$inferInsert>[];
  memberships: Without<typeof memberships.$inferInsert>[];
  standings: Without<typeof standings.$inferInsert>[];
  posts: Without<typeof posts.$inferInsert>[];
  exemptions: Without<typeof exemptions.$inferInsert>[];
  remarks: Without<typeof rosterRemarks.$inferInsert>[];
  decisions: Without<typeof rosterRemarkDecisions.$inferInsert>[];
};

/** Everything an import creates, parents first, each row marked as its own. */
export function insertCreated(scope: Scope, importId: string, created: Created, summary: Summary): Write[] {
  const marked = <T extends object>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, importId, ...stamp(scope) }));
  return [
    scope.db.insert(rosterCommitments).values({ ...stamp(scope), importId, summary }),
    ...insertMany(scope, units, marked(created.units)),
    ...insertMany(scope, people, marked(created.people)),
    ...insertMany(scope, memberships, marked(created.memberships)),
    ...insertMany(scope, standings, marked(created.standings)),
    ...insertMany(scope, posts, marked(created.posts)),
    ...insertMany(scope, exemptions, marked(created.exemptions)),
    ...insertMany(scope, rosterRemarks, marked(created.remarks)),
    ...insertMany(
      scope,
      rosterRemarkDecisions,
      created.decisions.map((row) => ({ ...row, ...stamp(scope) })),
    ),
  ];
}

/** Takes out all that an import created, children first; what was changed since makes the batch fail, as does what rests on it. */
export function deleteCreated(scope: Scope, importId: string): Write[] {
  const own = (
    table:
      | typeof units
      | typeof people
      | typeof memberships
      | typeof standings
      | typeof posts
      | typeof exemptions,
    ...more: SQL[]
  ) => withinCounty(scope, table, eq(table.importId, importId), ...more);
  const changed = (
    table: typeof units | typeof people | typeof memberships | typeof exemptions,
    ...more: SQL[]
  ) => sql`NOT EXISTS (SELECT 1 FROM ${table} WHERE ${own(table, ...more)})`;
  return [
    statement(
      scope.db,
      sql`INSERT INTO ${guards} (county_id, ok) SELECT ${scope.countyId}, ${changed(units, gte(units.version, 2))}
        AND ${changed(people, gte(people.version, 2))} AND ${changed(memberships, isNotNull(memberships.untilOn))}
        AND ${changed(exemptions, isNotNull(exemptions.untilOn))}`,
    ),
    scope.db
      .delete(rosterRemarkDecisions)
      .where(
        withinCounty(
          scope,
          rosterRemarkDecisions,
          sql`person_id IN (SELECT p.id FROM people p WHERE p.county_id = ${scope.countyId} AND p.import_id = ${importId})`,
        ),
      ),
    scope.db
      .delete(rosterRemarks)
      .where(withinCounty(scope, rosterRemarks, eq(rosterRemarks.importId, importId))),
    scope.db.delete(exemptions).where(own(exemptions)),
    scope.db.delete(posts).where(own(posts)),
    scope.db.delete(standings).where(own(standings)),
    scope.db.delete(memberships).where(own(memberships)),
    scope.db.delete(people).where(own(people)),
    scope.db.delete(units).where(own(units)),
    scope.db.insert(rosterUndoings).values({ ...stamp(scope), importId }),
  ];
}
