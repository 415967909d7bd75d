import { eq, sql } from "drizzle-orm";
import { noteFingerprints, notes } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** The words of every note, and what they are recognised by; that a note was written, and how long, stays. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const { db } = scope;
  const own = sql`${noteFingerprints.noteId} IN (SELECT n.id FROM ${notes} n WHERE n.county_id = ${scope.countyId} AND n.person_id = ${personId})`;
  return [
    db
      .update(notes)
      .set({ title: name, source: null, body: "" })
      .where(withinCounty(scope, notes, eq(notes.personId, personId))),
    db.delete(noteFingerprints).where(withinCounty(scope, noteFingerprints, own)),
  ];
}
