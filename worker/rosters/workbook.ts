import { strFromU8, unzipSync, zipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";
import { Refusal } from "../core/refusal";
import { type Sheet, unreadable } from "./cells";
import type { Cell, Plain } from "./shape";

/** What 5 MB of spreadsheet may unpack to. */
const maxUnpacked = 60_000_000;

/**
 * Reads every sheet. The archive is unpacked here and handed on unpacked: the library unpacks larger parts in
 * web workers, which workerd has not, tells no formula from its result, and would unpack a bomb.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = unpack(bytes);
  const formulas = formulasBySheet(parts);
  try {
    const sheets = await readXlsxFile(zipSync(parts, { level: 0 }).buffer as ArrayBuffer);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row, r) => row.map((value, c) => cellOf(value, formulas.get(sheet)?.get(`${r},${c}`)))),
    }));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable("broken_workbook");
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith(".xml") && !name.endsWith(".xml.rels")) return false;
        total += originalSize;
        if (total > maxUnpacked) throw new Refusal("too_large");
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable("broken_workbook");
  }
}

function cellOf(value: unknown, formula: string | undefined): Cell {
  return formula === undefined ? plainOf(value) : { formula: `=${formula}`, value: plainOf(value) };
}

function plainOf(value: unknown): Plain {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) };
  return typeof value === "number" ? value : String(value);
}

/** Sheet name → "row,column" → formula. */
function formulasBySheet(parts: Record<string, Uint8Array>): Map<string, Map<string, string>> {
  const text = (path: string) => (parts[path] ? strFromU8(parts[path]) : "");
  const targets = new Map(
    tags(text("xl/_rels/workbook.xml.rels"), "Relationship").map((tag) => [
      attribute(tag, "Id"),
      attribute(tag, "Target"),
    ]),
  );
  return new Map(
    tags(text("xl/workbook.xml"), "sheet").map((tag) => {
      const target = targets.get(attribute(tag, "r:id")) ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      return [unescaped(attribute(tag, "name")), formulasIn(text(path))];
    }),
  );
}

function formulasIn(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!xml.includes("<f")) return found;
  for (const [, attributes, inner] of xml.matchAll(/<c\s([^>]*[^/])>(.*?)<\/c>/gs)) {
    const formula = /<f(?:\s[^>]*)?(?:\/>|>(.*?)<\/f>)/s.exec(inner ?? "");
    const at = /^([A-Z]+)(\d+)$/.exec(attribute(attributes ?? "", "r"));
    if (formula && at)
      found.set(`${Number(at[2]) - 1},${columnIndex(at[1] ?? "")}`, unescaped(formula[1] ?? ""));
  }
  return found;
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, "g"))].map((match) => match[1] ?? "");
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
