import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { comparisonOf } from "./reads";
import { ComparePeriod, endpoints } from "./shape";

const answer = answering(endpoints);

export const reports = new Hono<App>().get("/comparison", query(ComparePeriod), async (c) =>
  answer(c, "GET /reports/comparison", await comparisonOf(c.var.scope, c.req.valid("query").period)),
);
