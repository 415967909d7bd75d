import { type Context, Hono } from "hono";
import { Refusal } from "../../core/refusal";
import { addressOf } from "../../http/address";
import { answering } from "../../http/answers";
import type { App, CountySessions } from "../../http/app";
import { body } from "../../http/input";
import { refuseBeyondLimit } from "../../http/limit";
import { hashOf } from "../../http/tokens";
import { markBrowser } from "../sign-in/device";
import { countySessions, giveSession } from "../sign-in/front-door";
import { acceptInvitation, viewInvitation } from "./actions-acceptance";
import { accountAsOf } from "./reads";
import { AcceptInvitation, endpoints, ViewInvitation } from "./shape";

const answer = answering(endpoints);

/** Before the front door: looking at a link, and taking it up. */
export const linkDesk = new Hono<App>()
  .post("/invitation/view", body(ViewInvitation), async (c) => {
    const { token } = c.req.valid("json");
    return answer(
      c,
      "POST /invitation/view",
      await behindLink(c, token, (county) => viewInvitation(county, c.var.now, token)),
    );
  })
  .post("/invitation/acceptance", body(AcceptInvitation), async (c) => {
    const input = c.req.valid("json");
    const address = addressOf(c.req.raw.headers);
    await behindLink(c, input.token, async (county) => {
      const { accountId, letIn, isKnown } = await acceptInvitation(county, c.var.now, input, address);
      if (letIn) await giveSession(c, county, accountId);
      if (!isKnown) return;
      await markBrowser(c, county, await accountAsOf(county, c.var.now, accountId), input.shared);
    });
    return answer(c, "POST /invitation/acceptance");
  });

/**
 * Limited by the link and not by the address: a whole office takes up its invitations in one meeting. Somebody who tries links
 * that do not exist is counted by the address instead.
 */
async function behindLink<T>(
  c: Context<App>,
  token: string,
  use: (county: CountySessions) => Promise<T>,
): Promise<T> {
  await refuseBeyondLimit(c.env, `link:${await hashOf(token)}`);
  const county = await countySessions(c);
  try {
    if (!county) throw new Refusal("not_found");
    return await use(county);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found")
      await refuseBeyondLimit(c.env, `no-link:${addressOf(c.req.raw.headers) ?? "unknown"}`);
    throw error;
  }
}
