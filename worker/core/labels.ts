import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { IdPrefix } from "./ids";

/** What records are called where nothing but their id is written down: the id begins with the prefix, the column tells. */
export type Label = {
  prefix: IdPrefix;
  table: SQLiteTable & { id: SQLiteColumn; countyId: SQLiteColumn };
  column: SQLiteColumn;
};

/** What the record of an id is called today, within a query over its row; null where its kind has no name or it is gone. */
export function calledBy(labels: readonly Label[], countyId: SQLiteColumn, id: SQLiteColumn): SQL {
  const cases = labels.map(
    ({ prefix, table, column }) => sql`WHEN ${prefix} THEN
      (SELECT ${column} FROM ${table} WHERE ${table.countyId} = ${countyId} AND ${table.id} = ${id})`,
  );
  return sql`CASE substr(${id}, 1, 3) ${sql.join(cases, sql` `)} END`;
}

/** What these records are called, as rows of id and label. */
export function labelQuery(labels: readonly Label[], countyId: string, ids: readonly string[]): SQL {
  const list = JSON.stringify([...new Set(ids)]);
  const each = labels.map(
    ({ table, column }) => sql`SELECT ${table.id} AS id, ${column} AS label FROM ${table}
      WHERE ${table.countyId} = ${countyId} AND ${table.id} IN (SELECT value FROM json_each(${list}))`,
  );
  return sql.join(each, sql` UNION ALL `);
}
