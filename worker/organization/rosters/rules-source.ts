/** One list of the file among the rows that are kept: its first row (from 0), how many, where it stood in its sheet. */
export type SourceTable = {
  sheet: string;
  hidden: boolean;
  from: number;
  count: number;
  /** Rows of the sheet before the list's first, columns before its first. */
  above: number;
  before: number;
  /** The list's columns in order → the column in which they are kept. */
  columns: number[];
};
/** What is known of the file beside its cells. */
export type Source = {
  tables: SourceTable[];
  several: boolean;
  /** Sheets that hold something and look like no roster. */
  others: string[];
  /** Rows in which a quote was closed by no other. */
  strayQuotes: number[];
  /** Columns whose contents are not kept: numbers of identity cards, and what is not imported of a file too large. */
  dropped: number[];
};

/** Totals and signatures, a header once more, a row with nothing in any column that is imported. */
export type IgnoredKind = "footer" | "header" | "unmapped";
/** Where a row of all lists stands in the file: its sheet where there are several, and its number there. */
export function placeOf(source: Source | null, row: number): { sheet: string | null; row: number } {
  const table = tableOf(source, row);
  if (!table) return { sheet: null, row };
  return { sheet: source?.several ? table.sheet : null, row: row - table.from + table.above };
}

/** The number of the file's column in which a row has what stands in a column of all lists. */
export function columnOf(source: Source | null, row: number, column: number): number {
  const table = tableOf(source, row);
  return table?.columns.includes(column) ? table.columns.indexOf(column) + table.before : column;
}

function tableOf(source: Source | null, row: number): SourceTable | undefined {
  return source?.tables.find((table) => isRowOf(table, row));
}

/** Whether a row of all lists is one of a list. */
export function isRowOf({ from, count }: Pick<SourceTable, "from" | "count">, row: number): boolean {
  return row > from && row <= from + count;
}

/** A row as people name it: 4, or 南风支部!4 where several sheets are read. */
export function rowName(source: Source | null, row: number): string | number {
  const at = placeOf(source, row);
  return at.sheet === null ? at.row : `${at.sheet}!${at.row}`;
}
