import { Hono } from "hono";
import { permitSomewhere } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { doorOf } from "../../http/door";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { OwnProof } from "../second-factors/shape";
import { makeInvitations, makeResetLink, mayHandOut, withdrawInvitation } from "./actions";
import { renewInvitations } from "./actions-renewal";
import { linksOf } from "./records";
import { isUsable } from "./rules";
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
  .get("/invitations", async (c) => {
    permitSomewhere(c.var.scope, "invitation.make");
    const { scope } = c.var;
    const now = realNow();
    const links = (await linksOf(scope)).map((link) => ({
      ...link,
      isOpen: isUsable(link, now),
      can: mayHandOut(scope, { role: link.role, unitId: link.unitId }) ? ["invitation.make"] : [],
    }));
    return answer(c, "GET /invitations", { invitations: links });
  })
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
