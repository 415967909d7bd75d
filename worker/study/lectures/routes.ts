import { Hono } from "hono";
import { yearOf } from "../../core/calendar";
import { canSomewhere, permitSomewhere } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { abilitiesOn, addTurn, withdrawTurn } from "./actions";
import { rotaOf } from "./records";
import { AddTurn, endpoints, ListTurns } from "./shape";

const answer = answering(endpoints);

export const lectures = new Hono<App>()
  .get("/", query(ListTurns), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "person.read");
    const year = c.req.valid("query").year ?? yearOf(scope.today);
    const { turns, given } = await rotaOf(scope, year);
    return answer(c, "GET /lectures", {
      year,
      turns: turns.map((turn) => ({ ...turn, can: abilitiesOn(scope, turn) })),
      given,
      can: canSomewhere(scope, "learning.record") ? ["learning.record"] : [],
    });
  })
  .post("/", body(AddTurn), async (c) =>
    answer(c, "POST /lectures", { id: await addTurn(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/withdrawal", async (c) => {
    await withdrawTurn(c.var.scope, c.req.param("id"));
    return answer(c, "POST /lectures/:id/withdrawal");
  });
