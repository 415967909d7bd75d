import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { progressOf } from "./reads";
import { endpoints, ProgressOf } from "./shape";

const answer = answering(endpoints);

/** How far somebody's year has come against the targets. */
export const progress = new Hono<App>().get("/progress", query(ProgressOf), async (c) =>
  answer(c, "GET /notes/progress", await progressOf(c.var.scope, c.req.valid("query").person)),
);
