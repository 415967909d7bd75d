import { refuseOwnCase } from "../../access/accounts/apart";
import { quarterOf, yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessInYear } from "../../core/near";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { lateEntryUntil } from "../../measures/versions/records";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { handInDraft } from "../drafts/records";
import { forgetLikeness, likenessOfNew } from "../likeness/records";
import { isComparable } from "../likeness/rules";
import { findNote, insertNote, insertVerification, withdraw } from "./records";
import { countOf } from "./rules";
import type { WriteNote } from "./shape";

/** The server counts; the note belongs where its writer belonged that day. */
export async function writeNote(scope: Scope, input: WriteNote): Promise<{ id: string; characters: number }> {
  const personId = input.personId ?? scope.personId;
  if (!personId) throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "required" }] });
  const { memberships } = await findPerson(scope, personId);
  permit(scope, "note.write", { unitId: branchOn(memberships, scope.today), personId });
  refuseUnlessInYear(
    input.writtenOn,
    scope.today,
    "writtenOn",
    await lateEntryUntil(scope, yearOf(input.writtenOn)),
  );
  const branchId = branchOn(memberships, input.writtenOn);
  if (!branchId)
    throw new Refusal("invalid_input", { fields: [{ path: "writtenOn", reason: "not_a_member" }] });
  const { declaredCharacters: _, ...note } = input;
  const count = countOf(input);
  const id = newId("not");
  const answer = { id, characters: count.characters };
  const text = { id, branchId, quarter: quarterOf(note.writtenOn), body: note.body, ...count };
  const found = isComparable(note) ? await likenessOfNew(scope, text) : [];
  await commit(
    scope,
    [insertNote(scope, { id, ...note, personId, branchId, ...count }), ...found, ...handInDraft(scope)],
    {
      event: "note.written",
      subject: id,
      unitId: branchId,
      detail: { personId, form: input.form, writtenOn: input.writtenOn, ...count },
      answer,
    },
  );
  return answer;
}

/** The writer takes it back, until its quarter is inspected. */
export async function withdrawNote(scope: Scope, id: string): Promise<void> {
  const note = await findNote(scope, id);
  permit(scope, "note.write", { unitId: note.branchId, personId: note.personId });
  if (note.personId !== scope.personId && note.createdBy !== scope.actor.accountId)
    throw new Refusal("not_permitted");
  if (note.withdrawnAt !== null) throw new Refusal("withdrawn");
  if (note.frozen) throw new Refusal("frozen");
  const taken = withdraw(scope, id, note.branchId, quarterOf(note.writtenOn));
  await commit(scope, [...taken, ...forgetLikeness(scope, id)], {
    event: "note.withdrawn",
    subject: id,
    unitId: note.branchId,
    otherwise: "withdrawn",
    unguarded: "frozen",
  });
}

/** A hand-written book as the inspector counted it. */
export async function verifyNote(scope: Scope, id: string, characters: number): Promise<void> {
  const note = await findNote(scope, id);
  permit(scope, "note.verify", { unitId: note.branchId });
  await refuseOwnCase(scope, note.personId);
  if (note.withdrawnAt !== null) throw new Refusal("withdrawn");
  if (note.form !== "book")
    throw new Refusal("invalid_input", { fields: [{ path: "form", reason: "only_for_a_book" }] });
  await commit(scope, [insertVerification(scope, id, characters)], {
    event: "note.verified",
    subject: id,
    unitId: note.branchId,
    detail: { declared: note.characters, characters },
    otherwise: "already_decided",
  });
}
