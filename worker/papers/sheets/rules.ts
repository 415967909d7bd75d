import { Refusal } from "../../core/refusal";
import type { Cell, Plain, Rows } from "./shape";

/** What a person would read in the cell. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : cell.formula;
  return String(cell);
}

/** A cell with a formula is shown and refused: what it gives is not what somebody wrote. */
export function isFormula(cell: Cell | undefined): cell is { formula: string; value?: Plain } {
  return typeof cell === "object" && cell !== null && "formula" in cell;
}

/** Whether a spreadsheet would run this text. "+86 139…", "-" and "-12.5" are not formulas. */
export function formulaIn(text: string): boolean {
  const t = text.normalize("NFKC").trimStart();
  if (t.startsWith("=")) return t.length > 1;
  if (t.startsWith("@")) return /^@\s*[A-Za-z_(]/.test(t);
  if (!/^[+-]/.test(t) || /^[+-][\d\s().,-]*$/.test(t)) return false;
  return /[A-Za-z_.]\s*\(|[A-Za-z]\$?\d|\d\s*[+*/^&]|[|!]/.test(t);
}

/** 0 → "A", 26 → "AA". */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** A row in which a person would read nothing. */
export function isBlank(row: Rows[number] | undefined): boolean {
  return !row || row.every((cell) => textOf(cell).trim() === "");
}

/** A file that no table can be read from, and why. */
export function unreadable(reason: string): Refusal {
  return new Refusal("unsupported_media", { fields: [{ path: "file", reason }] });
}
