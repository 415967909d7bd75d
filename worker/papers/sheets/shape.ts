/** A cell as the file has it. A formula is kept as text and never runs; the value is what the file last had for it. */
export type Plain = null | string | number | { date: string };

export type Cell = Plain | { formula: string; value?: Plain };

export type Rows = readonly (readonly Cell[])[];

/** One sheet of the file; a text file is one nameless sheet, with the rows in which a quote was closed by no other. */
export type Sheet = { name: string; rows: Cell[][]; hidden?: boolean; strayQuotes?: number[] };
