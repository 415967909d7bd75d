import { Hono } from "hono";
import { can, permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { countUnlinked } from "../accounts/records";
import { noteExport } from "./actions";
import { alertsFor, auditRows, looksAt, PAGE_ROWS } from "./records";
import { failedRows } from "./records-failures";
import { ExportList, endpoints, ListAudit, type Look } from "./shape";

const answer = answering(endpoints);

export const audit = new Hono<App>().get("/", query(ListAudit), async (c) => {
  permit(c.var.scope, "audit.read");
  const [written, failed] = await Promise.all([
    auditRows(c.var.scope, c.req.valid("query")),
    failedRows(c.var.scope, c.req.valid("query"), PAGE_ROWS + 1),
  ]);
  const rows = [...written, ...failed].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return answer(c, "GET /audit", { rows: page, after: last?.id ?? null });
});

/** What colleagues did to one's own account; administrators see all of it, so that none acts unseen. */
export const alerts = new Hono<App>().get("/", async (c) => {
  const { scope } = c.var;
  const list = await alertsFor(scope, can(scope, "audit.read"));
  const unlinked = can(scope, "account.manage") ? await countUnlinked(scope) : 0;
  return answer(c, "GET /alerts", { alerts: list, unlinked });
});

/** Whoever may see a list may save it; the log knows that it left. */
export const listExports = new Hono<App>().post("/", body(ExportList), async (c) => {
  await noteExport(c.var.scope, c.req.valid("json"));
  return answer(c, "POST /list-exports");
});

/** Everyone sees who looked at the own contacts. */
export const looks = new Hono<App>().get("/", async (c) => {
  const { scope } = c.var;
  const rows: Look[] = scope.personId ? await looksAt(scope, scope.personId) : [];
  return answer(c, "GET /looks", { looks: rows });
});
