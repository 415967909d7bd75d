import type * as v from "valibot";
import { can, permit, permitSomewhere, unitsWithin } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findNote, noteRows, PAGE_ROWS } from "./records";
import type { ListNotes } from "./shape";

/** One note, as this reader may take it back or verify it. */
export async function noteDetail(scope: Scope, id: string) {
  const note = await findNote(scope, id);
  permit(scope, "note.read", { unitId: note.branchId, personId: note.personId });
  return shown(scope, note);
}

/** Notes in reach, latest first. */
export async function notePage(scope: Scope, asked: v.InferOutput<typeof ListNotes>) {
  permitSomewhere(scope, "note.read");
  const rows = await noteRows(scope, asked, unitsWithin(scope, "note.read"));
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    notes: page.map((row) => shown(scope, row)),
    after: last ? `${last.writtenOn}~${last.id}` : null,
  };
}

type Row = {
  branchId: string;
  personId: string;
  createdBy: string | null;
  frozen: boolean;
  withdrawnAt: number | null;
  form: string;
};

function shown<R extends Row>(scope: Scope, { createdBy, ...row }: R) {
  const target = { unitId: row.branchId, personId: row.personId };
  const isOwn = row.personId === scope.personId;
  const wrote = isOwn || createdBy === scope.actor.accountId;
  const live = row.withdrawnAt === null;
  return {
    ...row,
    can: [
      ...(live && !row.frozen && wrote && can(scope, "note.write", target) ? ["note.write"] : []),
      ...(live && row.form === "book" && !isOwn && can(scope, "note.verify", target) ? ["note.verify"] : []),
    ],
  };
}
