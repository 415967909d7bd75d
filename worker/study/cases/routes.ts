import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { acceptOutside, closeCase, openCase, recordWarning } from "./actions";
import { casesShown } from "./reads";
import { AcceptOutside, CloseCase, endpoints, OpenCase, RecordWarning } from "./shape";

const answer = answering(endpoints);

export const cases = new Hono<App>()
  .get("/:person", async (c) =>
    answer(c, "GET /cases/:person", await casesShown(c.var.scope, c.req.param("person"))),
  )
  .post("/:person/warnings", body(RecordWarning), async (c) =>
    answer(
      c,
      "POST /cases/:person/warnings",
      { id: await recordWarning(c.var.scope, c.req.param("person"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:person/open-cases", body(OpenCase), async (c) =>
    answer(
      c,
      "POST /cases/:person/open-cases",
      { id: await openCase(c.var.scope, c.req.param("person"), c.req.valid("json").openedOn) },
      201,
    ),
  )
  .post("/:person/open-cases/:id/closure", body(CloseCase), async (c) => {
    await closeCase(c.var.scope, c.req.param("person"), c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /cases/:person/open-cases/:id/closure");
  })
  .post("/:person/outside-appraisals", body(AcceptOutside), async (c) => {
    await acceptOutside(c.var.scope, c.req.param("person"), c.req.valid("json"));
    return answer(c, "POST /cases/:person/outside-appraisals");
  });
