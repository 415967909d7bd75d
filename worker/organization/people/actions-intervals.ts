import { refuseOwnCase } from "../../access/accounts/apart";
import { addDays, type Day } from "../../core/calendar";
import { commit, type Fact, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessNear, refuseUnlessStands } from "../../core/near";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findUnit } from "../units/records";
import { isBranch } from "../units/rules";
import { shownTo, targetOf } from "./reads";
import { changePerson, findPerson } from "./records";
import {
  endExemption,
  endOpen,
  insertExemption,
  insertMembership,
  insertPost,
  insertStanding,
} from "./records-intervals";
import { branchOn, refuseUnlessLater } from "./rules";
import type { ChangePost, ChangeStanding, Exempt, Transfer } from "./shape";

type Found = Awaited<ReturnType<typeof findPerson>>;
const openOf = <Row extends { untilOn: string | null }>(rows: readonly Row[]) =>
  rows.find((row) => !row.untilOn);

/** A branch that somebody can come to on a day: it stands then, and still today. */
export async function refuseUnlessBranch(scope: Scope, id: string, fromOn: Day): Promise<void> {
  const unit = await findUnit(scope, id);
  if (!isBranch(unit.kind))
    throw new Refusal("invalid_input", { fields: [{ path: "branchId", reason: "not_a_branch" }] });
  refuseUnlessStands(unit, fromOn > scope.today ? fromOn : scope.today, scope.today, "branchId");
}

/** Ends the membership on the day and begins the next the same day, or leaves; until = from is not an overlap. */
export async function transferPerson(
  scope: Scope,
  id: string,
  { version, branchId, fromOn }: Transfer,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "membership.manage");
  refuseUnlessSeen(scope, found, version);
  const current = openOf(found.memberships);
  refuseUnlessLater(current, fromOn);
  refuseUnlessNear(fromOn, scope.today, "fromOn");
  if (current && current.branchId === branchId)
    throw new Refusal("invalid_input", { fields: [{ path: "branchId", reason: "unchanged" }] });
  if (!current && !branchId) throw new Refusal("already_ended");
  if (branchId) await refuseUnlessBranch(scope, branchId, fromOn);
  const membership = { id: newId("mem"), personId: id, fromOn };
  const next = branchId ? [insertMembership(scope, { ...membership, branchId })] : [];
  await commitNext(scope, found, [endOpen(scope, "memberships", id, fromOn), ...next], {
    event: branchId ? "person.transferred" : "person.left",
    unitId: branchId ?? branchOn(found.memberships, scope.today),
    detail: { from: current?.branchId ?? null, branchId, fromOn },
  });
}

export async function changeStanding(
  scope: Scope,
  id: string,
  { version, ...input }: ChangeStanding,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", targetOf(scope, found));
  refuseUnlessSeen(scope, found, version);
  refuseUnlessLater(openOf(found.standings), input.fromOn);
  refuseUnlessNear(input.fromOn, scope.today, "fromOn");
  const next = insertStanding(scope, { id: newId("sta"), personId: id, ...input });
  await commitNext(scope, found, [endOpen(scope, "standings", id, input.fromOn), next], {
    event: "person.standing_changed",
    detail: { before: asHeld(openOf(found.standings), input), after: input },
  });
}

export async function changePost(scope: Scope, id: string, { version, ...input }: ChangePost): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", targetOf(scope, found));
  refuseUnlessSeen(scope, found, version);
  refuseUnlessLater(openOf(found.posts), input.fromOn);
  refuseUnlessNear(input.fromOn, scope.today, "fromOn");
  const next = insertPost(scope, { id: newId("pos"), personId: id, ...input });
  await commitNext(scope, found, [endOpen(scope, "posts", id, input.fromOn), next], {
    event: "person.post_changed",
    detail: { before: asHeld(openOf(found.posts), input), after: input },
  });
}

/** What held until now, in the fields of the change; nothing where nothing held. */
function asHeld(current: Fact["detail"], change: object): Fact["detail"] | null {
  if (!current) return null;
  return Object.fromEntries(Object.entries(current).filter(([field]) => field in change));
}

/** Before the rules, which would judge the new day by an interval that the sender has not seen. */
export function refuseUnlessSeen(scope: Scope, found: Found, version: number): void {
  if (found.person.version !== version)
    throw new Refusal("stale_version", { current: shownTo(scope, found) });
}

async function commitNext(
  scope: Scope,
  { person }: Found,
  writes: Write[],
  fact: Pick<Fact, "event" | "unitId" | "detail">,
): Promise<void> {
  await commit(scope, [...changePerson(scope, person.id, person.version), ...writes], {
    subject: person.id,
    ...fact,
    current: async () => shownTo(scope, await findPerson(scope, person.id)),
  });
}

export async function exemptPerson(scope: Scope, id: string, { lastOn, ...input }: Exempt): Promise<string> {
  await findPerson(scope, id);
  permit(scope, "exemption.manage");
  await refuseOwnCase(scope, id);
  refuseUnlessNear(input.fromOn, scope.today, "fromOn");
  if (lastOn) refuseUnlessNear(lastOn, addDays(scope.today, 3653), "lastOn");
  if (lastOn && lastOn < input.fromOn)
    throw new Refusal("invalid_input", { fields: [{ path: "lastOn", reason: "before_first" }] });
  const exemptionId = newId("exe");
  const untilOn = lastOn ? addDays(lastOn, 1) : null;
  await commit(scope, [insertExemption(scope, { id: exemptionId, personId: id, ...input, untilOn })], {
    event: "person.exempted",
    subject: id,
    detail: { ...input, lastOn },
    answer: { id: exemptionId },
  });
  return exemptionId;
}

/** From the day on the exemption no longer holds. */
export async function endExemptionOf(
  scope: Scope,
  id: string,
  exemptionId: string,
  on: string,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "exemption.manage");
  const exemption = found.exemptions.find((row) => row.id === exemptionId);
  if (!exemption) throw new Refusal("not_found");
  if (exemption.endedAt !== null) throw new Refusal("already_ended");
  await refuseOwnCase(scope, id);
  refuseUnlessLater(exemption, on, "on");
  refuseUnlessNear(on, scope.today, "on");
  await commit(scope, endExemption(scope, exemptionId, on), {
    event: "person.exemption_ended",
    subject: id,
    detail: { on },
    unguarded: "already_ended",
  });
}
