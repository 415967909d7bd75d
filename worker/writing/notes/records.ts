import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import {
  inspections,
  notes,
  noteVerifications,
  noteWithdrawals,
  people,
  units,
} from "../../../db/schema/county";
import { guardWhere, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinMembers } from "../../core/scope";
import { mentions } from "../../core/search";
import { inSubtree, reachedBy } from "../../study/sessions/records-reach";
import type { ListNotes } from "./shape";

/** What tells a cited note from the next. */
export const cited: readonly Label[] = [{ prefix: "not", table: notes, column: notes.writtenOn }];

export const PAGE_ROWS = 200;

const noteColumns = {
  id: notes.id,
  personId: notes.personId,
  name: people.name,
  branchId: notes.branchId,
  branchName: sql<string>`${units.name}`.as("branch_name"),
  form: notes.form,
  writtenOn: notes.writtenOn,
  title: notes.title,
  source: notes.source,
  isExcerpt: notes.isExcerpt,
  characters: notes.characters,
  characterRule: notes.characterRule,
  verifiedCharacters: sql<number | null>`${noteVerifications.characters}`.as("verified_characters"),
  withdrawnAt: sql<number | null>`${noteWithdrawals.createdAt}`.as("withdrawn_at"),
  frozen:
    sql<number>`EXISTS (SELECT 1 FROM ${inspections} i WHERE i.county_id = ${notes.countyId} AND i.branch_id = ${notes.branchId}
    AND i.quarter = substr(${notes.writtenOn}, 1, 4) || 'Q' || ((substr(${notes.writtenOn}, 6, 2) + 2) / 3))`.as(
      "frozen",
    ),
  createdAt: notes.createdAt,
  createdBy: notes.createdBy,
};

function noteJoins<T extends { body?: typeof notes.body }>(scope: Scope, more: T) {
  return scope.db
    .select({ ...noteColumns, ...more })
    .from(notes)
    .innerJoin(people, and(eq(people.countyId, notes.countyId), eq(people.id, notes.personId)))
    .innerJoin(units, and(eq(units.countyId, notes.countyId), eq(units.id, notes.branchId)))
    .leftJoin(
      noteVerifications,
      and(eq(noteVerifications.countyId, notes.countyId), eq(noteVerifications.noteId, notes.id)),
    )
    .leftJoin(
      noteWithdrawals,
      and(eq(noteWithdrawals.countyId, notes.countyId), eq(noteWithdrawals.noteId, notes.id)),
    );
}

export async function findNote(scope: Scope, id: string) {
  const row = await noteJoins(scope, { body: notes.body })
    .where(withinMembers(scope, notes, eq(notes.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return { ...row, frozen: row.frozen === 1 };
}

/** Notes that the actor may read, latest first, without their bodies. */
export async function noteRows(scope: Scope, filter: ListNotes, reach: "all" | readonly string[]) {
  const [day, id] = (filter.after ?? "").split("~");
  const rows = await noteJoins(scope, {})
    .where(
      withinMembers(
        scope,
        notes,
        reachedBy(scope, reach, notes),
        inSubtree(scope, notes.branchId, filter.unit),
        filter.person ? eq(notes.personId, filter.person) : undefined,
        filter.from ? gte(notes.writtenOn, filter.from) : undefined,
        filter.to ? lte(notes.writtenOn, filter.to) : undefined,
        mentions(filter.q, notes.title, people.name),
        filter.after ? sql`(${notes.writtenOn}, ${notes.id}) < (${day ?? ""}, ${id ?? ""})` : undefined,
      ),
    )
    .orderBy(desc(notes.writtenOn), desc(notes.id))
    .limit(PAGE_ROWS + 1);
  return rows.map((row) => ({ ...row, frozen: row.frozen === 1 }));
}

export function insertNote(
  scope: Scope,
  row: Omit<typeof notes.$inferInsert, "countyId" | "createdAt" | "createdBy">,
): Write {
  return scope.db.insert(notes).values({ ...stamp(scope), ...row });
}

/** Fails once an inspection of the note's quarter is open in its branch. */
export function withdraw(scope: Scope, noteId: string, branchId: string, quarter: string): Write[] {
  return [
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM ${inspections} i WHERE i.county_id = ${scope.countyId}
        AND i.branch_id = ${branchId} AND i.quarter = ${quarter})`,
    ),
    scope.db.insert(noteWithdrawals).values({ ...stamp(scope), noteId }),
  ];
}

export function insertVerification(scope: Scope, noteId: string, characters: number): Write {
  return scope.db.insert(noteVerifications).values({ ...stamp(scope), noteId, characters });
}
