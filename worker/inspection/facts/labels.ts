import { sql } from "drizzle-orm";
import type { Scope } from "../../core/scope";

/** What tells one cited record from the next without opening it: the day of a session, note, contribution or leave, the title of a must-read. */
export async function labelsOf(scope: Scope, ids: readonly string[]): Promise<Record<string, string>> {
  const mine = sql`county_id = ${scope.countyId} AND id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(ids)])}))`;
  const rows = (await scope.db.all(sql`SELECT id, held_on AS label FROM study_sessions WHERE ${mine}
    UNION ALL SELECT id, written_on FROM notes WHERE ${mine}
    UNION ALL SELECT id, done_on FROM contributions WHERE ${mine}
    UNION ALL SELECT id, first_on FROM leaves WHERE ${mine}
    UNION ALL SELECT id, title FROM must_reads WHERE ${mine}`)) as { id: string; label: string }[];
  return Object.fromEntries(rows.map(({ id, label }) => [id, label]));
}
