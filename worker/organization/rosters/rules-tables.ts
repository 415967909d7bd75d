import { Refusal } from "../../core/refusal";
import { isBlank, textOf } from "../../papers/sheets/rules";
import type { Cell, Rows, Sheet } from "../../papers/sheets/shape";
import { columnsBelow, findHeaderRow, headerScore, isHeader, plain, rowKey, widthOf } from "./rules-columns";
import { withFlagsGathered } from "./rules-flags";
import type { SourceTable } from "./rules-source";
import type { Mapping } from "./shape";
import type { Table } from "./shape-tables";

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
  return columnsBelow(rows, findHeaderRow(rows)).includes("name");
}

/** Long lists stand in blocks side by side, each with its own name column and what repeats before it. */
function splitAcross({ name, hidden = false, rows }: Sheet): Table[] {
  const top = findHeaderRow(rows) - 1;
  const header = rows[top]?.map((cell) => plain(textOf(cell))) ?? [];
  const names = header.flatMap((text, column) => (isHeader(text, "name") ? [column] : []));
  const repeats = (back: number) => {
    const [text, next] = names.map((column) => header[column - back]);
    return text && text === next;
  };
  let lead = 0;
  while (repeats(lead + 1)) lead++;
  const starts = names.slice(1).map((column) => column - lead);
  return [0, ...starts].map((before, n) => ({
    sheet: name,
    hidden,
    // What stands above the header belongs to all of them and is kept once.
    rows: rows.map((row, r) => (before && r < top ? [] : row.slice(before, starts[n]))),
    above: 0,
    before,
  }));
}

/** Further lists below the first, each under a header of its own; the same header again is only a printed page's. */
function splitDown(table: Table): Table[] {
  const starts: number[] = [];
  for (const [r, row] of table.rows.entries()) {
    const former = starts.at(-1);
    const isNew =
      former === undefined || (r > former + 1 && rowKey(row) !== rowKey(table.rows[former] ?? []));
    if (isNew && headerScore([row]) >= 3 && looksLikeRoster([row])) starts.push(r);
  }
  const [, ...further] = starts;
  return [0, ...further].map((from, n) => ({
    ...table,
    rows: table.rows.slice(from, further[n]),
    above: table.above + from,
  }));
}

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

/** Two rows read together, where that tells more headers than either of them. */
function bothRows(upper: readonly Cell[] | undefined, lower: readonly Cell[] | undefined): Cell[] | null {
  if (!upper || !lower) return null;
  const both = Array.from({ length: Math.max(upper.length, lower.length) }, (_, c) =>
    textOf(lower[c]).trim() === "" ? (upper[c] ?? null) : (lower[c] ?? null),
  );
  const isMore = (row: readonly Cell[]) => headerScore([both]) > headerScore([row]);
  return isMore(upper) && isMore(lower) ? both : null;
}

/**
 * All lists as one: below each other in the columns of the first, each cell under its own meaning or its own header.
 * Where no column names the branch, the sheet's name is offered for it.
 */
export function joined(found: readonly Table[]): { rows: Cell[][]; tables: SourceTable[] } {
  const lists = found.map(withOneHeader).map(withFlagsGathered);
  const [first, ...more] = lists;
  if (!first) return { rows: [], tables: [] };
  const header = findHeaderRow(first.rows);
  const keys = columnKeys(first.rows, header);
  // A header that is shorter than a row below it gets its cells, for columns of further lists come behind them.
  const heads = keys.map((_, c) => first.rows[header - 1]?.[c] ?? null);
  const rows = first.rows.map((row, r) => (r === header - 1 ? heads : [...row]));
  const tables: SourceTable[] = [sourceOf(first, 0, 0, rows.length, [...keys.keys()])];
  for (const table of more) {
    const own = findHeaderRow(table.rows);
    const places = columnKeys(table.rows, own).map((key, c) => {
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

/** By what columns of two lists are the same: their meaning, else their header, else their place. */
function columnKeys(rows: Rows, header: number): string[] {
  const heads = rows[header - 1] ?? [];
  return columnsBelow(rows, header).map((field, c) => field ?? (plain(textOf(heads[c])) || `column ${c}`));
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
  const column = widthOf(rows);
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
