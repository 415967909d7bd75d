import { told } from "../../access/inbox/records";
import { refuseUnlessProven } from "../../access/second-factors/proof";
import type { OwnProof } from "../../access/second-factors/shape";
import { commit } from "../../core/commit";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import type { Door } from "../../http/door";
import { type ArchiveFile, archiveOf } from "./archive";
import { type ExportedTable, exportedTables, type PageSize, pageAfter, type Row } from "./records";
import { csvLine, keptBack, keptBackColumns } from "./rules";

/** A request may ask D1 a thousand times and hold 128 MB: pages grow as long as their rows are short. */
const first: PageSize = { rows: 1_000, characters: 2_000_000 };
const mostRows = 10_000;

/** All that a county owns, each table exactly (JSON lines) and for a spreadsheet (CSV); written down before the first byte leaves. */
export async function exportCounty(
  scope: Scope,
  door: Door,
  proof: OwnProof,
): Promise<ReadableStream<Uint8Array>> {
  permit(scope, "county.manage");
  const proven = await refuseUnlessProven(scope, door, proof);
  const telling = told(scope, { kind: "county.exported", subject: scope.countyId });
  await commit({ ...scope, idempotency: null }, [...proven, telling], {
    event: "county.exported",
    subject: scope.countyId,
  });
  return archiveOf(filesOf(scope), scope.now);
}

/** Each page is asked for once and packed both ways; what does not fit one page goes on in a file of the next number. */
async function* filesOf(scope: Scope): AsyncGenerator<ArchiveFile> {
  const counts: Record<string, number> = {};
  for (const table of exportedTables()) {
    counts[table.name] = 0;
    let part = 0;
    for await (const rows of pagesOf(scope, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length;
      part += 1;
      const name = part === 1 ? table.name : `${table.name}-${part}`;
      yield { name: `json/${name}.jsonl`, texts: jsonLines(rows) };
      yield { name: `csv/${name}.csv`, texts: csvLines(table, rows) };
    }
  }
  yield { name: "manifest.json", texts: [manifest(scope, counts)] };
}

function* jsonLines(rows: readonly Row[]) {
  for (const some of pieces(rows)) yield some.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function* csvLines(table: ExportedTable, rows: readonly Row[]) {
  const names = Object.keys(table.columns);
  yield `\ufeff${csvLine(names)}`;
  for (const some of pieces(rows)) yield some.map((row) => csvLine(names.map((name) => row[name]))).join("");
}

function* pieces(rows: readonly Row[]) {
  for (let at = 0; at < rows.length; at += 200) yield rows.slice(at, at + 200);
}

/** At least one page, be it empty: every table has its file. */
async function* pagesOf(scope: Scope, table: ExportedTable): AsyncGenerator<Row[]> {
  let size = first;
  let last: Row | undefined;
  for (;;) {
    const { rows, isLast } = await pageAfter(scope, table, last, size);
    if (rows.length > 0 || !last) yield rows;
    if (isLast) return;
    last = rows.at(-1);
    size = { ...size, rows: Math.min(mostRows, 2 * rows.length) };
  }
}

/** Comes last: how many rows there should be, and what stayed behind. */
function manifest(scope: Scope, counts: Record<string, number>): string {
  const told = { county: scope.countyId, exportedAt: scope.now, rows: counts, keptBack, keptBackColumns };
  return `${JSON.stringify(told, null, 2)}\n`;
}
