import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../db/schema/county";
import { type Scope, withinCounty } from "../core/scope";
import { keptBack, keptBackColumns } from "./rules";

type CountyTable = SQLiteTable & { countyId: SQLiteColumn };
export type ExportedTable = {
  name: string;
  table: CountyTable;
  columns: Record<string, SQLiteColumn>;
  /** Its primary key below the county: the order of the pages. */
  keys: [name: string, column: SQLiteColumn][];
  pageRows: number;
};
export type Row = Record<string, unknown>;

/** Every table of a county that leaves with it, in the order of its name. */
export function exportedTables(): ExportedTable[] {
  return Object.values(schema)
    .filter((one) => is(one, SQLiteTable))
    .filter((table) => !keptBack.includes(getTableName(table)))
    .map((table) => exportedTable(table as CountyTable))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function exportedTable(table: CountyTable): ExportedTable {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const named = Object.entries(table).filter(([, column]) => columns.includes(column as SQLiteColumn));
  const kept = keptBackColumns[name] ?? [];
  const key = primaryKeys[0]?.columns ?? [];
  return {
    name,
    table,
    columns: Object.fromEntries(named.filter(([column]) => !kept.includes(column))),
    keys: named.filter(([column, found]) => column !== "countyId" && key.includes(found)),
    pageRows: columns.some(isLong) ? 200 : 2_000,
  };
}

/** JSON and bodies of text: a page of them is kept small, for it stands in memory whole. */
function isLong(column: SQLiteColumn): boolean {
  return column.columnType === "SQLiteTextJson" || column.name === "body";
}

/** The rows after a row, or the first ones. */
export async function pageAfter(
  scope: Scope,
  { table, columns, keys, pageRows }: ExportedTable,
  last: Row | undefined,
): Promise<Row[]> {
  const order = keys.map(([, column]) => column);
  const position = keys.map(([name]) => sql`${last?.[name] ?? ""}`);
  const after =
    last && order.length > 0
      ? sql`(${sql.join(order, sql`, `)}) > (${sql.join(position, sql`, `)})`
      : undefined;
  return scope.db
    .select(columns)
    .from(table)
    .where(withinCounty(scope, table, after))
    .orderBy(...order)
    .limit(pageRows) as unknown as Promise<Row[]>;
}
