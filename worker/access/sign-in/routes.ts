import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { changePassword, changePhone, signOut, signOutEverywhere, signOutOne } from "./actions";
import { countySessions, giveSession, takeSession } from "./front-door";
import { ownSessions, ownSignIn } from "./reads";
import { ChangePassword, ChangePhone, endpoints } from "./shape";

const answer = answering(endpoints);

/** The own session and password, and where one is signed in. */
export const signIn = new Hono<App>()
  .delete("/session", async (c) => {
    await signOut(c.var.scope, c.var.sessionId);
    const county = await countySessions(c);
    if (county) takeSession(c, county);
    return answer(c, "DELETE /session");
  })
  .delete("/sessions", async (c) => {
    await signOutEverywhere(c.var.scope);
    return answer(c, "DELETE /sessions");
  })
  .put("/password", body(ChangePassword), async (c) => {
    await changePassword(c.var.scope, realNow(), c.req.valid("json"));
    const county = await countySessions(c);
    if (county) await giveSession(c, county, c.var.scope.actor.accountId ?? "");
    return answer(c, "PUT /password");
  })
  .get("/sign-ins", async (c) => {
    return answer(c, "GET /sign-ins", await ownSessions(c.var.scope, c.var.sessionId, realNow()));
  })
  .delete("/sign-ins/:handle", async (c) => {
    await signOutOne(c.var.scope, c.req.param("handle"));
    return answer(c, "DELETE /sign-ins/:handle");
  });

/** What one signs in by. */
export const ownAccounts = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /own-account", await ownSignIn(c.var.scope)))
  .put("/phone", body(ChangePhone), async (c) => {
    await changePhone(c.var.scope, realNow(), c.req.valid("json"));
    return answer(c, "PUT /own-account/phone");
  });
