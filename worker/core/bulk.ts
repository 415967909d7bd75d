import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Scope } from "./scope";
import { statement, type Write } from "./statement";

/** D1 takes no value above 2 MB; a statement of ours stays below 1 MB. */
const maxBytes = 995_000;

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
  const values = columns.map(([, column], index) =>
    sql.raw(isJson(column) ? `nullif(value->${index}, 'null')` : `value->>${index}`),
  );
  return chunksOf(rows.map((row) => `[${columns.map((column) => textOf(column, row)).join(",")}]`)).map(
    (chunk) =>
      statement(
        scope.db,
        sql`INSERT INTO ${table} (${sql.join(names, sql`, `)}) SELECT ${sql.join(values, sql`, `)} FROM json_each(${chunk}) WHERE true`,
      ),
  );
}

/** A column that holds JSON goes in as it is: as text inside JSON each of its quotes would cost a second byte. */
function textOf([name, column]: [string, SQLiteColumn], row: object): string {
  const value = (row as Record<string, unknown>)[name];
  if (value === undefined || value === null) return "null";
  return isJson(column) ? JSON.stringify(value) : JSON.stringify(column.mapToDriverValue(value));
}

function isJson(column: SQLiteColumn): boolean {
  return column.columnType === "SQLiteTextJson";
}

/** Packs JSON texts into arrays below the limit, measured in UTF-8 bytes. */
export function chunksOf(items: Iterable<string>): string[] {
  const chunks: string[] = [];
  let current: string[] = [];
  let size = 2;
  for (const item of items) {
    const bytes = mostBytes(item) + 1;
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

/** Rows as JSON, one after the other: none is kept beside its text. */
export function* textsOf(rows: Iterable<unknown>): Iterable<string> {
  for (const row of rows) yield JSON.stringify(row);
}

/** What a text takes in UTF-8 at most, counted without a second copy of it. */
function mostBytes(text: string): number {
  return text.length + 2 * (text.match(/[^\0-\x7f]/g)?.length ?? 0);
}
