import { contributions, leaves, mustReads, notes, studySessions } from "../../../db/schema/county";
import { type Label, labelQuery } from "../../core/labels";
import type { Scope } from "../../core/scope";

/** What tells one cited record from the next without opening it: its day, the title of a must-read. */
const CITED: readonly Label[] = [
  { prefix: "ses", table: studySessions, column: studySessions.heldOn },
  { prefix: "not", table: notes, column: notes.writtenOn },
  { prefix: "con", table: contributions, column: contributions.doneOn },
  { prefix: "lea", table: leaves, column: leaves.firstOn },
  { prefix: "mus", table: mustReads, column: mustReads.title },
];

/** The labels of cited records by their id; none for kinds that a page tells in words. */
export async function labelsOf(scope: Scope, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = (await scope.db.all(labelQuery(CITED, scope.countyId, ids))) as {
    id: string;
    label: string;
  }[];
  return Object.fromEntries(rows.map(({ id, label }) => [id, label]));
}
