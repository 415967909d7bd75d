import { Hono } from "hono";
import { can, permitSomewhere } from "../../core/permissions";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { realNow } from "../../http/real-time";
import { accountsOf, ownAccount } from "../accounts/records";
import { isUsable } from "../accounts/rules";
import {
  type AccountRow,
  ChangePassword,
  ChangePhone,
  GrantRole,
  LinkPerson,
  MakeInvitations,
  OwnProof,
  RenewInvitations,
  Suspension,
} from "../accounts/shape";
import { makeInvitations, makeResetLink, mayHandOut, withdrawInvitation } from "../invitations/actions";
import { renewInvitations } from "../invitations/actions-renewal";
import { linksOf } from "../invitations/records";
import { changePassword, changePhone, signOut, signOutEverywhere } from "../sign-in/actions";
import { emptiedCookie, startSession } from "../sign-in/records-sessions";
import { countySessions, doorOf, whence } from "../sign-in/routes-door";
import { endRoleOf, grantRole, restoreAccount, suspendAccount } from "./actions";
import { linkPerson } from "./actions-linking";

export const accounts = new Hono<App>()
  .delete("/session", async (c) => {
    await signOut(c.var.scope, c.var.sessionId);
    const county = await countySessions(c);
    if (county) c.header("Set-Cookie", emptiedCookie(county));
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
    const { scope } = c.var;
    const manage = can(scope, "account.manage") ? ["account.manage"] : [];
    const accounts: AccountRow[] = (await accountsOf(scope)).map((row) => {
      const { id, role, unitId } = row;
      const isReset = id !== scope.actor.accountId && unitId !== null && mayHandOut(scope, { role, unitId });
      const isNameable = isReset && role === "person" && mayHandOut(scope, { role: "recorder", unitId });
      return {
        ...row,
        can: [...manage, ...(isReset ? ["account.reset"] : []), ...(isNameable ? ["recorder.name"] : [])],
      };
    });
    return c.json({ accounts });
  })
  .post("/accounts/:id/roles", body(GrantRole), async (c) =>
    c.json({ id: await grantRole(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json")) }, 201),
  )
  .delete("/accounts/:id/roles/:role", body(OwnProof), async (c) => {
    const { id, role } = c.req.param();
    await endRoleOf(c.var.scope, doorOf(c), id, role, c.req.valid("json"));
    return c.body(null, 204);
  })
  .put("/accounts/:id/person", body(LinkPerson), async (c) => {
    await linkPerson(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  })
  .post("/accounts/:id/suspension", body(Suspension), async (c) => {
    await suspendAccount(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  })
  .delete("/accounts/:id/suspension", body(Suspension), async (c) => {
    await restoreAccount(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  })
  .post("/accounts/:id/reset", body(OwnProof), async (c) =>
    c.json(await makeResetLink(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json")), 201),
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
    return c.json({ invitations: links });
  })
  .post("/invitations", body(MakeInvitations), async (c) =>
    c.json({ invitations: await makeInvitations(c.var.scope, realNow(), c.req.valid("json")) }, 201),
  )
  .post("/invitations/renewal", body(RenewInvitations), async (c) =>
    c.json({ invitations: await renewInvitations(c.var.scope, realNow(), c.req.valid("json")) }, 201),
  )
  .delete("/invitations/:id", async (c) => {
    await withdrawInvitation(c.var.scope, c.req.param("id"));
    return c.body(null, 204);
  });
