import { isOthersCase, refuseOwnCase, refuseUnlessOther } from "../../access/accounts/apart";
import { told } from "../../access/inbox/records";
import { commit, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessNear } from "../../core/near";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { closedYearsEnd, fillRolls, findLeave, insertDecision, insertLeave } from "./records";
import { refuseIfDecided, refuseUnlessDays } from "./rules";
import type { RequestLeave } from "./shape";

/** What the branch enters for somebody else is a record and complete at once; what people ask for themselves waits for another. */
export async function requestLeave(scope: Scope, input: RequestLeave): Promise<string> {
  const personId = input.personId ?? scope.personId;
  if (!personId) throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "required" }] });
  const { memberships } = await findPerson(scope, personId);
  const branchId = branchOn(memberships, scope.today) ?? branchOn(memberships, input.firstOn);
  permit(scope, "leave.request", { unitId: branchId, personId });
  if (!branchId)
    throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "not_a_member" }] });
  refuseUnlessNear(input.firstOn, scope.today, "firstOn");
  refuseUnlessDays(input);
  const closed = await closedYearsEnd(scope);
  if (input.lastOn <= closed)
    throw new Refusal("invalid_input", { fields: [{ path: "lastOn", reason: "year_closed" }] });
  const id = newId("lea");
  const row = { id, ...input, personId, branchId };
  const approved = can(scope, "leave.decide", { unitId: branchId }) && (await isOthersCase(scope, personId));
  const decided = approved ? [insertDecision(scope, id, "approved", null), fillRolls(scope, row)] : [];
  await commit(scope, [...insertLeave(scope, row, closed), ...decided], {
    event: approved ? "leave.recorded" : "leave.requested",
    subject: id,
    unitId: branchId,
    detail: { personId, kind: input.kind, firstOn: input.firstOn, lastOn: input.lastOn },
    unguarded: "overlapping",
    answer: { id },
  });
  return id;
}

/** Open registers of those days say so in the same batch, where nobody was marked yet. */
export async function approveLeave(scope: Scope, id: string, comment: string | null): Promise<void> {
  const leave = await findLeave(scope, id);
  permit(scope, "leave.decide", { unitId: leave.branchId });
  refuseIfDecided(leave);
  await refuseOwnCase(scope, leave.personId);
  await refuseUnlessOther(scope, leave.createdBy);
  const approved = [insertDecision(scope, id, "approved", comment), fillRolls(scope, leave)];
  await commit(scope, [...approved, tellWhoAsked(scope, leave, "leave.approved")], {
    event: "leave.approved",
    subject: id,
    unitId: leave.branchId,
    otherwise: "already_decided",
  });
}

export async function refuseLeave(scope: Scope, id: string, comment: string | null): Promise<void> {
  const leave = await findLeave(scope, id);
  permit(scope, "leave.decide", { unitId: leave.branchId });
  refuseIfDecided(leave);
  await refuseOwnCase(scope, leave.personId);
  await refuseUnlessOther(scope, leave.createdBy);
  const refused = insertDecision(scope, id, "refused", comment);
  await commit(scope, [refused, tellWhoAsked(scope, leave, "leave.refused")], {
    event: "leave.refused",
    subject: id,
    unitId: leave.branchId,
    otherwise: "already_decided",
  });
}

function tellWhoAsked(
  scope: Scope,
  { id, personId, firstOn, lastOn }: Awaited<ReturnType<typeof findLeave>>,
  kind: "leave.approved" | "leave.refused",
): Write {
  return told(scope, {
    kind,
    subject: id,
    person: personId,
    occasion: id,
    detail: { firstOn, lastOn },
  });
}

export async function withdrawLeave(scope: Scope, id: string): Promise<void> {
  const leave = await findLeave(scope, id);
  permit(scope, "leave.request", { unitId: leave.branchId, personId: leave.personId });
  refuseIfDecided(leave);
  await commit(scope, [insertDecision(scope, id, "withdrawn", null)], {
    event: "leave.withdrawn",
    subject: id,
    unitId: leave.branchId,
    otherwise: "already_decided",
  });
}
