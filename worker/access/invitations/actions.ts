import { commit, type Write, withheld } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessStands } from "../../core/near";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import type { Door } from "../../http/door";
import { hashOf, newToken } from "../../http/tokens";
import { findAccount } from "../accounts/records";
import { isCountyRole } from "../accounts/rules";
import { told } from "../inbox/records";
import { refuseUnlessProven } from "../second-factors/proof";
import type { OwnProof } from "../second-factors/shape";
import { endLink, findLinkById, insertLinks, newLink, peopleNamed, unitsNamed } from "./records";
import { refuseUnlessUsable } from "./rules";
import type { MadeInvitation, MakeInvitations } from "./shape";

export const dayMs = 86_400_000;

/** One link for each unit or person; tokens are in the answer and nowhere else. */
export async function makeInvitations(
  scope: Scope,
  realNow: number,
  input: MakeInvitations,
): Promise<MadeInvitation[]> {
  const targets = await targetsOf(scope, input);
  for (const { unitId } of targets) permitHandingOut(scope, { role: input.role, unitId });
  refuseKnown(targets);
  const expiresAt = realNow + input.days * dayMs;
  const made = targets.map(({ login: _login, path: _path, ...target }) => ({
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
  await commit(scope, [...insertLinks(scope, rows), ...tellOfAdministrators(scope, made)], {
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

/** Who is to have a say in everything comes in before the eyes of all who have it. */
export function tellOfAdministrators(
  scope: Scope,
  made: readonly { id: string; role: string | null }[],
): Write[] {
  const first = made.find(({ role }) => role === "administrator");
  if (!first) return [];
  return [told(scope, { kind: "invitation.made", subject: first.id })];
}

function refuseKnown(
  targets: readonly { path: string; personName: string | null; login: string | null }[],
): void {
  const fields = targets
    .filter(({ login }) => login !== null)
    .map(({ path, personName }) => ({ path, reason: "has_account", params: { name: personName ?? "" } }));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

/** Who may hand out a link to this role of this unit. */
export function permitHandingOut(scope: Scope, { role, unitId }: { role: string; unitId: string }): void {
  permit(scope, "invitation.make", isCountyRole(role) ? {} : { unitId });
  if (role === "secretary") permitAbove(scope, unitId);
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

type Target = Pick<MadeInvitation, "unitId" | "unitName" | "personId" | "personName"> & {
  /** Where in the request it is named, and the login of a person who has an account already. */
  path: string;
  login: string | null;
};

async function targetsOf(scope: Scope, input: MakeInvitations): Promise<Target[]> {
  if (input.role === "person") return peopleOf(scope, named(input.people, "people"));
  if (!isCountyRole(input.role)) return holdersOf(scope, named(input.holders, "holders"));
  const asked = named(input.units, "units");
  const found = await unitsNamed(scope, asked);
  if (found.length < asked.length) throw new Refusal("not_found");
  return found.map(({ id, name }) => ({
    path: "units",
    unitId: id,
    unitName: name,
    personId: null,
    personName: null,
    login: null,
  }));
}

function named<T>(list: readonly T[] | undefined, path: string): readonly T[] {
  if (!list) throw new Refusal("invalid_input", { fields: [{ path, reason: "required" }] });
  return list;
}

async function peopleOf(scope: Scope, asked: readonly string[]): Promise<Target[]> {
  const found = await peopleNamed(scope, asked);
  if (found.length < asked.length) throw new Refusal("not_found");
  return found.map((person) => ({
    path: "people",
    unitId: person.branchId,
    unitName: person.branchName,
    personId: person.id,
    personName: person.name,
    login: person.login,
  }));
}

/** A secretary or recorder is a person of the county's list, each of one unit. */
async function holdersOf(
  scope: Scope,
  asked: readonly { unitId: string; personId: string }[],
): Promise<Target[]> {
  const ids = asked.map(({ personId }) => personId);
  const units = new Map(
    (
      await unitsNamed(
        scope,
        asked.map(({ unitId }) => unitId),
      )
    ).map((unit) => [unit.id, unit]),
  );
  const people = new Map((await peopleNamed(scope, ids)).map((person) => [person.id, person]));
  const fields = ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: `holders.${index}.personId`, reason: "repeated" }],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  return asked.map(({ unitId, personId }, index) => {
    const [unit, person] = [units.get(unitId), people.get(personId)];
    if (!unit || !person) throw new Refusal("not_found");
    refuseUnlessStands(unit, scope.today, scope.today, `holders.${index}.unitId`);
    return {
      path: `holders.${index}.personId`,
      unitId,
      unitName: unit.name,
      personId,
      personName: person.name,
      login: person.login,
    };
  });
}

export async function withdrawInvitation(scope: Scope, id: string): Promise<void> {
  const link = await findLinkById(scope, id);
  permitHandingOut(scope, { role: link.role ?? "", unitId: link.unitId });
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
  for (const role of account.roles) permitHandingOut(scope, role);
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
  const telling = told(scope, { kind: "account.reset_offered", subject: accountId });
  await commit(scope, [...proven, ...insertLinks(scope, [link]), telling], {
    event: "account.reset_offered",
    answer: withheld,
    subject: accountId,
  });
  return { id: link.id, token, expiresAt: link.expiresAt };
}
