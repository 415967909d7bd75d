import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { endGroup, formGroup, setStandardTerms } from "./actions";
import { standardsOf } from "./reads";
import { EndGroup, endpoints, FormGroup, SetStandardTerms } from "./shape";

const answer = answering(endpoints);

/** What is asked of a unit: the standards that do not apply to it, and a branch's party groups. */
export const standards = new Hono<App>()
  .get("/:id/standards", async (c) =>
    answer(c, "GET /units/:id/standards", await standardsOf(c.var.scope, c.req.param("id"))),
  )
  .post("/:id/standards", body(SetStandardTerms), async (c) =>
    answer(
      c,
      "POST /units/:id/standards",
      { id: await setStandardTerms(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/groups", body(FormGroup), async (c) =>
    answer(
      c,
      "POST /units/:id/groups",
      { id: await formGroup(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/groups/:group/end", body(EndGroup), async (c) => {
    await endGroup(c.var.scope, c.req.param("id"), c.req.param("group"), c.req.valid("json"));
    return answer(c, "POST /units/:id/groups/:group/end");
  });
