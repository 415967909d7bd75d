import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { confirmSecondFactor, dropSecondFactor, offerSecondFactor, renewRecoveryCodes } from "./actions";
import { ownFactor } from "./reads";
import { ConfirmFactor, endpoints, OwnPassword } from "./shape";

const answer = answering(endpoints);

/** The own second factor. */
export const secondFactor = new Hono<App>()
  .get("/second-factor", async (c) =>
    answer(c, "GET /second-factor", await ownFactor(c.var.scope, c.var.mustEnrol)),
  )
  .post("/second-factor", async (c) =>
    answer(c, "POST /second-factor", await offerSecondFactor(c.var.scope, c.env.SECRETS_KEY, realNow()), 201),
  )
  .post("/second-factor/confirmation", body(ConfirmFactor), async (c) => {
    const input = c.req.valid("json");
    const codes = await confirmSecondFactor(c.var.scope, c.env.SECRETS_KEY, realNow(), input);
    return answer(c, "POST /second-factor/confirmation", { recoveryCodes: codes }, 201);
  })
  .post("/second-factor/recovery-codes", body(OwnPassword), async (c) =>
    answer(
      c,
      "POST /second-factor/recovery-codes",
      { recoveryCodes: await renewRecoveryCodes(c.var.scope, realNow(), c.req.valid("json").password) },
      201,
    ),
  )
  .delete("/second-factor", body(OwnPassword), async (c) => {
    await dropSecondFactor(c.var.scope, realNow(), c.req.valid("json").password);
    return answer(c, "DELETE /second-factor");
  });
