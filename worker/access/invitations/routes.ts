import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { doorOf } from "../../http/door";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { OwnProof } from "../second-factors/shape";
import { makeInvitations, makeResetLink, withdrawInvitation } from "./actions";
import { renewInvitations } from "./actions-renewal";
import { linksShown } from "./reads";
import { endpoints, MakeInvitations, RenewInvitations } from "./shape";

const answer = answering(endpoints);

/** Links that are handed out: invitations, and a new password for a colleague. */
export const invitations = new Hono<App>()
  .post("/accounts/:id/reset", body(OwnProof), async (c) =>
    answer(
      c,
      "POST /accounts/:id/reset",
      await makeResetLink(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json")),
      201,
    ),
  )
  .get("/invitations", async (c) => answer(c, "GET /invitations", await linksShown(c.var.scope)))
  .post("/invitations", body(MakeInvitations), async (c) =>
    answer(
      c,
      "POST /invitations",
      { invitations: await makeInvitations(c.var.scope, realNow(), c.req.valid("json")) },
      201,
    ),
  )
  .post("/invitations/renewal", body(RenewInvitations), async (c) =>
    answer(
      c,
      "POST /invitations/renewal",
      { invitations: await renewInvitations(c.var.scope, realNow(), c.req.valid("json")) },
      201,
    ),
  )
  .delete("/invitations/:id", async (c) => {
    await withdrawInvitation(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /invitations/:id");
  });
