import { oneTimeLinks } from "../../db/schema/county";
import { insertMany } from "../core/bulk";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import { type Scope, systemScope } from "../core/scope";
import { hashPassword, passwordMatches } from "../http/passwords";
import type { CountySessions } from "../http/session";
import { hashOf, newToken } from "../http/tokens";
import {
  accountByLogin,
  dropDraft,
  dropSessions,
  endLink,
  endRole,
  findAccount,
  findLink,
  findLinkById,
  guardAdministrator,
  insertAccount,
  insertRole,
  newLink,
  ownPasswordHash,
  peopleNamed,
  saveDraft,
  setPassword,
  setSuspended,
  unitsNamed,
} from "./records";
import { isCountyRole, refuseUnlessUsable } from "./rules";
import type { AcceptInvitation, MadeInvitation, MakeInvitations, SignIn } from "./shape";
import { countTry, forgive } from "./throttle";

const dayMs = 86_400_000;
const free = { account: 5, address: 30 };

/** The account behind login and password. Unknown account, wrong password and suspension give the same answer in the same time. */
export async function accountFor(
  county: CountySessions,
  now: number,
  input: SignIn,
  address: string | null,
): Promise<string> {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const subjects = {
    account: `account:${input.login.toLowerCase()}`,
    address: `address:${address ?? "unknown"}`,
  };
  const [[account], blockedAccount, , blockedAddress] = await scope.db.batch([
    accountByLogin(scope, input.login),
    ...countTry(scope.db, county.countyId, subjects.account, free.account, county.realNow),
    ...countTry(scope.db, county.countyId, subjects.address, free.address, county.realNow),
  ]);
  refuseWhileBlocked([...blockedAccount, ...blockedAddress] as { blockedUntil: number }[], county.realNow);
  const matches = await passwordMatches(input.password, account?.passwordHash ?? null);
  if (!account || !matches || account.suspendedAt) throw new Refusal("wrong_credentials");
  await scope.db.batch([...forgive(scope.db, county.countyId, subjects.account, subjects.address)]);
  return account.id;
}

function refuseWhileBlocked(rows: { blockedUntil: number }[], realNow: number): void {
  const until = Math.max(0, ...rows.map((row) => row.blockedUntil));
  if (until <= realNow) return;
  const seconds = Math.ceil((until - realNow) / 1000);
  throw new Refusal("too_many", { retryAfterSeconds: seconds, params: { seconds } });
}

