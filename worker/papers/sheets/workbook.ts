import { strFromU8, strToU8, zipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";
import { Refusal } from "../../core/refusal";
import { partsOf } from "./door";
import { isBlank, unreadable } from "./rules";
import { bounds } from "./scan";
import type { Cell, Plain, Sheet } from "./shape";

/**
 * Reads every sheet. The archive is handed on unpacked: the library unpacks larger parts in web workers, which workerd
 * has not, and tells no formula from its result.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = withoutPrefixes(partsOf(bytes));
  const beside = besideValues(parts);
  try {
    const sheets = await readXlsxFile(zipSync(parts, { level: 0 }).buffer as ArrayBuffer);
    refuseRepeated(sheets.map(({ data }) => data));
    return sheets.map(({ sheet, data }) => {
      const { formulas, merges, hidden } = beside.get(sheet) ?? nothingBeside;
      const rows = data.map((row, r) => row.map((value, c) => cellOf(value, formulas.get(`${r},${c}`))));
      return { name: sheet, rows: filledDown(rows, merges), ...(hidden && { hidden }) };
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable("broken_workbook");
  }
}

/** A part that is named as two sheets would be gone over as often as it is named. */
function refuseRepeated(parts: readonly unknown[]): void {
  if (new Set(parts).size < parts.length) throw unreadable("broken_workbook");
}

function cellOf(value: unknown, formula: string | undefined): Cell {
  return formula === undefined ? plainOf(value) : { formula: `=${formula}`, value: plainOf(value) };
}

function plainOf(value: unknown): Plain {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) };
  // A workbook can spell half a character out (_xD842_), which no record may hold.
  return typeof value === "number" ? value : String(value).replace(/\p{Cs}/gu, "\ufffd");
}

/** What the library leaves out of a sheet: formulas ("row,column" → text), merged cells, whether it is hidden. */
type Beside = { formulas: Map<string, string>; merges: string[]; hidden: boolean };
const nothingBeside: Beside = { formulas: new Map(), merges: [], hidden: false };

function besideValues(parts: Record<string, Uint8Array>): Map<string, Beside> {
  const text = (path: string) => (parts[path] ? strFromU8(parts[path]) : "");
  const targets = new Map(
    tags(text("xl/_rels/workbook.xml.rels"), "Relationship").map((tag) => [
      attribute(tag, "Id"),
      attribute(tag, "Target"),
    ]),
  );
  const named = tags(text("xl/workbook.xml"), "sheet").map((tag) => ({
    tag,
    target: targets.get(attribute(tag, "r:id")) ?? "",
  }));
  refuseRepeated(named.flatMap(({ target }) => target || []));
  return new Map(
    named.map(({ tag, target }) => {
      const xml = text(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
      const merges = tags(xml, "mergeCell").map((merge) => attribute(merge, "ref"));
      const hidden = /hidden/i.test(attribute(tag, "state"));
      return [unescaped(attribute(tag, "name")), { formulas: formulasIn(xml), merges, hidden }];
    }),
  );
}

function formulasIn(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  let at: string | null = null;
  for (const { 1: closing, 2: name, 3: attributes = "", index, 0: tag } of xml.matchAll(
    /<(\/?)(?:\w+:)?([cf])\b([^<>]*)>/g,
  )) {
    if (name === "c") at = closing || attributes.endsWith("/") ? null : keyOf(attribute(attributes, "r"));
    else if (at !== null && !closing)
      found.set(at, attributes.endsWith("/") ? "" : textFrom(xml, index + tag.length));
  }
  return found;
}

function textFrom(xml: string, from: number): string {
  const until = xml.indexOf("<", from);
  return until < 0 ? "" : unescaped(xml.slice(from, until));
}

/** "B3" → "2,1". */
function keyOf(address: string): string | null {
  const at = /^([A-Z]+)(\d+)$/.exec(address);
  return at && `${Number(at[2]) - 1},${columnIndex(at[1] ?? "")}`;
}

/** Files of other programs give every tag a prefix, which the library does not know. */
function withoutPrefixes(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => {
      const root = /<(\w+):(?:workbook|worksheet|sst|styleSheet)\b/.exec(strFromU8(bytes.subarray(0, 2_000)));
      if (!root) return [path, bytes];
      const text = strFromU8(bytes).replaceAll(`<${root[1]}:`, "<").replaceAll(`</${root[1]}:`, "</");
      return [path, strToU8(text)];
    }),
  );
}

/** A merged cell's value holds for each of its rows that says anything; no cell lies in two, so that all together are no more than there may be. */
function filledDown(rows: Cell[][], merges: readonly string[]): Cell[][] {
  let covered = 0;
  for (const ref of merges) {
    const [, letters = "", first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(ref) ?? [];
    const column = columnIndex(letters);
    const value = rows[Number(first) - 1]?.[column];
    if (value === null || value === undefined) continue;
    const end = Math.min(Number(last), rows.length);
    covered += Math.max(0, end - Number(first));
    if (covered > bounds.cells) throw new Refusal("too_large");
    for (let r = Number(first); r < end; r++) {
      const row = rows[r];
      if (row && !isBlank(row)) row[column] ??= value;
    }
  }
  return rows;
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, "g"))].map((match) => match[1] ?? "");
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
