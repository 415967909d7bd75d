import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { approveLeave, refuseLeave, requestLeave, withdrawLeave } from "./actions";
import { leavePage } from "./reads";
import { DecideLeave, endpoints, ListLeaves, RequestLeave } from "./shape";

const answer = answering(endpoints);

export const leaves = new Hono<App>()
  .get("/", query(ListLeaves), async (c) =>
    answer(c, "GET /leaves", await leavePage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(RequestLeave), async (c) =>
    answer(c, "POST /leaves", { id: await requestLeave(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/approval", body(DecideLeave), async (c) => {
    await approveLeave(c.var.scope, c.req.param("id"), c.req.valid("json").comment);
    return answer(c, "POST /leaves/:id/approval");
  })
  .post("/:id/refusal", body(DecideLeave), async (c) => {
    await refuseLeave(c.var.scope, c.req.param("id"), c.req.valid("json").comment);
    return answer(c, "POST /leaves/:id/refusal");
  })
  .post("/:id/withdrawal", async (c) => {
    await withdrawLeave(c.var.scope, c.req.param("id"));
    return answer(c, "POST /leaves/:id/withdrawal");
  });
