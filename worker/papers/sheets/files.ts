import { Refusal } from "../../core/refusal";
import { readCsv } from "./csv";
import { otherKind } from "./kinds";
import { textOf, unreadable } from "./rules";
import { bounds } from "./scan";
import { refuseBeyond } from "./scan-text";
import type { Cell, Sheet } from "./shape";

export type Encoding = "xlsx" | "utf-8" | "gb18030";

/** The longest cell of a spreadsheet, and so much text in all: a string that many cells share costs each time it is written. */
const maxCellText = 32_767;
const maxText = 10_000_000;

/** Reads a file by its content, whatever its name says. */
export async function readSheets(bytes: Uint8Array): Promise<{ encoding: Encoding; sheets: Sheet[] }> {
  if (bytes.length === 0) throw unreadable("empty_file");
  const other = otherKind(bytes);
  if (other) throw unreadable(other);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { readWorkbook } = await import("./workbook");
    return { encoding: "xlsx", sheets: (await readWorkbook(bytes)).map(trimmed) };
  }
  if (bytes.includes(0)) throw unreadable("not_a_table");
  refuseBeyond(bytes, 4 * maxCellText);
  const { encoding, text } = decode(bytes);
  return { encoding, sheets: [trimmed({ name: "", ...readCsv(text) })] };
}

function decode(bytes: Uint8Array): { encoding: Encoding; text: string } {
  for (const encoding of ["utf-8", "gb18030"] as const) {
    try {
      return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
      // Not this one: every UTF-8 file passes the first, every Chinese office's file one of both.
    }
  }
  throw unreadable("unknown_encoding");
}

/** Drops what is empty at the right and at the bottom; rows above and between keep their numbers. */
function trimmed(sheet: Sheet): Sheet {
  let text = 0;
  for (const row of sheet.rows)
    for (const cell of row) {
      const { length } = textOf(cell);
      text += length;
      if (length > maxCellText || text > maxText) throw new Refusal("too_large");
    }
  const rows = sheet.rows.map((row) => row.slice(0, lastFilled(row) + 1));
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  if (rows.length > bounds.rows || rows.some((row) => row.length > bounds.columns))
    throw new Refusal("too_large");
  return { ...sheet, rows };
}

function lastFilled(row: readonly Cell[]): number {
  return row.findLastIndex((cell) => textOf(cell).trim() !== "");
}
