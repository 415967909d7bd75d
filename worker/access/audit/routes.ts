import { Hono } from "hono";
import type { Label } from "../../core/labels";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { noteExport } from "./actions";
import { auditPage, looksOf } from "./reads";
import { ExportList, endpoints, ListAudit } from "./shape";

const answer = answering(endpoints);

/** The log speaks of records of every concept: what each is called is handed down. */
export const audit = (labels: readonly Label[]) =>
  new Hono<App>().get("/", query(ListAudit), async (c) =>
    answer(c, "GET /audit", await auditPage(c.var.scope, c.req.valid("query"), labels)),
  );

/** A reader of a list may save it; the log knows that it left. */
export const listExports = new Hono<App>().post("/", body(ExportList), async (c) => {
  await noteExport(c.var.scope, c.req.valid("json"));
  return answer(c, "POST /list-exports");
});

/** Everyone sees who looked at the own contacts. */
export const looks = new Hono<App>().get("/", async (c) =>
  answer(c, "GET /looks", await looksOf(c.var.scope)),
);
