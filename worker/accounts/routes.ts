import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { abilitiesOf, permitSomewhere } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { App } from "../http/app";
import { addressOf, frontDoor, sessionsOfCounty } from "../http/county";
import { body } from "../http/input";
import { refuseBeyondLimit } from "../http/limit";
import { passwordMatches } from "../http/passwords";
import { realNow } from "../http/real-time";
import { type CountySessions, endSession, startSession } from "../http/session";
import { hashOf } from "../http/tokens";
import { accountFor, endRoleOf, grantRole, restoreAccount, suspendAccount } from "./actions";
import {
  acceptInvitation,
  makeInvitations,
  makeResetLink,
  viewInvitation,
  withdrawInvitation,
} from "./invitations";
import { linksOf } from "./link-records";
import { changePassword, changePhone, signOutEverywhere } from "./own";
import { accountsOf, meOf, ownAccount } from "./records";
import {
  AcceptInvitation,
  type AccountRow,
  ChangePassword,
  ChangePhone,
  GrantRole,
  MakeInvitations,
  type Me,
  SignIn,
  Suspension,
  ViewInvitation,
} from "./shape";

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
    const { mustEnrol } = c.var;
    return c.json({
      account,
      ...found,
      can: mustEnrol ? [] : abilitiesOf(scope),
      today: scope.today,
      mustEnrol,
    } satisfies Me);
  })
  .post("/session", body(SignIn), async (c) => {
    const county = await countySessions(c);
    const address = addressOf(c.req.raw.headers);
    await refuseBeyondLimit(c.env, address ?? "unknown");
    if (!county) return refuseUnknownCounty(c.req.valid("json").password);
    const accountId = await accountFor(county, c.var.now, c.req.valid("json"), address);
    c.header("Set-Cookie", await startSession(county, accountId, whence(c.req.raw)));
    return c.body(null, 204);
  })
  .post("/invitation/view", body(ViewInvitation), async (c) => {
    const county = await countySessions(c);
    if (!county) throw new Refusal("not_found");
    return c.json(await viewInvitation(county, c.var.now, c.req.valid("json").token));
  })
  .post("/invitation/acceptance", body(AcceptInvitation), async (c) => {
    // By the link and not by the address: a whole office takes up its invitations in one meeting.
    await refuseBeyondLimit(c.env, `link:${await hashOf(c.req.valid("json").token)}`);
    const county = await countySessions(c);
    if (!county) throw new Refusal("not_found");
    const { accountId, letIn } = await acceptInvitation(
      county,
      c.var.now,
      c.req.valid("json"),
      addressOf(c.req.raw.headers),
    );
    if (letIn) c.header("Set-Cookie", await startSession(county, accountId, whence(c.req.raw)));
    return c.body(null, 204);
  });

/** Nobody learns by the clock that a county does not exist: the password is hashed all the same. */
async function refuseUnknownCounty(password: string): Promise<never> {
  await passwordMatches(password, null);
  throw new Refusal("wrong_credentials");
}

function countySessions(c: Context<App>): Promise<CountySessions | undefined> {
  return sessionsOfCounty(c.env, c.req.param("county") ?? "", c.var.now);
}

function whence(request: Request) {
  return {
    browser: request.headers.get("user-agent")?.slice(0, 120) ?? null,
    address: addressOf(request.headers),
    cookies: request.headers.get("cookie") ?? "",
  };
}

export const accounts = new Hono<App>()
  .delete("/session", async (c) => {
    const county = await countySessions(c);
    if (county) c.header("Set-Cookie", await endSession(county, c.var.sessionId));
    return c.body(null, 204);
  })
  .delete("/sessions", async (c) => {
    await signOutEverywhere(c.var.scope);
    return c.body(null, 204);
  })
  .put("/password", body(ChangePassword), async (c) => {
    await changePassword(c.var.scope, realNow(), c.req.valid("json"));
    const county = await countySessions(c);
    const accountId = c.var.scope.actor.accountId ?? "";
    if (county) c.header("Set-Cookie", await startSession(county, accountId, whence(c.req.raw)));
    return c.body(null, 204);
  });

export const ownAccounts = new Hono<App>()
  .get("/", async (c) => c.json(await ownAccount(c.var.scope)))
  .put("/phone", body(ChangePhone), async (c) => {
    await changePhone(c.var.scope, realNow(), c.req.valid("json"));
    return c.body(null, 204);
  });

/** Accounts of others: roles, suspension, invitations, resets. */
export const desk = new Hono<App>()
  .get("/accounts", async (c) => {
    permitSomewhere(c.var.scope, "account.read");
    const rows: AccountRow[] = await accountsOf(c.var.scope);
    return c.json({ accounts: rows });
  })
  .post("/accounts/:id/roles", body(GrantRole), async (c) =>
    c.json({ id: await grantRole(c.var.scope, c.req.param("id"), c.req.valid("json")) }, 201),
  )
  .delete("/accounts/:id/roles/:role", async (c) => {
    await endRoleOf(c.var.scope, c.req.param("id"), c.req.param("role"));
    return c.body(null, 204);
  })
  .post("/accounts/:id/suspension", body(Suspension), async (c) => {
    await suspendAccount(c.var.scope, c.req.param("id"), c.req.valid("json").version);
    return c.body(null, 204);
  })
  .delete("/accounts/:id/suspension", body(Suspension), async (c) => {
    await restoreAccount(c.var.scope, c.req.param("id"), c.req.valid("json").version);
    return c.body(null, 204);
  })
  .post("/accounts/:id/reset", async (c) =>
    c.json(await makeResetLink(c.var.scope, realNow(), c.req.param("id")), 201),
  )
  .get("/invitations", async (c) => {
    permitSomewhere(c.var.scope, "invitation.make");
    return c.json({ invitations: await linksOf(c.var.scope) });
  })
  .post("/invitations", body(MakeInvitations), async (c) =>
    c.json({ invitations: await makeInvitations(c.var.scope, realNow(), c.req.valid("json")) }, 201),
  )
  .delete("/invitations/:id", async (c) => {
    await withdrawInvitation(c.var.scope, c.req.param("id"));
    return c.body(null, 204);
  });