export async function changePassword(scope: Scope, input: { current: string; next: string }): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  if (!(await passwordMatches(input.current, await ownPasswordHash(scope)))) {
    throw new Refusal("invalid_input", { fields: [{ path: "current", reason: "wrong_password" }] });
  }
  await commit(scope, setPassword(scope, accountId, await hashPassword(input.next)), {
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

/** One link for each unit or person; tokens are in the answer and nowhere else. */
export async function makeInvitations(
  scope: Scope,
  realNow: number,
  input: MakeInvitations,
): Promise<MadeInvitation[]> {
  if (!scope.isActive) throw new Refusal("county_pending");
  const targets = await targetsOf(scope, input);
  for (const target of targets) {
    permit(scope, "invitation.make", isCountyRole(input.role) ? {} : { unitId: target.unitId });
    if (input.role === "secretary") permitAbove(scope, target.unitId);
  }
  const expiresAt = realNow + input.days * dayMs;
  const made = targets.map((target) => ({
    id: newId("lnk"),
    token: newToken(),
    role: input.role,
    expiresAt,
    ...target,
  }));
  const rows = await Promise.all(
    made.map(async (link) =>
      newLink(scope, {
        id: link.id,
        purpose: "invitation",
        tokenHash: await hashOf(link.token),
        unitId: link.unitId,
        role: input.role,
        personId: link.personId,
        expiresAt,
      }),
    ),
  );
  await commit(withoutStoredAnswer(scope), insertMany(scope, oneTimeLinks, rows), {
    event: "invitation.made",
    subject: made[0]?.id ?? "",
    detail: {
      role: input.role,
      units: made.map((link) => link.unitId),
      people: made.map((link) => link.personId),
    },
  });
  return made;
}

/** A secretary is named from above: a second secretary of one's own making would be no second person. */
function permitAbove(scope: Scope, unitId: string): void {
  const above = scope.grants.some(
    (grant) =>
      grant.role === "secretary" &&
      grant.unitId !== unitId &&
      grant.units !== "all" &&
      grant.units.includes(unitId),
  );
  if (!above) permit(scope, "account.manage");
}

/** An answer that holds a secret is never stored for repeats. */
function withoutStoredAnswer(scope: Scope): Scope {
  return { ...scope, idempotency: null };
}

async function targetsOf(scope: Scope, input: MakeInvitations) {
  if (input.role === "person") {
    const asked = input.people ?? [];
    const found = await peopleNamed(scope, asked);
    if (asked.length === 0)
      throw new Refusal("invalid_input", { fields: [{ path: "people", reason: "required" }] });
    if (found.length < asked.length) throw new Refusal("not_found");
    return found.map((p) => ({
      unitId: p.branchId,
      unitName: p.branchName,
      personId: p.id,
      personName: p.name,
    }));
  }
  const asked = input.units ?? [];
  if (asked.length === 0)
    throw new Refusal("invalid_input", { fields: [{ path: "units", reason: "required" }] });
  const found = await unitsNamed(scope, asked);
  if (found.length < asked.length) throw new Refusal("not_found");
  return found.map((unit) => ({ unitId: unit.id, unitName: unit.name, personId: null, personName: null }));
}

export async function withdrawInvitation(scope: Scope, id: string): Promise<void> {
  const link = await findLinkById(scope, id);
  permit(scope, "invitation.make", isCountyRole(link.role ?? "") ? {} : { unitId: link.unitId });
  refuseUnlessUsable(link, 0);
  await commit(scope, [endLink(scope, id, "withdrawn", null)], {
    event: "invitation.withdrawn",
    subject: id,
    otherwise: "already_used",
  });
}

export async function viewInvitation(county: CountySessions, now: number, token: string) {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const link = await findLink(scope, await hashOf(token));
  refuseUnlessUsable(link, county.realNow);
  return { purpose: link.purpose, unit: link.unitName, role: link.role, name: link.personName };
}

/** The invited person becomes an account with the role; or, on a reset link, gets a new password. Gives the account's id. */
export async function acceptInvitation(
  county: CountySessions,
  now: number,
  input: AcceptInvitation,
): Promise<string> {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const link = await findLink(scope, await hashOf(input.token));
  refuseUnlessUsable(link, county.realNow);
  const passwordHash = await hashPassword(input.password);
  if (link.accountId) {
    await commit(
      scope,
      [...setPassword(scope, link.accountId, passwordHash), endLink(scope, link.id, "used", link.accountId)],
      { event: "account.password_reset", subject: link.accountId, otherwise: "already_used" },
    );
    return link.accountId;
  }
  const accountId = newId("acc");
  const account = {
    id: accountId,
    name: link.personName ?? input.name,
    login: input.login,
    passwordHash,
    personId: link.personId,
  };
  const role = {
    id: newId("rol"),
    accountId,
    role: link.role ?? "person",
    unitId: link.unitId,
    fromOn: scope.today,
  };
  await commit(
    scope,
    [insertAccount(scope, account), insertRole(scope, role), endLink(scope, link.id, "used", accountId)],
    {
      event: "invitation.accepted",
      subject: accountId,
      unitId: link.unitId,
      otherwise: "login_taken",
    },
  );
  return accountId;
}

/** A link with which a colleague who forgot the password sets a new one; handed over by an administrator or secretary. */
export async function makeResetLink(scope: Scope, realNow: number, accountId: string) {
  const account = await findAccount(scope, accountId);
  const unitId = account.roles[0]?.unitId;
  if (!unitId) throw new Refusal("not_permitted");
  for (const role of account.roles) {
    permit(scope, "invitation.make", isCountyRole(role.role) ? {} : { unitId: role.unitId });
    if (role.role === "secretary") permitAbove(scope, role.unitId);
  }
  const token = newToken();
  const link = newLink(scope, {
    id: newId("lnk"),
    purpose: "reset",
    tokenHash: await hashOf(token),
    unitId,
    accountId,
    role: null,
    expiresAt: realNow + 3 * dayMs,
  });
  await commit(withoutStoredAnswer(scope), insertMany(scope, oneTimeLinks, [link]), {
    event: "account.reset_offered",
    subject: accountId,
  });
  return { id: link.id, token, expiresAt: link.expiresAt };
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
  await findAccount(scope, id);
  await commit(scope, [...setSuspended(scope, id, version, scope.now), ...guardAdministrator(scope)], {
    event: "account.suspended",
    subject: id,
    unguarded: "last_administrator",
  });
}

export async function restoreAccount(scope: Scope, id: string, version: number): Promise<void> {
  permit(scope, "account.manage");
  await findAccount(scope, id);
  await commit(scope, setSuspended(scope, id, version, null), { event: "account.restored", subject: id });
}

export async function keepDraft(
  scope: Scope,
  form: string,
  input: { content: unknown; version: number },
): Promise<number> {
  await commit(withoutStoredAnswer(scope), saveDraft(scope, form, input.content, input.version), {
    event: "draft.kept",
    subject: form,
    unaudited: true,
  });
  return input.version + 1;
}

export async function discardDraft(scope: Scope, form: string): Promise<void> {
  await commit(scope, [dropDraft(scope, form)], { event: "draft.discarded", subject: form, unaudited: true });
}
