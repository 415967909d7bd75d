import { commit, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessNear, refuseUnlessStands } from "../../core/near";
import { can, permit, permitSomewhere } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import type { Door } from "../../http/door";
import { findAccount, setSuspended } from "../accounts/records";
import { endRole, guardAdministrator, guardNotHeld, insertRole } from "../accounts/records-roles";
import { dropSessions } from "../accounts/records-signing-in";
import { refuseUnlessPlaced } from "../accounts/rules";
import { told } from "../inbox/records";
import type { InboxKind } from "../inbox/shape";
import { unitsNamed, withdrawLinksOf } from "../invitations/records";
import { refuseUnlessProven } from "../second-factors/proof";
import { dropFactor } from "../second-factors/records";
import type { OwnProof } from "../second-factors/shape";
import type { GrantRole, Suspension } from "./shape";

/** Who held it signs in anew, and has it from that very request on. */
export async function grantRole(
  scope: Scope,
  door: Door,
  accountId: string,
  { password, code, ...input }: GrantRole,
): Promise<string> {
  permitSomewhere(scope, "invitation.make");
  const account = await findAccount(scope, accountId);
  if (input.fromOn) refuseUnlessNear(input.fromOn, scope.today, "fromOn");
  const [unit] = await unitsNamed(scope, [input.unitId]);
  if (!unit) throw new Refusal("not_found");
  permitGranting(scope, account, input);
  refuseUnlessPlaced(input.role, unit, account);
  refuseUnlessStands(unit, input.fromOn ?? scope.today, scope.today, "unitId");
  const proven = await refuseUnlessProven(scope, door, { password, code });
  const id = newId("rol");
  const row = { id, accountId, ...input, fromOn: input.fromOn ?? scope.today };
  const granted = [guardNotHeld(scope, row), insertRole(scope, row), ...dropSessions(scope, accountId)];
  await commit(scope, [...granted, ...proven, tellOf(scope, "role.granted", accountId)], {
    event: "role.granted",
    subject: accountId,
    unitId: input.unitId,
    detail: input,
    answer: { id },
    unguarded: "already_exists",
  });
  return id;
}

/** A secretary makes somebody of the own branch its recorder (F3); every other role is granted by an administrator. */
function permitGranting(
  scope: Scope,
  account: Awaited<ReturnType<typeof findAccount>>,
  { role, unitId }: Pick<GrantRole, "role" | "unitId">,
): void {
  if (can(scope, "account.manage")) return;
  if (role !== "recorder") permit(scope, "account.manage");
  permit(scope, "invitation.make", { unitId });
  if (account.id === scope.actor.accountId) throw new Refusal("same_person");
  if (!account.roles.some((held) => held.role === "person" && held.unitId === unitId))
    throw new Refusal("invalid_input", { fields: [{ path: "unitId", reason: "not_of_branch" }] });
}

export async function endRoleOf(
  scope: Scope,
  door: Door,
  accountId: string,
  roleId: string,
  proof: OwnProof,
): Promise<void> {
  permit(scope, "account.manage");
  const account = await findAccount(scope, accountId);
  const role = account.roles.find((held) => held.id === roleId);
  if (!role) throw new Refusal("not_found");
  const proven = await refuseUnlessProven(scope, door, proof);
  try {
    const ended = [
      ...proven,
      ...endRole(scope, roleId),
      ...dropSessions(scope, accountId),
      withdrawLinksOf(scope, accountId),
      tellOf(scope, "role.ended", accountId),
    ];
    await commit(scope, ended, {
      event: "role.ended",
      subject: accountId,
      unitId: role.unitId,
      detail: { role: role.role },
      unguarded: "last_administrator",
    });
  } catch (error) {
    // Two guards in one batch: what somebody else has ended meanwhile need not have been the last.
    const { roles } = await findAccount(scope, accountId);
    throw roles.some((held) => held.id === roleId) ? error : new Refusal("already_ended");
  }
}

export async function suspendAccount(
  scope: Scope,
  door: Door,
  id: string,
  { version, ...proof }: Suspension,
): Promise<void> {
  permit(scope, "account.manage");
  const current = await versionOf(scope, id);
  if (current.version !== version) throw new Refusal("stale_version", { current });
  const proven = await refuseUnlessProven(scope, door, proof);
  try {
    const suspended = [
      ...proven,
      ...setSuspended(scope, id, version, scope.now),
      withdrawLinksOf(scope, id),
      tellOf(scope, "account.suspended", id),
    ];
    await commit(scope, [...suspended, ...guardAdministrator(scope)], {
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

export async function restoreAccount(
  scope: Scope,
  door: Door,
  id: string,
  { version, ...proof }: Suspension,
): Promise<void> {
  permit(scope, "account.manage");
  await findAccount(scope, id);
  const proven = await refuseUnlessProven(scope, door, proof);
  const restored = [...setSuspended(scope, id, version, null), tellOf(scope, "account.restored", id)];
  await commit(scope, [...proven, ...restored], {
    event: "account.restored",
    subject: id,
    current: () => versionOf(scope, id),
  });
}

/** For a colleague who lost device and recovery codes; never for oneself, who drops the own over the password. */
export async function resetSecondFactorOf(
  scope: Scope,
  door: Door,
  accountId: string,
  proof: OwnProof,
): Promise<void> {
  permit(scope, "account.manage");
  await findAccount(scope, accountId);
  if (accountId === scope.actor.accountId) throw new Refusal("same_person");
  const proven = await refuseUnlessProven(scope, door, proof);
  const reset = [
    ...dropFactor(scope, accountId),
    ...dropSessions(scope, accountId),
    tellOf(scope, "second_factor.reset", accountId),
  ];
  await commit(scope, [...proven, ...reset], {
    event: "second_factor.reset",
    subject: accountId,
    unguarded: "not_found",
  });
}

/** Nobody's way in is changed unseen: the holder and every other administrator are told. */
function tellOf(scope: Scope, kind: InboxKind, account: string): Write {
  return told(scope, { kind, subject: account });
}

async function versionOf(scope: Scope, id: string) {
  const { version, suspendedAt } = await findAccount(scope, id);
  return { version, suspendedAt };
}
