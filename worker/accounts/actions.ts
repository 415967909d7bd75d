import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import { atTheDoor, type Scope, systemScope } from "../core/scope";
import { hashPassword, passwordMatches } from "../http/passwords";
import type { CountySessions } from "../http/session";
import { refuseEasyPassword } from "./easy-passwords";
import { refuseUnlessCode } from "./factors";
import { unitsNamed } from "./link-records";
import { refuseUnlessOwnPassword } from "./own-password";
import {
  accountByLogin,
  dropSessions,
  endRole,
  findAccount,
  guardAdministrator,
  insertRole,
  setPassword,
  setSuspended,
} from "./records";
import type { SignIn } from "./shape";
import { dropSession } from "./sign-in-records";
import { blockedUntil, countTry, forgive, refuseWhileBlocked } from "./throttle";

/**
 * The account behind login, password and, where it has a second factor, a one-time code. Unknown account, wrong password
 * and suspension give the same answer in the same time; every try is counted before anything is compared.
 */
export async function accountFor(
  county: CountySessions,
  now: number,
  input: SignIn,
  address: string | null,
): Promise<string> {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const one = { ...county, login: input.login, address };
  const [[account], blocked] = await scope.db.batch([
    accountByLogin(scope, input.login),
    blockedUntil(one),
    ...countTry(one),
  ]);
  refuseWhileBlocked(blocked[0]?.until ?? 0, county.realNow);
  const matches = await passwordMatches(input.password, account?.passwordHash ?? null);
  if (!account || !matches || account.suspendedAt) throw new Refusal("wrong_credentials");
  const spent = account.sealedSecret
    ? await refuseUnlessCode(scope, county, { ...account, sealedSecret: account.sealedSecret }, input.code)
    : [];
  await commit(atTheDoor(scope, account.id, address), [...spent, ...forgive(one)], {
    event: "account.signed_in",
    subject: account.id,
    unguarded: "code_required",
  });
  return account.id;
}

export async function changePassword(
  scope: Scope,
  realNow: number,
  input: { current: string; next: string },
): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  await refuseEasyPassword(input.next, [scope.actor.login, scope.actor.name], "next");
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, input.current, "current");
  const writes = setPassword(scope, accountId, await hashPassword(input.next));
  await commit(scope, [...writes, ...forgiven], {
    event: "account.password_changed",
    subject: accountId,
  });
}

export async function signOutEverywhere(scope: Scope): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  await commit(scope, [dropSessions(scope, accountId)], {
    event: "account.signed_out_everywhere",
    subject: accountId,
  });
}

/** One browser among one's own. */
export async function signOutOne(scope: Scope, id: string): Promise<void> {
  await commit(scope, dropSession(scope, id), {
    event: "account.signed_out",
    subject: scope.actor.accountId ?? "",
    unguarded: "not_found",
  });
}

export async function grantRole(
  scope: Scope,
  accountId: string,
  input: { role: string; unitId: string; fromOn?: string | undefined },
): Promise<string> {
  permit(scope, "account.manage");
  await findAccount(scope, accountId);
  if ((await unitsNamed(scope, [input.unitId])).length === 0) throw new Refusal("not_found");
  const id = newId("rol");
  await commit(
    scope,
    [
      insertRole(scope, {
        id,
        accountId,
        role: input.role,
        unitId: input.unitId,
        fromOn: input.fromOn ?? scope.today,
      }),
      dropSessions(scope, accountId),
    ],
    { event: "role.granted", subject: accountId, unitId: input.unitId, detail: input, answer: { id } },
  );
  return id;
}

export async function endRoleOf(scope: Scope, accountId: string, roleId: string): Promise<void> {
  permit(scope, "account.manage");
  const account = await findAccount(scope, accountId);
  const role = account.roles.find((held) => held.id === roleId);
  if (!role) throw new Refusal("not_found");
  await commit(scope, [...endRole(scope, roleId), dropSessions(scope, accountId)], {
    event: "role.ended",
    subject: accountId,
    unitId: role.unitId,
    detail: { role: role.role },
    unguarded: "last_administrator",
  });
}

export async function suspendAccount(scope: Scope, id: string, version: number): Promise<void> {
  permit(scope, "account.manage");
  const current = await versionOf(scope, id);
  if (current.version !== version) throw new Refusal("stale_version", { current });
  try {
    await commit(scope, [...setSuspended(scope, id, version, scope.now), ...guardAdministrator(scope)], {
      event: "account.suspended",
      subject: id,
      unguarded: "last_administrator",
    });
  } catch (error) {
    // Two guards in one batch: over another version it was overtaken, and need not be the last.
    const found = await versionOf(scope, id);
    throw found.version === version ? error : new Refusal("stale_version", { current: found });
  }
}

export async function restoreAccount(scope: Scope, id: string, version: number): Promise<void> {
  permit(scope, "account.manage");
  await findAccount(scope, id);
  await commit(scope, setSuspended(scope, id, version, null), {
    event: "account.restored",
    subject: id,
    current: () => versionOf(scope, id),
  });
}

async function versionOf(scope: Scope, id: string) {
  const { version, suspendedAt } = await findAccount(scope, id);
  return { version, suspendedAt };
}
