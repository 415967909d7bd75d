import { oneTimeLinks } from "../../db/schema/county";
import { insertMany } from "../core/bulk";
import { commit, withheld } from "../core/commit";
import { newId } from "../core/ids";
import { can, permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { hashOf, newToken } from "../http/tokens";
import { endLink, findLinkById, newLink, peopleNamed, unitsNamed } from "./link-records";
import { type Door, refuseUnlessProven } from "./proof";
import { findAccount } from "./records";
import { isCountyRole, refuseUnlessUsable } from "./rules";
import type { MadeInvitation, MakeInvitations, OwnProof } from "./shape";

const dayMs = 86_400_000;

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
  refuseKnown(targets);
  const expiresAt = realNow + input.days * dayMs;
  const made = targets.map(({ login: _, ...target }) => ({
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
  await commit(scope, insertMany(scope, oneTimeLinks, rows), {
    event: "invitation.made",
    answer: withheld,
    subject: made[0]?.id ?? "",
    detail: {
      role: input.role,
      units: made.map((link) => link.unitId),
      people: made.map((link) => link.personId),
    },
  });
  return made;
}

function refuseKnown(targets: readonly { personName: string | null; login: string | null }[]): void {
  const known = targets.find(({ login }) => login !== null);
  if (!known) return;
  throw new Refusal("invalid_input", {
    fields: [{ path: "people", reason: "has_account", params: { name: known.personName ?? "" } }],
  });
}

/** A secretary is named from above: a second secretary of one's own making would be no second person. */
function permitAbove(scope: Scope, unitId: string): void {
  if (!isAbove(scope, unitId)) permit(scope, "account.manage");
}

function isAbove(scope: Scope, unitId: string): boolean {
  return scope.grants.some(
    (grant) =>
      grant.role === "secretary" &&
      grant.unitId !== unitId &&
      grant.units !== "all" &&
      grant.units.includes(unitId),
  );
}

/** Whether the actor may hand out a link that opens this role: an invitation to it, or a new password of who holds it. */
export function mayHandOut(scope: Scope, { role, unitId }: { role: string | null; unitId: string }): boolean {
  const may = can(scope, "invitation.make", isCountyRole(role ?? "") ? {} : { unitId });
  return may && (role !== "secretary" || isAbove(scope, unitId) || can(scope, "account.manage"));
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
      login: p.login,
    }));
  }
  const asked = input.units ?? [];
  if (asked.length === 0)
    throw new Refusal("invalid_input", { fields: [{ path: "units", reason: "required" }] });
  const found = await unitsNamed(scope, asked);
  if (found.length < asked.length) throw new Refusal("not_found");
  return found.map((unit) => ({
    unitId: unit.id,
    unitName: unit.name,
    personId: null,
    personName: null,
    login: null,
  }));
}

export async function withdrawInvitation(scope: Scope, id: string): Promise<void> {
  const link = await findLinkById(scope, id);
  permit(scope, "invitation.make", isCountyRole(link.role ?? "") ? {} : { unitId: link.unitId });
  if (link.role === "secretary") permitAbove(scope, link.unitId);
  refuseUnlessUsable(link, 0);
  await commit(scope, [endLink(scope, id, "withdrawn", null)], {
    event: "invitation.withdrawn",
    subject: id,
    otherwise: "already_used",
  });
}

/** A link with which a colleague who forgot the password sets a new one; handed over by an administrator or secretary. */
export async function makeResetLink(scope: Scope, door: Door, accountId: string, proof: OwnProof) {
  // The own password is changed over the current one, never past it.
  if (accountId === scope.actor.accountId) throw new Refusal("same_person");
  const account = await findAccount(scope, accountId);
  const unitId = account.roles[0]?.unitId;
  if (!unitId) throw new Refusal("not_permitted");
  for (const role of account.roles) {
    permit(scope, "invitation.make", isCountyRole(role.role) ? {} : { unitId: role.unitId });
    if (role.role === "secretary") permitAbove(scope, role.unitId);
  }
  const proven = await refuseUnlessProven(scope, door, proof);
  const token = newToken();
  const link = newLink(scope, {
    id: newId("lnk"),
    purpose: "reset",
    tokenHash: await hashOf(token),
    unitId,
    accountId,
    role: null,
    expiresAt: door.realNow + 3 * dayMs,
  });
  await commit(scope, [...proven, ...insertMany(scope, oneTimeLinks, [link])], {
    event: "account.reset_offered",
    answer: withheld,
    subject: accountId,
  });
  return { id: link.id, token, expiresAt: link.expiresAt };
}
