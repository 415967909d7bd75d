import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { addTurn, withdrawTurn } from "./actions";
import { rotaShown } from "./reads";
import { AddTurn, endpoints, ListTurns } from "./shape";

const answer = answering(endpoints);

export const lectures = new Hono<App>()
  .get("/", query(ListTurns), async (c) =>
    answer(c, "GET /lectures", await rotaShown(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(AddTurn), async (c) =>
    answer(c, "POST /lectures", { id: await addTurn(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/withdrawal", async (c) => {
    await withdrawTurn(c.var.scope, c.req.param("id"));
    return answer(c, "POST /lectures/:id/withdrawal");
  });
