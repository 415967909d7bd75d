import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { answering } from "../http/answers";
import type { App } from "../http/app";
import { body } from "../http/input";
import { startAgain } from "../ledger/runs/actions";
import { askRepetition, confirmRepetition, dropRepetition } from "../ledger/runs/actions-repetition";
import { AskRepetition, ConfirmRepetition } from "../ledger/runs/shape";
import { runLedger } from "./reads";
import { endpoints } from "./shape";

const answer = answering(endpoints);

export const runs = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /runs", await runLedger(c.var.scope)))
  .post("/:id/start", async (c) =>
    answer(c, "POST /runs/:id/start", { id: await startAgain(c.var.scope, c.req.param("id")) }, 201),
  )
  .post("/:id/repetition", body(AskRepetition), async (c) =>
    answer(
      c,
      "POST /runs/:id/repetition",
      { id: await askRepetition(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/repetition/confirmation", body(ConfirmRepetition), async (c) =>
    answer(
      c,
      "POST /runs/:id/repetition/confirmation",
      { id: await confirmRepetition(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .delete("/:id/repetition", async (c) => {
    await dropRepetition(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /runs/:id/repetition");
  });

/** Stands before the front door, so that a repeat which is given the stored answer sends the run again: the first may have failed in between, and a run sent twice is carried on once. */
export const sendsStarted = createMiddleware<App>(async (c, next) => {
  await next();
  if (c.res.status !== 201) return;
  const { id: runId } = (await c.res.clone().json()) as { id: string };
  await c.env.RUNS.send({ countyId: c.var.scope.countyId, runId });
});
