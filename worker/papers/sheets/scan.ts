import { Refusal } from "../../core/refusal";
import { columnLetter, unreadable } from "./rules";

/** What one file may hold. What is beyond is refused before a parser has seen any of it. */
export const bounds = {
  /** Bytes of all parts of a workbook together, unpacked. */
  unpacked: 20 * 1024 * 1024,
  parts: 1_000,
  relations: 5_000,
  rows: 20_000,
  columns: 200,
  /** Over all sheets, each as large as its furthest cell makes it: a reader fills in what lies between. */
  cells: 500_000,
  depth: 16,
  tags: 2_000_000,
  /** Bytes of one tag, or of the text between two: a spreadsheet's longest cell has half of it. */
  run: 256 * 1024,
  /** Squared lengths of the formats of numbers, all together: telling dates among them costs so much. */
  formats: 100_000_000,
  /** Bytes of nothing but blanks between tags: an indented sheet of the most cells has less. */
  blanks: 4 * 1024 * 1024,
};

/** What has been seen of a file so far, over all its parts. */
export type Seen = Record<"tags" | "cells" | "blanks" | "formats" | "sheets" | "relations", number>;

type Part = {
  seen: Seen;
  depth: number;
  /** Where the scan stands in the sheet, and how far the sheet reaches; all count from 1. */
  row: number;
  column: number;
  lastRow: number;
  lastColumn: number;
};

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const hyphen = 0x2d;
const bracket = 0x5d;
const quote = 0x22;
const apostrophe = 0x27;
const equals = 0x3d;
const colon = 0x3a;
const space = 0x20;
const [c, f, i, o, r, s, v, w] = [0x63, 0x66, 0x69, 0x6f, 0x72, 0x73, 0x76, 0x77];

/**
 * Goes over a part of a workbook once, as its bytes come, and refuses what is beyond the bounds. It cuts the text into tags exactly
 * as the parser behind it does, so that nothing can be seen by one and not by the other.
 */
