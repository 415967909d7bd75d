import { commit } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { hashPassword } from "../../http/passwords";
import { hashOf } from "../../http/tokens";
import { refuseEasyPassword } from "../accounts/easy-passwords";
import { ownAccount, setPhone } from "../accounts/records";
import { accountsNamed, dropSessions, raiseGeneration, setPassword } from "../accounts/records-signing-in";
import { refuseUnlessOwnPassword } from "../second-factors/own-password";
import { findProfile } from "../sign-up/records";
import { dropSession, handleOf } from "./records";
import type { ChangePhone } from "./shape";

export async function changePassword(
  scope: Scope,
  realNow: number,
  input: { current: string; next: string },
): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  const county = (await findProfile(scope))?.name;
  await refuseEasyPassword(input.next, [scope.actor.login, scope.actor.name, county, scope.countyId], "next");
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, input.current, "current");
  const writes = setPassword(scope, accountId, await hashPassword(input.next));
  await commit(scope, [...writes, ...forgiven], {
    event: "account.password_changed",
    subject: accountId,
  });
}

export async function signOutEverywhere(scope: Scope): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  await commit(scope, dropSessions(scope, accountId), {
    event: "account.signed_out_everywhere",
    subject: accountId,
  });
}

/** One browser among one's own; which of the known browsers it was nobody knows, so that none is known any more. */
export async function signOutOne(scope: Scope, id: string): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  await commit(scope, [...dropSession(scope, id), raiseGeneration(scope, accountId)], {
    event: "account.session_ended",
    subject: accountId,
    unguarded: "not_found",
  });
}

/** This browser, which stays a known one: signing out is what one should do often. */
export async function signOut(scope: Scope, sessionId: string): Promise<void> {
  await commit(scope, dropSession(scope, handleOf(await hashOf(sessionId))), {
    event: "account.signed_out",
    subject: scope.actor.accountId ?? "",
    unguarded: "unauthenticated",
  });
}

/** The second name that one signs in by; the log names no phone, since it cannot be erased. */
export async function changePhone(
  scope: Scope,
  realNow: number,
  { phone, password, version }: ChangePhone,
): Promise<void> {
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, password, "password");
  const current = await ownAccount(scope);
  if (current.version !== version) throw new Refusal("stale_version", { current });
  const taken = phone && phone !== current.phone && (await accountsNamed(scope, phone, phone)).length > 0;
  if (taken) throw new Refusal("invalid_input", { fields: [{ path: "phone", reason: "taken" }] });
  await commit(scope, [...setPhone(scope, phone, version), ...forgiven], {
    event: "account.phone_changed",
    subject: scope.actor.accountId ?? "",
    otherwise: "already_exists",
    current: () => ownAccount(scope),
  });
}
