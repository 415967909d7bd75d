import { commit } from "../core/commit";
import { permit } from "../core/permissions";
import type { Scope } from "../core/scope";
import { type ArchiveFile, archiveOf } from "./archive";
import { type ExportedTable, exportedTables, pageAfter, type Row } from "./records";
import { csvLine, keptBack, keptBackColumns } from "./rules";

/** All that a county owns, each table exactly (JSON lines) and for a spreadsheet (CSV); written down before the first byte leaves. */
export async function exportCounty(scope: Scope): Promise<ReadableStream<Uint8Array>> {
  permit(scope, "county.manage");
  await commit({ ...scope, idempotency: null }, [], { event: "county.exported", subject: scope.countyId });
  return archiveOf(filesOf(scope), scope.now);
}

async function* filesOf(scope: Scope): AsyncGenerator<ArchiveFile> {
  const counts: Record<string, number> = {};
  for (const table of exportedTables()) {
    yield { name: `json/${table.name}.jsonl`, texts: jsonLines(scope, table, counts) };
    yield { name: `csv/${table.name}.csv`, texts: csvLines(scope, table) };
  }
  yield { name: "manifest.json", texts: manifest(scope, counts) };
}

async function* jsonLines(scope: Scope, table: ExportedTable, counts: Record<string, number>) {
  counts[table.name] = 0;
  for await (const rows of pagesOf(scope, table)) {
    counts[table.name] = (counts[table.name] ?? 0) + rows.length;
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  }
}

async function* csvLines(scope: Scope, table: ExportedTable) {
  const names = Object.keys(table.columns);
  yield `\ufeff${csvLine(names)}`;
  for await (const rows of pagesOf(scope, table))
    yield rows.map((row) => csvLine(names.map((name) => row[name]))).join("");
}

async function* pagesOf(scope: Scope, table: ExportedTable): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  do {
    const rows = await pageAfter(scope, table, last);
    if (rows.length > 0) yield rows;
    last = rows.length === table.pageRows ? rows.at(-1) : undefined;
  } while (last);
}

/** Comes last: how many rows there should be, and what stayed behind. */
async function* manifest(scope: Scope, counts: Record<string, number>) {
  const told = { county: scope.countyId, exportedAt: scope.now, rows: counts, keptBack, keptBackColumns };
  yield `${JSON.stringify(told, null, 2)}\n`;
}
