import { type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/** Rows in which one of these texts holds what was searched for, whatever the case of its Latin letters; all where nothing was. */
export function mentions(sought: string | undefined, ...texts: AnySQLiteColumn[]): SQL | undefined {
  if (!sought) return undefined;
  const found = texts.map((text) => sql`instr(lower(coalesce(${text}, '')), lower(${sought})) > 0`);
  return sql`(${sql.join(found, sql` OR `)})`;
}
