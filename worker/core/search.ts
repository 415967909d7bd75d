import { type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { cleanName } from "./names";

/**
 * Rows in which one of these texts holds what was searched for, as typed or as names are stored, whatever the case of
 * its Latin letters; all where nothing was.
 */
export function mentions(sought: string | undefined, ...texts: (AnySQLiteColumn | SQL)[]): SQL | undefined {
  if (!sought) return undefined;
  const forms = [...new Set([sought, cleanName(sought)])];
  const found = texts.flatMap((text) =>
    forms.map((form) => sql`instr(lower(coalesce(${text}, '')), lower(${form})) > 0`),
  );
  return sql`(${sql.join(found, sql` OR `)})`;
}

/**
 * A column to order by whose index is not walked for its order: the rows are found by what they are asked for, and those
 * few are sorted. Without statistics the planner takes the order instead, and reads a county for it.
 */
export const sorted = (column: AnySQLiteColumn): SQL => sql`+${column}`;
