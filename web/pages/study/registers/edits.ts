import type { Status } from "../../../../worker/study/registers/shape.ts";
import type { RollRow } from "../../../../worker/study/registers/shape-answers.ts";

export type Entry = { status: Status | null; remark: string | null };
/** Over which version it was made, and what of it was sent and never answered: that may be what the server has now. */
export type Edit = Entry & { version: number; sent?: readonly Entry[] };
export type Conflict = { personId: string; mine: Entry; theirs: Entry };

export const entryOf = ({ status, remark }: Entry): Entry => ({ status, remark });
const isSame = (a: Entry, b: Entry) => a.status === b.status && (a.remark ?? "") === (b.remark ?? "");
const wasSent = ({ sent }: Edit, entry: Entry) => sent?.some((one) => isSame(one, entry)) === true;

/** What becomes of an edit once the server says what it holds; where both changed, the person decides. */
export function laidOver(edit: Edit, row: RollRow): { edit?: Edit; conflict?: Conflict } {
  if (isSame(edit, row)) return {};
  if (row.version === edit.version + 1 && wasSent(edit, row))
    return { edit: { ...entryOf(edit), version: row.version } };
  if (row.version === edit.version) return { edit };
  return { conflict: { personId: row.personId, mine: entryOf(edit), theirs: entryOf(row) } };
}

/** An edit that goes out now: whether it arrives is not known before the answer. */
export const goingOut = (edit: Edit): Edit =>
  wasSent(edit, edit) ? edit : { ...edit, sent: [...(edit.sent ?? []), entryOf(edit)] };

/** What is left to send of an edit after its answer: what was changed meanwhile, over the version that it made. */
export const leftAfter = (sent: Edit, now: Edit | undefined): Edit | undefined =>
  !now || now === sent ? undefined : { ...entryOf(now), version: sent.version + 1 };
