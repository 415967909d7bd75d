import { Hono } from "hono";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { hashOf } from "../../http/tokens";
import { ConfirmFactor, OwnPassword, OwnProof, type SecondFactor, type SignInRow } from "../accounts/shape";
import { resetSecondFactorOf } from "../administration/actions";
import { signOutOne } from "../sign-in/actions";
import { signInsOf } from "../sign-in/records";
import { doorOf } from "../sign-in/routes-door";
import { confirmSecondFactor, dropSecondFactor, offerSecondFactor, renewRecoveryCodes } from "./actions";
import { factorState } from "./records";

/** Where one is signed in, and the second factor. */
export const security = new Hono<App>()
  .get("/sign-ins", async (c) => {
    const rows = await signInsOf(c.var.scope, await hashOf(c.var.sessionId), realNow());
    return c.json({ signIns: rows satisfies SignInRow[] });
  })
  .delete("/sign-ins/:handle", async (c) => {
    await signOutOne(c.var.scope, c.req.param("handle"));
    return c.body(null, 204);
  })
  .get("/second-factor", async (c) =>
    c.json({ ...(await factorState(c.var.scope)), required: c.var.mustEnrol } satisfies SecondFactor),
  )
  .post("/second-factor", async (c) =>
    c.json(await offerSecondFactor(c.var.scope, c.env.SECRETS_KEY, realNow()), 201),
  )
  .post("/second-factor/confirmation", body(ConfirmFactor), async (c) => {
    const input = c.req.valid("json");
    const codes = await confirmSecondFactor(c.var.scope, c.env.SECRETS_KEY, realNow(), input);
    return c.json({ recoveryCodes: codes }, 201);
  })
  .post("/second-factor/recovery-codes", body(OwnPassword), async (c) =>
    c.json(
      { recoveryCodes: await renewRecoveryCodes(c.var.scope, realNow(), c.req.valid("json").password) },
      201,
    ),
  )
  .delete("/second-factor", body(OwnPassword), async (c) => {
    await dropSecondFactor(c.var.scope, realNow(), c.req.valid("json").password);
    return c.body(null, 204);
  })
  .delete("/accounts/:id/second-factor", body(OwnProof), async (c) => {
    await resetSecondFactorOf(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  });
