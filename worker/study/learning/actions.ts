import { isOthersCase, refuseOwnCase, refuseUnlessOther } from "../../access/accounts/apart";
import { yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessInYear } from "../../core/near";
import { can, permit, permitSomewhere } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { lateEntryUntil } from "../../measures/versions/records";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { findSession } from "../sessions/records";
import {
  approve,
  branchesOf,
  findContribution,
  findMustRead,
  insertContribution,
  insertMustRead,
  insertReadings,
} from "./records";
import { mayEnterOwn, minutesGranted, refuseUnlessAllFound } from "./rules";
import type { AddContribution, AddMustRead, RecordReadings } from "./shape";

/** What the branch enters for somebody else is approved at once; what people enter for themselves waits for somebody else. */
export async function addContribution(scope: Scope, input: AddContribution): Promise<string> {
  const personId = input.personId ?? scope.personId;
  if (!personId) throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "required" }] });
  const { memberships } = await findPerson(scope, personId);
  const there = { unitId: branchOn(memberships, scope.today) };
  const records = can(scope, "learning.record", there);
  if (!mayEnterOwn(input.kind) || personId !== scope.personId) permit(scope, "learning.record", there);
  refuseUnlessInYear(
    input.doneOn,
    scope.today,
    "doneOn",
    await lateEntryUntil(scope, yearOf(input.doneOn)),
    can(scope, "learning.record"),
  );
  const branchId = branchOn(memberships, input.doneOn);
  if (!branchId) throw new Refusal("invalid_input", { fields: [{ path: "doneOn", reason: "not_a_member" }] });
  if (input.sessionId) await findSession(scope, input.sessionId);
  const id = newId("con");
  const approved = records && (await isOthersCase(scope, personId));
  const approval = approved ? { approvedAt: scope.now, approvedBy: scope.actor.accountId } : {};
  const row = { id, ...input, personId, branchId, minutes: minutesGranted(input), ...approval };
  await commit(scope, [insertContribution(scope, row)], {
    event: "contribution.added",
    subject: id,
    unitId: branchId,
    detail: { personId, kind: input.kind, doneOn: input.doneOn, minutes: row.minutes, approved },
    answer: { id },
  });
  return id;
}

export async function approveContribution(scope: Scope, id: string): Promise<void> {
  const found = await findContribution(scope, id);
  permit(scope, "learning.record", { unitId: found.branchId });
  await refuseOwnCase(scope, found.personId);
  await refuseUnlessOther(scope, found.createdBy);
  if (found.approvedAt !== null) throw new Refusal("already_approved");
  await commit(scope, approve(scope, id), {
    event: "contribution.approved",
    subject: id,
    unitId: found.branchId,
    unguarded: "already_approved",
  });
}

export async function addMustRead(scope: Scope, input: AddMustRead): Promise<string> {
  permit(scope, "reading.manage");
  const id = newId("mus");
  await commit(scope, [insertMustRead(scope, { id, ...input })], {
    event: "must_read.added",
    subject: id,
    detail: input,
    answer: { id },
  });
  return id;
}

export async function recordReadings(scope: Scope, id: string, input: RecordReadings): Promise<void> {
  permitSomewhere(scope, "learning.record");
  await findMustRead(scope, id);
  const branches = await branchesOf(scope, input.people);
  refuseUnlessAllFound(input.people, new Set(branches.keys()));
  for (const unitId of new Set(branches.values())) permit(scope, "learning.record", { unitId });
  if (input.finishedOn > scope.today)
    throw new Refusal("invalid_input", { fields: [{ path: "finishedOn", reason: "in_the_future" }] });
  await commit(scope, [insertReadings(scope, id, input.people, input.finishedOn)], {
    event: "must_read.finished",
    subject: id,
    detail: input,
  });
}
