import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { can, permit } from "../core/permissions";
import type { App } from "../http/app";
import { startAgain } from "./actions";
import { dueNext } from "./due-next";
import { runRows } from "./records";

export const runs = new Hono<App>()
  .get("/", async (c) => {
    const { scope } = c.var;
    permit(scope, "run.read");
    const rows = await runRows(scope);
    return c.json({
      runs: rows.map(({ cursor: _cursor, countyId: _county, ...run }) => run),
      next: await dueNext(scope),
      can: can(scope, "run.start") ? ["run.start"] : [],
    });
  })
  .post("/:id/start", async (c) => c.json({ id: await startAgain(c.var.scope, c.req.param("id")) }, 201));

/** Stands before the front door, so that a repeat which is given the stored answer sends the run again: the first may have failed in between, and a run sent twice is carried on once. */
export const sendsStarted = createMiddleware<App>(async (c, next) => {
  await next();
  if (c.res.status !== 201) return;
  const { id: runId } = (await c.res.clone().json()) as { id: string };
  await c.env.RUNS.send({ countyId: c.var.scope.countyId, runId });
});
