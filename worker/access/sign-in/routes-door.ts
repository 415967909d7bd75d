import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { abilitiesOf, isUnlinked } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import { systemScope } from "../../core/scope";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { refuseBeyondLimit } from "../../http/limit";
import { passwordMatches } from "../../http/passwords";
import { realNow } from "../../http/real-time";
import { hashOf } from "../../http/tokens";
import { generationOf, meOf } from "../accounts/records";
import { AcceptInvitation, type Me, SignIn, ViewInvitation } from "../accounts/shape";
import { acceptInvitation, viewInvitation } from "../invitations/actions-acceptance";
import type { Door } from "../second-factors/proof";
import { forgetDevice, rememberDevice } from "./device";
import { addressOf, frontDoor, sessionsOfCounty } from "./front-door";
import { type CountySessions, startSession } from "./records-sessions";
import { accountFor, type SignedIn } from "./sign-in";

/** Nobody is an answer too, and the same one whether the county exists or not. */
const orNobody = createMiddleware<App>(async (c, next) => {
  try {
    return await frontDoor(c, next);
  } catch (error) {
    if (error instanceof Refusal && error.code === "unauthenticated") return c.json(null);
    throw error;
  }
});

/** Before the front door: who is there, signing in and taking up an invitation. */
export const frontDesk = new Hono<App>()
  .get("/session", orNobody, async (c) => {
    const { scope } = c.var;
    const { id, ...found } = { id: scope.actor.accountId ?? "", ...(await meOf(scope)) };
    const account = { id, name: scope.actor.name, login: scope.actor.login ?? "" };
    const { mustEnrol, hasFactor } = c.var;
    return c.json({
      account,
      ...found,
      can: mustEnrol ? [] : abilitiesOf(scope),
      today: scope.today,
      mustEnrol,
      isUnlinked: isUnlinked(scope),
      hasFactor,
    } satisfies Me);
  })
  .post("/session", body(SignIn), async (c) => {
    const { shared, ...input } = c.req.valid("json");
    const county = await countySessions(c);
    const from = whence(c.req.raw);
    if (!county) return refuseUnknownCounty(c, input.password);
    const key = `door:${county.countyId}:${from.address ?? "unknown"}`;
    const limit = () => refuseBeyondLimit(c.env, key, "DOOR_LIMIT");
    const account = await accountFor(county, c.var.now, input, { ...from, limit });
    c.header("Set-Cookie", await startSession(county, account.id, from));
    await markBrowser(c, county, account, shared);
    return c.body(null, 204);
  })
  .post("/invitation/view", body(ViewInvitation), async (c) => {
    const { token } = c.req.valid("json");
    return c.json(await behindLink(c, token, (county) => viewInvitation(county, c.var.now, token)));
  })
  .post("/invitation/acceptance", body(AcceptInvitation), async (c) => {
    const input = c.req.valid("json");
    const address = addressOf(c.req.raw.headers);
    await behindLink(c, input.token, async (county) => {
      const { accountId, letIn, isKnown } = await acceptInvitation(county, c.var.now, input, address);
      if (letIn) c.header("Set-Cookie", await startSession(county, accountId, whence(c.req.raw)));
      if (!isKnown) return;
      const scope = systemScope({ ...county, now: c.var.now });
      const generation = await generationOf(scope, accountId);
      await markBrowser(c, county, { id: accountId, generation }, input.shared);
    });
    return c.body(null, 204);
  });

/**
 * Limited by the link and not by the address: a whole office takes up its invitations in one meeting. Whoever tries links
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

/** From now on the browser is known for the account, or, where others use it too, a stranger to it. */
async function markBrowser(
  c: Context<App>,
  county: CountySessions,
  account: SignedIn,
  shared: boolean,
): Promise<void> {
  const cookies = shared
    ? [forgetDevice(county, account.id)]
    : await rememberDevice(county, account, c.req.header("cookie") ?? "");
  for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
}

/** Nobody learns by the clock that a county does not exist: the password is hashed all the same. */
async function refuseUnknownCounty(c: Context<App>, password: string): Promise<never> {
  await refuseBeyondLimit(c.env, `no-county:${addressOf(c.req.raw.headers) ?? "unknown"}`, "DOOR_LIMIT");
  await passwordMatches(password, null);
  throw new Refusal("wrong_credentials");
}

/** What the own password and code are checked with. */
export function doorOf(c: Context<App>): Door {
  return { realNow: realNow(), secretsKey: c.env.SECRETS_KEY };
}

export function countySessions(c: Context<App>): Promise<CountySessions | undefined> {
  return sessionsOfCounty(c.env, c.req.param("county") ?? "", c.var.now);
}

export function whence(request: Request) {
  return {
    browser: request.headers.get("user-agent")?.slice(0, 120) ?? null,
    address: addressOf(request.headers),
    cookies: request.headers.get("cookie") ?? "",
  };
}
