import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { ApproveOverride, ConfirmRatings, OverrideRating } from "../engine/shape";
import { approveOverride, confirmRatings, dropOverride, overrideRating } from "./actions";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** What becomes of a proposal: confirmed as it stands, or another grade that a second person approves. */
export const decisions = new Hono<App>()
  .post("/:id/confirmation", body(ConfirmRatings), async (c) =>
    answer(
      c,
      "POST /assessments/:id/confirmation",
      { confirmed: await confirmRatings(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/people/:person/override", body(OverrideRating), async (c) =>
    answer(
      c,
      "POST /assessments/:id/people/:person/override",
      {
        id: await overrideRating(c.var.scope, c.req.param("id"), c.req.param("person"), c.req.valid("json")),
      },
      201,
    ),
  )
  .post("/:id/people/:person/override/approval", body(ApproveOverride), async (c) => {
    const { override } = c.req.valid("json");
    await approveOverride(c.var.scope, c.req.param("id"), c.req.param("person"), override);
    return answer(c, "POST /assessments/:id/people/:person/override/approval");
  })
  .delete("/:id/people/:person/override", async (c) => {
    await dropOverride(c.var.scope, c.req.param("id"), c.req.param("person"));
    return answer(c, "DELETE /assessments/:id/people/:person/override");
  });
