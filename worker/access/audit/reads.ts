import type * as v from "valibot";
import type { Label } from "../../core/labels";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { auditRows, looksAt, PAGE_ROWS } from "./records";
import { failedRows } from "./records-failures";
import type { ListAudit, Look } from "./shape";

/** A page of the log, latest first: what was written, and the failed sign-ins counted by quarter of an hour; subjects are called as the labels say. */
export async function auditPage(
  scope: Scope,
  asked: v.InferOutput<typeof ListAudit>,
  labels: readonly Label[],
) {
  permit(scope, "audit.read");
  const [written, failed] = await Promise.all([
    auditRows(scope, asked, labels),
    failedRows(scope, asked, PAGE_ROWS + 1),
  ]);
  const rows = [...written, ...failed].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return { rows: page, after: last?.id ?? null };
}

/** Who looked at the own contacts. */
export async function looksOf(scope: Scope) {
  const rows: Look[] = scope.personId ? await looksAt(scope, scope.personId) : [];
  return { looks: rows };
}
