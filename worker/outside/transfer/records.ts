import { getTableName, is, lt, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../../db/schema/county";
import { type Scope, withinCounty } from "../../core/scope";
import { keptBack, keptBackColumns } from "./rules";

type CountyTable = SQLiteTable & { countyId: SQLiteColumn };
export type ExportedTable = {
  name: string;
  table: CountyTable;
  columns: Record<string, SQLiteColumn>;
  /** Its primary key below the county: the order of the pages. */
  keys: [name: string, column: SQLiteColumn][];
};
export type Row = Record<string, unknown>;
/** So many rows at most; a page ends with the row that reaches so many characters, for it stands in memory whole. */
export type PageSize = { rows: number; characters: number };
export type Page = { rows: Row[]; isLast: boolean };

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
  };
}

/** The rows after a row, or the first ones: one query, bounded by what it brings and not only by how many. */
export async function pageAfter(
  scope: Scope,
  { table, columns, keys }: ExportedTable,
  last: Row | undefined,
  size: PageSize,
): Promise<Page> {
  const order = list(keys.map(([, column]) => column));
  const position = list(keys.map(([name]) => sql`${last?.[name] ?? ""}`));
  const lengths = Object.values(columns).map((column) => sql`coalesce(length(${column}), 0)`);
  const next = scope.db
    .select({ ...columns, length: sql<number>`${sql.join(lengths, sql` + `)}`.as("row_length") })
    .from(table)
    .where(withinCounty(scope, table, last && keys.length > 0 ? sql`(${order}) > (${position})` : undefined))
    .orderBy(order)
    .limit(size.rows)
    .as("next");
  const fields = next as unknown as Record<string, SQLiteColumn>;
  const own = Object.fromEntries(Object.keys(columns).map((name) => [name, fields[name] as SQLiteColumn]));
  const inOrder = list(keys.map(([name]) => own[name] as SQLiteColumn));
  const summed = scope.db
    .select({
      ...own,
      length: next.length,
      reached: sql<number>`sum(${next.length}) OVER (ORDER BY ${inOrder} ROWS UNBOUNDED PRECEDING)`.as(
        "reached",
      ),
    })
    .from(next)
    .as("summed");
  const rows: Row[] = await scope.db
    .select()
    .from(summed)
    .where(
      withinCounty(
        scope,
        summed as unknown as CountyTable,
        lt(sql`${summed.reached} - ${summed.length}`, size.characters),
      ),
    );
  const reached = Number(rows.at(-1)?.reached ?? 0);
  return {
    rows: rows.map(({ length: _length, reached: _reached, ...row }) => row),
    isLast: keys.length === 0 || (rows.length < size.rows && reached < size.characters),
  };
}

/** A table whose key is the county alone has one row. */
function list(columns: readonly (SQLiteColumn | SQL)[]): SQL {
  return columns.length > 0 ? sql.join(columns as SQL[], sql`, `) : sql`1`;
}
