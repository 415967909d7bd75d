import { formulaIn } from "./rules";
import type { Cell } from "./shape";

/** Where a field ends, by what stands between fields. */
const endOf = { ",": /[,\r\n]/g, "\t": /[\t\r\n]/g, ";": /[;\r\n]/g };
type Separator = keyof typeof endOf;

/** RFC 4180 with what exports really do: CRLF, LF or CR, quotes doubled, line breaks inside quotes. Blank lines keep their place. */
export function parseCsv(text: string, separator: Separator = separatorOf(text)): Cell[][] {
  return readCsv(text, separator).rows;
}

/**
 * A quote that opens a field and closes none is a character like others: it would swallow every row up to the next
 * quote. The rows in which one stood are told.
 */
export function readCsv(
  text: string,
  separator: Separator = separatorOf(text),
): { rows: Cell[][]; strayQuotes: number[] } {
  const rows: Cell[][] = [];
  const strayQuotes: number[] = [];
  const end = endOf[separator];
  let row: Cell[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const quoted = quotedAt(text, at, separator);
    if (quoted === "stray") strayQuotes.push(rows.length + 1);
    end.lastIndex = at;
    const stop = typeof quoted === "object" ? quoted.stop : (end.exec(text)?.index ?? text.length);
    row.push(cellOf(typeof quoted === "object" ? quoted.field : text.slice(at, stop)));
    at = stop + 1;
    if (text[stop] === separator) continue;
    if (text[stop] === "\r" && text[stop + 1] === "\n") at++;
    rows.push(row);
    row = [];
  }
  return { rows, strayQuotes };
}

/** The field that is quoted at a place, blanks before and after its quotes left out; "stray" where no end of a field follows the second. */
function quotedAt(
  text: string,
  from: number,
  separator: string,
): { field: string; stop: number } | "stray" | undefined {
  const open = pastBlanks(text, from, separator);
  if (text[open] !== '"') return undefined;
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return "stray";
  const stop = pastBlanks(text, close + 1, separator);
  const next = text[stop];
  if (next !== undefined && next !== separator && next !== "\r" && next !== "\n") return "stray";
  return { field: text.slice(open + 1, close).replaceAll('""', '"'), stop };
}

function pastBlanks(text: string, from: number, separator: string): number {
  let at = from;
  while ((text[at] === " " || text[at] === "\t" || text[at] === "\u3000") && text[at] !== separator) at++;
  return at;
}

function cellOf(field: string): Cell {
  if (field === "") return null;
  return formulaIn(field) ? { formula: field } : field;
}

/** A comma unless the first lines hold more tabs or semicolons. */
function separatorOf(text: string): Separator {
  const head = text.slice(0, 4000);
  const count = (c: string) => head.split(c).length;
  return ([",", "\t", ";"] as const).reduce<Separator>((best, c) => (count(c) > count(best) ? c : best), ",");
}
