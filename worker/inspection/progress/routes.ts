import { Hono } from "hono";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { progressOf } from "./reads";
import { ProgressOf } from "./shape";

/** How far somebody's year has come against the targets. */
export const progress = new Hono<App>().get("/progress", query(ProgressOf), async (c) =>
  c.json(await progressOf(c.var.scope, c.req.valid("query").person)),
);
