import { Refusal } from "../../core/refusal";
import { isBlank, type Sheet, textOf } from "../../papers/sheets/cells";
import type { Cell, Rows } from "../../papers/sheets/shape";
import { columnsBelow, findHeaderRow, headerScore, isHeader, plain } from "./rules-columns";
import { withFlagsGathered } from "./rules-flags";
import type { SourceTable } from "./rules-source";
import type { Mapping } from "./shape";

/** One list of people in a file: a sheet may hold several, below each other or side by side. */
export type Table = {
  sheet: string;
  hidden: boolean;
  rows: Cell[][];
  /** How many rows and columns of the sheet stand before it. */
  above: number;
  before: number;
};

/** Every list of the sheets, and the sheets that say something else. */
export function tablesIn(sheets: readonly Sheet[]): { tables: Table[]; others: string[] } {
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isBlank(row)));
  const lists = filled.filter(({ rows }) => looksLikeRoster(rows));
  // What nobody can tell apart is for a person to look at: the sheet with the most known columns, else the first.
  const best = filled.reduce<Sheet | undefined>(
    (most, sheet) => (most && headerScore(most.rows) >= headerScore(sheet.rows) ? most : sheet),
    undefined,
  );
  const read = lists.length > 0 ? lists : best ? [best] : [];
  return {
    tables: read.flatMap(splitAcross).flatMap(splitDown),
    others: filled.filter((sheet) => !read.includes(sheet)).map(({ name }) => name),
  };
}

function looksLikeRoster(rows: Rows): boolean {
  const header = findHeaderRow(rows);
  return header > 0 && columnsBelow(rows, header).includes("name");
}

/** Long lists stand in blocks side by side, each with its own name column and what repeats before it. */
function splitAcross({ name, hidden = false, rows }: Sheet): Table[] {
  const header = rows[findHeaderRow(rows) - 1]?.map((cell) => plain(textOf(cell))) ?? [];
  const names = header.flatMap((text, column) => (isHeader(text, "name") ? [column] : []));
  const [first = 0, second] = names;
  if (second === undefined) return [{ sheet: name, hidden, rows, above: 0, before: 0 }];
  let lead = 0;
  while (lead < first && header[first - lead - 1] === header[second - lead - 1] && header[first - lead - 1])
    lead++;
  const starts = names.map((column, n) => (n === 0 ? 0 : column - lead));
  return starts.map((start, n) => ({
    sheet: name,
    hidden,
    // What stands above the header belongs to all of them and is kept once.
    rows: rows.map((row, r) =>
      n > 0 && r < findHeaderRow(rows) - 1 ? [] : row.slice(start, starts[n + 1] ?? row.length),
    ),
    above: 0,
    before: start,
  }));
}

/** Further lists below the first, each under a header of its own; the same header again is only a printed page's. */
function splitDown(table: Table): Table[] {
  const starts: number[] = [];
  for (const [r, row] of table.rows.entries()) {
    const former = starts.at(-1);
    const isNew = former === undefined || (r > former + 1 && keyOf(row) !== keyOf(table.rows[former]));
    if (isNew && headerScore([row]) >= 3 && looksLikeRoster([row])) starts.push(r);
  }
  if (starts.length < 2) return [table];
  return starts.map((start, n) => {
    const from = n === 0 ? 0 : start;
    return { ...table, rows: table.rows.slice(from, starts[n + 1]), above: table.above + from };
  });
}

const keyOf = (row: readonly Cell[] | undefined) => (row ?? []).map((cell) => plain(textOf(cell))).join("|");

/** A header of two rows as one, in the lower: what stands above counts where nothing stands below it. */
function withOneHeader(table: Table): Table {
  const header = findHeaderRow(table.rows);
  for (const lower of [header, header - 1]) {
    const both = bothRows(table.rows[lower - 1], table.rows[lower]);
    if (!both) continue;
    const rows = table.rows.map((row, r) => (r === lower ? both : r === lower - 1 ? [] : row));
    return { ...table, rows };
  }
  return table;
}

/** Two rows read together, where each holds headers that the other lacks. */
function bothRows(upper: readonly Cell[] | undefined, lower: readonly Cell[] | undefined): Cell[] | null {
  if (!upper || !lower) return null;
  const both = Array.from({ length: Math.max(upper.length, lower.length) }, (_, c) =>
    textOf(lower[c]).trim() === "" ? (upper[c] ?? null) : (lower[c] ?? null),
  );
  const isMore = (row: readonly Cell[]) => headerScore([both]) > headerScore([row]);
  return isMore(upper) && isMore(lower) && headersIn(upper, lower) && headersIn(lower, upper) ? both : null;
}

