import { Hono } from "hono";
import { permit } from "../../core/permissions";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { findPerson } from "../../organization/people/records";
import { acceptOutside, closeCase, openCase, recordWarning } from "./actions";
import { casesOf } from "./records";
import { AcceptOutside, CloseCase, OpenCase, RecordWarning } from "./shape";

export const cases = new Hono<App>()
  .get("/:person", async (c) => {
    await findPerson(c.var.scope, c.req.param("person"));
    permit(c.var.scope, "standing_case.manage");
    return c.json(await casesOf(c.var.scope, c.req.param("person")));
  })
  .post("/:person/warnings", body(RecordWarning), async (c) =>
    c.json({ id: await recordWarning(c.var.scope, c.req.param("person"), c.req.valid("json")) }, 201),
  )
  .post("/:person/open-cases", body(OpenCase), async (c) =>
    c.json({ id: await openCase(c.var.scope, c.req.param("person"), c.req.valid("json").openedOn) }, 201),
  )
  .post("/:person/open-cases/:id/closure", body(CloseCase), async (c) => {
    await closeCase(c.var.scope, c.req.param("person"), c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  })
  .post("/:person/outside-appraisals", body(AcceptOutside), async (c) => {
    await acceptOutside(c.var.scope, c.req.param("person"), c.req.valid("json"));
    return c.body(null, 204);
  });
