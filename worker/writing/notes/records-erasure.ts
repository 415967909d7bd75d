import { eq } from "drizzle-orm";
import { notes } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** The words of every note; that a note was written, and how long, stays. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  return [
    scope.db
      .update(notes)
      .set({ title: name, source: null, body: "" })
      .where(withinCounty(scope, notes, eq(notes.personId, personId))),
  ];
}
