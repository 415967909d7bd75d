import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { Refusal } from "../../core/refusal";
import { addressOf, whence } from "../../http/address";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { refuseBeyondLimit } from "../../http/limit";
import { passwordMatches } from "../../http/passwords";
import { markBrowser } from "./device";
import { countySessions, frontDoor, giveSession } from "./front-door";
import { visitorSeen } from "./reads";
import { endpoints, SignIn } from "./shape";
import { accountFor } from "./sign-in";

/** Nobody is an answer too, and the same one whether the county exists or not. */
const orNobody = createMiddleware<App>(async (c, next) => {
  try {
    return await frontDoor(c, next);
  } catch (error) {
    if (error instanceof Refusal && error.code === "unauthenticated") return answer(c, "GET /session", null);
    throw error;
  }
});

const answer = answering(endpoints);

/** Before the front door: who is there, and signing in. */
export const frontDesk = new Hono<App>()
  .get("/session", orNobody, async (c) => answer(c, "GET /session", await visitorSeen(c.var.scope, c.var)))
  .post("/session", body(SignIn), async (c) => {
    const { shared, ...input } = c.req.valid("json");
    const county = await countySessions(c);
    const from = whence(c.req.raw);
    if (!county) return refuseUnknownCounty(c, input.password);
    const key = `door:${county.countyId}:${from.address ?? "unknown"}`;
    const limit = () => refuseBeyondLimit(c.env, key, "DOOR_LIMIT");
    const account = await accountFor(county, c.var.now, input, { ...from, limit });
    await giveSession(c, county, account.id);
    await markBrowser(c, county, account, shared);
    return answer(c, "POST /session");
  });

/** Nobody learns by the clock that a county does not exist: the password is hashed all the same. */
async function refuseUnknownCounty(c: Context<App>, password: string): Promise<never> {
  await refuseBeyondLimit(c.env, `no-county:${addressOf(c.req.raw.headers) ?? "unknown"}`, "DOOR_LIMIT");
  await passwordMatches(password, null);
  throw new Refusal("wrong_credentials");
}
