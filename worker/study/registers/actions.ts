import { isOthersCase, refuseOwnCase, refuseUnlessOther } from "../../access/accounts/apart";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { readSheets } from "../../papers/sheets/files";
import { findSession } from "../sessions/records";
import { refuseUnlessOpen } from "../sessions/rules";
import { findRegister, findRow, saveMarks } from "./records";
import {
  confirmMakeUp,
  deleteSitterIn,
  findMakeUp,
  findSitterIn,
  insertMakeUp,
  insertSitterIn,
} from "./records-make-ups";
import { markedRows, refuseUnlessClosed, refuseUnlessMakesUp } from "./rules";
import { previewOf } from "./rules-sheet";
import type { AddSitterIn, Mark, RecordMakeUp } from "./shape";
import type { SheetPreview } from "./shape-answers";

/** A row is marked where it counts: by its branch or a unit above that. */
export function mayMark(scope: Scope, row: { branchId: string }): boolean {
  return can(scope, "attendance.record", { unitId: row.branchId });
}

export function permitRows(scope: Scope, rows: readonly { branchId: string }[]): void {
  if (!rows.every((row) => mayMark(scope, row))) throw new Refusal("not_permitted");
}

/** A register of any length in one request: one read, one batch. */
export async function recordAttendance(scope: Scope, id: string, marks: readonly Mark[]): Promise<void> {
  const { session, roll } = await findRegister(scope, id);
  if (roll.length === 0) permit(scope, "attendance.record", { unitId: session.unitId });
  permitRows(scope, markedRows(marks, roll));
  refuseUnlessOpen(session);
  const before = new Map(roll.map(({ personId, status }) => [personId, status]));
  await commit(scope, saveMarks(scope, id, marks), {
    event: "attendance.recorded",
    subject: id,
    unitId: session.unitId,
    // Each with what stood before.
    detail: { marks: marks.map(({ personId, status }) => [personId, before.get(personId) ?? null, status]) },
    current: async () => (await findRegister(scope, id)).roll,
  });
}

/** When a missed session was made up: what the branch enters for somebody else is confirmed with it, what people say of themselves waits. */
export async function recordMakeUp(
  scope: Scope,
  id: string,
  { personId, heldOn, note }: RecordMakeUp,
): Promise<void> {
  const { session, row } = await findRow(scope, id, personId);
  if (!mayMark(scope, row)) permit(scope, "leave.request", { unitId: row.branchId, personId });
  refuseUnlessClosed(session);
  refuseUnlessMakesUp(row, session, heldOn, scope.today);
  const mayConfirm = can(scope, "make_up.confirm", { unitId: row.branchId });
  const confirmed = mayConfirm && (await isOthersCase(scope, personId));
  const makeUp = { sessionId: id, personId, branchId: row.branchId, heldOn, note, confirmed };
  await commit(scope, [insertMakeUp(scope, makeUp)], {
    event: "make_up.recorded",
    subject: id,
    unitId: row.branchId,
    detail: { personId, heldOn, confirmed },
    otherwise: "already_exists",
  });
}

export async function confirmMakeUpOf(scope: Scope, id: string, personId: string): Promise<void> {
  await findSession(scope, id);
  const makeUp = await findMakeUp(scope, id, personId);
  permit(scope, "make_up.confirm", { unitId: makeUp.branchId });
  if (makeUp.confirmedAt !== null) throw new Refusal("already_approved");
  await refuseOwnCase(scope, personId);
  await refuseUnlessOther(scope, makeUp.createdBy);
  await commit(scope, confirmMakeUp(scope, id, personId), {
    event: "make_up.confirmed",
    subject: id,
    unitId: makeUp.branchId,
    detail: { personId },
    unguarded: "already_approved",
  });
}

export async function addSitterIn(scope: Scope, id: string, input: AddSitterIn): Promise<string> {
  const session = await findSession(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseUnlessOpen(session);
  const person = input.personId ? (await findPerson(scope, input.personId)).person : undefined;
  const name = person?.name ?? input.name;
  if (!name) throw new Refusal("invalid_input", { fields: [{ path: "name", reason: "required" }] });
  const sitterId = newId("sit");
  await commit(
    scope,
    insertSitterIn(scope, { id: sitterId, sessionId: id, personId: person?.id ?? null, name }),
    {
      event: "sitter_in.added",
      subject: id,
      unitId: session.unitId,
      detail: person ? { personId: person.id } : { name },
      unguarded: "already_exists",
      answer: { id: sitterId },
    },
  );
  return sitterId;
}

export async function removeSitterIn(scope: Scope, id: string, sitterId: string): Promise<void> {
  const session = await findSession(scope, id);
  const sitter = await findSitterIn(scope, id, sitterId);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseUnlessOpen(session);
  await commit(scope, deleteSitterIn(scope, id, sitterId), {
    event: "sitter_in.removed",
    subject: id,
    unitId: session.unitId,
    detail: sitter.personId ? { personId: sitter.personId } : { name: sitter.name },
  });
}

/** Reads a typed-up sheet against the roll; nothing is written. */
export async function readSignInSheet(scope: Scope, id: string, bytes: Uint8Array): Promise<SheetPreview> {
  const { session, roll } = await findRegister(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseUnlessOpen(session);
  const { sheets } = await readSheets(bytes);
  const preview = previewOf(sheets, roll, session);
  if (!preview)
    throw new Refusal("unsupported_media", { fields: [{ path: "file", reason: "no_header_row" }] });
  return preview;
}