export function scanOf(seen: Seen): { take: (bytes: Uint8Array) => void; end: () => void } {
  const part: Part = { seen, depth: 0, row: 0, column: 0, lastRow: 0, lastColumn: 0 };
  let rest: Uint8Array = new Uint8Array();
  return {
    take: (bytes) => {
      const xml = joined(rest, bytes);
      rest = xml.subarray(scanned(xml, part));
      if (rest.length > bounds.run) throw new Refusal("too_large");
    },
    end: () => {
      const isClosed = part.depth === 0 && !rest.includes(lessThan);
      if (!isClosed) throw unreadable("broken_workbook");
      seen.cells += part.lastRow * Math.max(1, part.lastColumn);
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Where the first tag begins, or the text before it, that does not end within these bytes. */
function scanned(xml: Uint8Array, part: Part): number {
  for (let at = 0; ; ) {
    const open = textEnd(xml, at, part.seen);
    if (open === xml.length) return at;
    const end = endOf(xml, open);
    if (end < 0) return open;
    if (end - open > bounds.run) throw new Refusal("too_large");
    if (xml[open + 1] !== bang && xml[open + 1] !== question) tagAt(xml, open, end, part);
    at = end + 1;
  }
}

/** Where the text before the next tag ends; at the end of the bytes more of it may come. */
function textEnd(xml: Uint8Array, from: number, seen: Seen): number {
  let at = from;
  let isBlank = true;
  for (; at < xml.length; at++) {
    const byte = xml[at] as number;
    if (byte === lessThan) break;
    if (byte > space) isBlank = false;
  }
  if (at - from > bounds.run) throw new Refusal("too_large");
  if (isBlank && at < xml.length) seen.blanks += at - from;
  if (seen.blanks > bounds.blanks) throw new Refusal("too_large");
  return at;
}

/** The last byte of what begins with "<": a comment, a text taken as it is, an instruction, or a tag with its quoted values. */
function endOf(xml: Uint8Array, open: number): number {
  const next = xml[open + 1];
  if (next === question) return closedBy(xml, open, question);
  if (next !== bang) return tagEnd(xml, open);
  if (xml.length < open + 9) return -1;
  const head = String.fromCharCode(...xml.subarray(open + 2, open + 9));
  if (head.startsWith("--")) return closedBy(xml, open, hyphen, hyphen);
  if (head === "[CDATA[") return closedBy(xml, open, bracket, bracket);
  throw unreadable("broken_workbook");
}

function closedBy(xml: Uint8Array, open: number, last: number, before?: number): number {
  for (let at = xml.indexOf(greaterThan, open); at >= 0; at = xml.indexOf(greaterThan, at + 1))
    if (xml[at - 1] === last && (before === undefined || xml[at - 2] === before)) return at;
  return -1;
}

function tagEnd(xml: Uint8Array, open: number): number {
  for (let at = open + 1; at < xml.length; at++) {
    const byte = xml[at];
    if (byte === greaterThan) return at;
    if (byte !== quote && byte !== apostrophe) continue;
    for (at++; at < xml.length && xml[at] !== byte; at++);
  }
  return -1;
}

function tagAt(xml: Uint8Array, open: number, end: number, part: Part): void {
  if (xml[open + 1] === slash) {
    part.depth--;
    return;
  }
  part.seen.tags++;
  const depth = part.depth + 1;
  if (depth > bounds.depth || part.seen.tags > bounds.tags) throw new Refusal("too_large");
  if (xml[end - 1] !== slash) part.depth = depth;
  const to = nameEnd(xml, open + 1, end);
  const name = withoutPrefix(xml, open + 1, to);
  if (!isLetter(xml[name] as number)) throw unreadable("broken_workbook");
  if (to - name > 3) longNameAt(xml.subarray(name, to), end - open, part);
  else shortNameAt(xml, name, to, end, part);
}

function nameEnd(xml: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (xml[at] as number) > space && xml[at] !== slash) at++;
  return at;
}

function withoutPrefix(xml: Uint8Array, from: number, to: number): number {
  let at = to;
  while (at > from && xml[at - 1] !== colon) at--;
  return at;
}

function shortNameAt(xml: Uint8Array, name: number, to: number, end: number, part: Part): void {
  const [first, second] = [xml[name], xml[name + 1]];
  if (to - name === 1 && first === c) cellAt(xml, to, end, part);
  else if (to - name === 3 && first === r && second === o && xml[name + 2] === w) rowAt(xml, to, end, part);
  else if (to - name === 1 ? first === v || first === f : first === i && second === s) contentIn(part);
}

/** What a reader goes over for each sheet again, or in more than one step a letter. */
function longNameAt(name: Uint8Array, length: number, { seen }: Part): void {
  if (isName(name, "numFmt")) seen.formats += length ** 2;
  else if (isName(name, "sheet")) seen.sheets++;
  else if (isName(name, "Relationship")) seen.relations++;
  if (seen.formats > bounds.formats || seen.sheets > bounds.parts || seen.relations > bounds.relations)
    throw new Refusal("too_large");
}

function isName(name: Uint8Array, text: string): boolean {
  return name.length === text.length && name.every((byte, n) => byte === text.charCodeAt(n));
}

/** What may begin a name: without its prefix a tag must not turn into a comment for who reads it after the scan. */
function isLetter(byte: number): boolean {
  return (byte > 0x40 && byte < 0x5b) || (byte > 0x60 && byte < 0x7b) || byte === 0x5f || byte > 0x7f;
}

function rowAt(xml: Uint8Array, from: number, end: number, part: Part): void {
  const text = addressIn(xml, from, end);
  if (text !== undefined && !/^\d{1,9}$/.test(text)) throw unreadable("broken_workbook");
  part.row = text === undefined ? part.row + 1 : Number(text);
  part.column = 0;
  reached(part);
}

function cellAt(xml: Uint8Array, from: number, end: number, part: Part): void {
  const text = addressIn(xml, from, end);
  if (text === undefined) part.column++;
  else {
    const [, letters = "", digits] = /^([A-Z]{1,4})(\d{1,9})$/.exec(text) ?? [];
    if (digits === undefined) throw unreadable("broken_workbook");
    part.row = Number(digits);
    part.column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  }
  reached(part);
}

function reached(part: Part): void {
  if (part.row > bounds.rows) throw beyond(part);
  part.lastRow = Math.max(part.lastRow, part.row);
  refuseTooMany(part);
}

/** An empty cell that only has a border may lie anywhere in a row: no reader keeps it. */
function contentIn(part: Part): void {
  if (part.column > bounds.columns) throw beyond(part);
  part.lastColumn = Math.max(part.lastColumn, part.column);
  refuseTooMany(part);
}

function refuseTooMany({ seen, lastRow, lastColumn }: Part): void {
  if (seen.cells + lastRow * Math.max(1, lastColumn) > bounds.cells) throw new Refusal("too_large");
}

function beyond({ row, column }: Part): Refusal {
  const cell = `${columnLetter(Math.max(1, column) - 1)}${row}`;
  return new Refusal("too_large", { params: { cell, rows: bounds.rows, columns: bounds.columns } });
}

/** The value of the attribute `r`, whatever its prefix; a second one, or one that is not plainly written, makes the file unreadable. */
function addressIn(xml: Uint8Array, from: number, end: number): string | undefined {
  let found: string | undefined;
  for (let at = from; at < end; at++) {
    const byte = xml[at];
    if (byte !== quote && byte !== apostrophe) continue;
    const close = xml.indexOf(byte, at + 1);
    const isAddress =
      xml[at - 1] === equals && xml[at - 2] === r && ((xml[at - 3] ?? 0) <= 0x20 || xml[at - 3] === colon);
    if (isAddress) {
      if (found !== undefined || close - at > 16) throw unreadable("broken_workbook");
      found = String.fromCharCode(...xml.subarray(at + 1, close));
    }
    at = close;
  }
  return found;
}