/** Whether a row holds a header where the other holds something else. */
function headersIn(row: readonly Cell[], other: readonly Cell[]): boolean {
  return row.some((cell, c) => isHeader(plain(textOf(cell))) && textOf(cell) !== textOf(other[c]));
}

/**
 * All lists as one: below each other in the columns of the first, each cell under its own meaning or its own header.
 * Where no column names the branch, the sheet's name is offered for it.
 */
export function joined(found: readonly Table[]): { rows: Cell[][]; tables: SourceTable[] } {
  const lists = found.map(withOneHeader).map(withFlagsGathered);
  const [first, ...more] = lists;
  if (!first) return { rows: [], tables: [] };
  const rows = first.rows.map((row) => [...row]);
  const header = findHeaderRow(rows);
  const heads = rows[header - 1] ?? [];
  const keys = columnKeys(first.rows, header, width(rows));
  const tables: SourceTable[] = [sourceOf(first, 0, 0, rows.length, identity(width(rows)))];
  for (const table of more) {
    const own = findHeaderRow(table.rows);
    const places = columnKeys(table.rows, own, width(table.rows)).map((key, c) => {
      const known = keys.indexOf(key);
      if (known >= 0) return known;
      heads[keys.length] = table.rows[own - 1]?.[c] ?? null;
      return keys.push(key) - 1;
    });
    const body = table.rows.slice(own).map((row) => {
      const moved: Cell[] = keys.map(() => null);
      for (const [c, cell] of row.entries()) moved[places[c] ?? c] = cell;
      return moved;
    });
    tables.push(sourceOf(table, rows.length, own, body.length, places));
    rows.push(...body);
  }
  return { rows: withSheetNames(rows, header, tables), tables };
}

const width = (rows: Rows) => rows.reduce((most, row) => Math.max(most, row.length), 0);
const identity = (length: number) => Array.from({ length }, (_, c) => c);

/** By what columns of two lists are the same: their meaning, else their header, else their place. */
function columnKeys(rows: Rows, header: number, length: number): string[] {
  const fields = columnsBelow(rows, header);
  return Array.from(
    { length },
    (_, c) => fields[c] ?? (plain(textOf(rows[header - 1]?.[c])) || `column ${c}`),
  );
}

function sourceOf(
  { sheet, hidden, above, before }: Table,
  from: number,
  skipped: number,
  count: number,
  places: readonly number[],
): SourceTable {
  return { sheet, hidden, from, count, above: above + skipped, before, columns: [...places] };
}

/** A column more, told by its header to be the branch, where no other is and the sheets are named after branches. */
function withSheetNames(rows: Cell[][], header: number, tables: readonly SourceTable[]): Cell[][] {
  const named = tables.every(({ sheet }) => /支部|总支/.test(sheet));
  if (header === 0 || columnsBelow(rows, header).includes("branch") || !named) return rows;
  const column = width(rows);
  return rows.map((row, r) => {
    if (r < header - 1 || isBlank(row)) return row;
    const table = tables.find(({ from, count }) => r >= from && r < from + count);
    const value = r === header - 1 ? "党支部（工作表名）" : (table?.sheet ?? null);
    return [...Array.from({ length: column }, (_, c) => row[c] ?? null), value];
  });
}

/** Numbers of identity cards and bank accounts are nobody's business here. */
const secret = /身份证|公民身份|证件号|银行卡|银行账号|工资卡/;

/**
 * The cells without what is never kept and, where all of it is too large, without columns that have no meaning: their
 * headers stay.
 */
export function withoutUnused(
  rows: Cell[][],
  { headerRow, columns }: Mapping,
  fits: (rows: Rows) => boolean,
): { rows: Cell[][]; dropped: number[] } {
  const heads = rows[headerRow - 1] ?? [];
  const secrets = columns.flatMap((field, c) => (field === null && secret.test(textOf(heads[c])) ? [c] : []));
  const without = (dropped: readonly number[]) =>
    rows.map((row, r) => (r < headerRow ? row : row.map((cell, c) => (dropped.includes(c) ? null : cell))));
  const kept = without(secrets);
  if (fits(kept)) return { rows: kept, dropped: secrets };
  const unused = columns.flatMap((field, c) => (field === null ? [c] : []));
  const least = without(unused);
  if (headerRow === 0 || !fits(least)) throw new Refusal("too_large");
  return { rows: least, dropped: unused };
}
