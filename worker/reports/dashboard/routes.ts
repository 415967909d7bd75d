import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { dashboardOf } from "./reads";
import { AskDashboard, endpoints } from "./shape";

const answer = answering(endpoints);

export const dashboard = new Hono<App>().get("/dashboard", query(AskDashboard), async (c) =>
  answer(c, "GET /reports/dashboard", await dashboardOf(c.var.scope, c.req.valid("query"))),
);
