import { labelQuery } from "../../core/labels";
import type { Scope } from "../../core/scope";
import { cited as learning } from "../../study/learning/records";
import { cited as leaves } from "../../study/leaves/records";
import { cited as sessions } from "../../study/sessions/records";
import { cited as notes } from "../../writing/notes/records";

/** What tells one cited record from the next without opening it: its day, the title of a must-read. */
const CITED = [...sessions, ...notes, ...learning, ...leaves];

/** The labels of cited records by their id; none for kinds that a page tells in words. */
export async function labelsOf(scope: Scope, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = (await scope.db.all(labelQuery(CITED, scope.countyId, ids))) as {
    id: string;
    label: string;
  }[];
  return Object.fromEntries(rows.map(({ id, label }) => [id, label]));
}
