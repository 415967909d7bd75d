import { Hono } from "hono";
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
  .post("/:id/start", async (c) => {
    const runId = await startAgain(c.var.scope, c.req.param("id"));
    await c.env.RUNS.send({ countyId: c.var.scope.countyId, runId });
    return c.json({ id: runId }, 201);
  });
