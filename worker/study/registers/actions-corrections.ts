import { refuseOwnCase, refuseUnlessSecond } from "../../access/accounts/apart";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import type { Session } from "../sessions/records";
import { permitRows } from "./actions";
import { findRegister, findRow } from "./records";
import {
  addRow,
  approveCorrection,
  correctRow,
  deleteCorrection,
  findCorrection,
  insertCorrection,
  noneWaiting,
} from "./records-corrections";
import { isWithinCorrectionDays, markedRows, refuseUnlessClosed } from "./rules";
import type { CorrectAttendance } from "./shape";

/** Within the branch's days at once; later it waits for a second person. */
export async function correctAttendance(
  scope: Scope,
  id: string,
  { personId, status, reason, version }: CorrectAttendance,
): Promise<{ id: string; effective: boolean }> {
  const { session, roll } = await findRegister(scope, id, personId);
  const row = roll[0];
  if (!row) return addToRoll(scope, session, { personId, status, reason, version });
  permitRows(scope, [row]);
  refuseUnlessClosed(session);
  if (row.version !== version) throw new Refusal("stale_version", { current: row });
  markedRows([{ personId, status, remark: null }], [row]);
  if (row.status === status)
    throw new Refusal("invalid_input", { fields: [{ path: "status", reason: "unchanged" }] });
  const effective = isWithinCorrectionDays(session.closedAt ?? 0, scope.today);
  const correctionId = newId("cor");
  const correction = { id: correctionId, sessionId: id, personId, before: row.status, after: status, reason };
  await commit(
    scope,
    effective
      ? [
          noneWaiting(scope, id, personId),
          insertCorrection(scope, { ...correction, effectiveAt: scope.now }),
          ...correctRow(scope, { sessionId: id, personId, version: row.version }, status),
        ]
      : [noneWaiting(scope, id, personId), insertCorrection(scope, { ...correction, effectiveAt: null })],
    {
      event: effective ? "attendance.corrected" : "attendance.correction_proposed",
      subject: id,
      unitId: row.branchId,
      // The reason stands in the correction: a log cannot be erased, and it may say why somebody was ill.
      detail: { personId, correctionId, before: row.status, after: status },
      unguarded: effective ? "stale_version" : "already_submitted",
      current: async () => (await findRow(scope, id, personId)).row,
      answer: { id: correctionId, effective },
    },
  );
  return { id: correctionId, effective };
}

/** Somebody who belonged there that day and is not on the closed roll, as after a backdated transfer (measures §4). */
async function addToRoll(
  scope: Scope,
  session: Session,
  { personId, status, reason, version }: CorrectAttendance,
): Promise<{ id: string; effective: boolean }> {
  const { memberships } = await findPerson(scope, personId);
  const branchId = branchOn(memberships, session.heldOn) ?? "";
  permit(scope, "attendance.record", { unitId: branchId });
  refuseUnlessClosed(session);
  if (version !== 0 || status === "exempt")
    throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "not_on_roll" }] });
  const effective = isWithinCorrectionDays(session.closedAt ?? 0, scope.today);
  const correctionId = newId("cor");
  const correction = {
    id: correctionId,
    sessionId: session.id,
    personId,
    before: null,
    after: status,
    reason,
  };
  await commit(
    scope,
    [
      noneWaiting(scope, session.id, personId),
      ...addRow(scope, session.id, personId, effective ? status : null),
      insertCorrection(scope, { ...correction, effectiveAt: effective ? scope.now : null }),
    ],
    {
      event: effective ? "attendance.corrected" : "attendance.correction_proposed",
      subject: session.id,
      unitId: branchId,
      detail: { personId, correctionId, before: null, after: status },
      unguarded: "not_expected",
      answer: { id: correctionId, effective },
    },
  );
  return { id: correctionId, effective };
}

export async function approveCorrectionOf(scope: Scope, id: string, correctionId: string): Promise<void> {
  const correction = await findCorrection(scope, id, correctionId);
  const { row } = await findRow(scope, id, correction.personId);
  permit(scope, "attendance.approve", { unitId: row.branchId });
  if (correction.effectiveAt !== null) throw new Refusal("already_approved");
  await refuseOwnCase(scope, correction.personId);
  await refuseUnlessSecond(scope, correction.createdBy);
  await commit(
    scope,
    [
      ...approveCorrection(scope, correctionId, row.status),
      ...correctRow(scope, { sessionId: id, personId: row.personId, version: row.version }, correction.after),
    ],
    {
      event: "attendance.correction_approved",
      subject: id,
      unitId: row.branchId,
      detail: { personId: row.personId, before: row.status, after: correction.after },
      current: async () => (await findRow(scope, id, correction.personId)).row,
    },
  );
}

/** The account that proposed a waiting correction withdraws it, anybody else who may approve refuses it, but for the own mark. */
export async function dropCorrection(scope: Scope, id: string, correctionId: string): Promise<void> {
  const correction = await findCorrection(scope, id, correctionId);
  const { row } = await findRow(scope, id, correction.personId);
  const isOwn = correction.createdBy === scope.actor.accountId;
  permit(scope, isOwn ? "attendance.record" : "attendance.approve", { unitId: row.branchId });
  if (correction.effectiveAt !== null) throw new Refusal("already_approved");
  if (!isOwn) await refuseOwnCase(scope, correction.personId);
  await commit(scope, deleteCorrection(scope, correctionId), {
    event: isOwn ? "attendance.correction_withdrawn" : "attendance.correction_refused",
    subject: id,
    unitId: row.branchId,
    detail: { personId: row.personId, after: correction.after },
    unguarded: "already_approved",
  });
}
