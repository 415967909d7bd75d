import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Scope } from "./scope";
import { statement, type Write } from "./statement";

/** D1 takes no value above 2 MB; a statement of ours stays below 1 MB. */
const maxBytes = 900_000;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Any number of rows in as few statements as 1 MB allows: one json_each parameter each. Columns left out of the first row stay at their defaults. */
export function insertMany<T extends SQLiteTable>(
  scope: Scope,
  table: T,
  rows: readonly T["$inferInsert"][],
): Write[] {
  const first = rows[0];
  if (!first) return [];
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name in first);
  const names = columns.map(([name]) => sql.identifier(snake(name)));
  const values = columns.map((_, index) => sql.raw(`value->>${index}`));
  return chunksOf(
    rows.map((row) =>
      JSON.stringify(
        columns.map(([name, column]) => {
          const value = (row as Record<string, unknown>)[name];
          return value === undefined || value === null ? null : column.mapToDriverValue(value);
        }),
      ),
    ),
  ).map((chunk) =>
    statement(
      scope.db,
      sql`INSERT INTO ${table} (${sql.join(names, sql`, `)}) SELECT ${sql.join(values, sql`, `)} FROM json_each(${chunk}) WHERE true`,
    ),
  );
}

/** Packs JSON texts into arrays below the limit, measured in UTF-8 bytes. */
export function chunksOf(items: readonly string[]): string[] {
  const encoder = new TextEncoder();
  const chunks: string[] = [];
  let current: string[] = [];
  let size = 2;
  for (const item of items) {
    const bytes = encoder.encode(item).length + 1;
    if (size + bytes > maxBytes && current.length > 0) {
      chunks.push(`[${current.join(",")}]`);
      current = [];
      size = 2;
    }
    current.push(item);
    size += bytes;
  }
  if (current.length > 0) chunks.push(`[${current.join(",")}]`);
  return chunks;
}
