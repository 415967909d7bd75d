import { Hono } from "hono";
import { permitSomewhere } from "../../core/permissions";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { comparisonOf } from "./reads";
import { ComparePeriod } from "./shape";

export const reports = new Hono<App>().get("/comparison", query(ComparePeriod), async (c) => {
  permitSomewhere(c.var.scope, "comparison.read");
  return c.json(await comparisonOf(c.var.scope, c.req.valid("query").period));
});
