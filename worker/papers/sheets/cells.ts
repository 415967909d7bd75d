import { Refusal } from "../../core/refusal";
import type { Cell, Plain, Rows } from "./shape";

/** One sheet of the file; a text file is one nameless sheet, with the rows in which a quote was closed by no other. */
export type Sheet = { name: string; rows: Cell[][]; hidden?: boolean; strayQuotes?: number[] };

/** What a person would read in the cell. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : cell.formula;
  return String(cell);
}

export function isFormula(cell: Cell | undefined): cell is { formula: string; value?: Plain } {
  return typeof cell === "object" && cell !== null && "formula" in cell;
}

/** 0 → "A", 26 → "AA". */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

export function isBlank(row: Rows[number] | undefined): boolean {
  return !row || row.every((cell) => textOf(cell).trim() === "");
}

export function unreadable(reason: string): Refusal {
  return new Refusal("unsupported_media", { fields: [{ path: "file", reason }] });
}
