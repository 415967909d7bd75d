import * as v from "valibot";
import { ATTENDANCE_STATUSES } from "../../../db/vocabulary";
import { DayText, Id, line, optionalLine, personName, Version } from "../../core/shapes";
import type { Minutes, SessionHead } from "../sessions/shape";

/** What a recorder may put; made_up is never stored: it is a leave with a confirmed make-up. */
export const Status = v.picklist(ATTENDANCE_STATUSES);
export type Status = v.InferOutput<typeof Status>;

/** A status of null takes a mark back. The version is the one seen: a mark made meanwhile is not overwritten. */
export const Mark = v.strictObject({
  personId: Id,
  status: v.nullable(Status),
  remark: optionalLine(200),
  version: Version,
});
export type Mark = v.InferOutput<typeof Mark>;
export const RecordAttendance = v.strictObject({
  marks: v.pipe(v.array(Mark), v.minLength(1), v.maxLength(2_000)),
});

/** The version is that of the row as it was seen; 0 adds somebody who belonged there that day and is not on the roll. */
export const CorrectAttendance = v.strictObject({
  personId: Id,
  status: Status,
  reason: line(200),
  version: Version,
});
export type CorrectAttendance = v.InferOutput<typeof CorrectAttendance>;
export const RecordMakeUp = v.strictObject({ personId: Id, heldOn: DayText, note: optionalLine(500) });
export type RecordMakeUp = v.InferOutput<typeof RecordMakeUp>;
/** A person of the county, or the name of a guest. */
export const AddSitterIn = v.strictObject({ personId: v.optional(Id), name: v.optional(personName(60)) });
export type AddSitterIn = v.InferOutput<typeof AddSitterIn>;

export type RollRow = {
  personId: string;
  name: string;
  staffNumber: string | null;
  branchId: string;
  branchName: string;
  /** As stored; null: not marked yet. */
  status: Status | null;
  /** As it counts: a leave made up in time is made_up. */
  counted: Status | "made_up" | null;
  remark: string | null;
  version: number;
  /** Whether the person belonged there that day, as is known now; not after a backdated transfer: the row then counts nowhere. */
  member: boolean;
  /** Whether an exemption holds on the session's day: only then may the status be exempt. */
  exempt: boolean;
  /** Whether the reader may mark or correct this row. */
  mayMark: boolean;
};

export type Correction = {
  id: string;
  personId: string;
  before: Status | null;
  after: Status;
  reason: string;
  createdAt: number;
  createdBy: string | null;
  /** Null while it waits for a second person. */
  effectiveAt: number | null;
  approvedBy: string | null;
};
export type MakeUp = { personId: string; heldOn: string; note: string | null; confirmedAt: number | null };
export type SitterIn = { id: string; personId: string | null; name: string };

/** GET /sessions/:id. Roll, corrections and make-ups of the people in the reader's reach; a person sees the own row. */
export type SessionDetail = {
  session: SessionHead;
  roll: RollRow[];
  sittersIn: SitterIn[];
  corrections: Correction[];
  makeUps: MakeUp[];
  minutes: Minutes | null;
  /** session.plan, attendance.record and attendance.approve at the session's unit. */
  can: string[];
};

/** Why a row of a sign-in sheet cannot be taken as it is. */
export const SHEET_PROBLEMS = [
  "not_on_roll",
  "ambiguous_name",
  "no_name",
  "blank",
  "repeated",
  "formula",
] as const;
/** How the sheet's heading differs from the session. */
export const SHEET_WARNINGS = [
  "date_differs",
  "time_differs",
  "unit_differs",
  "kind_differs",
  "sheet_left_out",
] as const;

export type SheetRow = {
  row: number;
  /** The name's cell, "B4". */
  cell: string;
  name: string;
  /** What the sheet says, as it stands. */
  text: string;
  remark: string | null;
  /** The person of the roll, where exactly one fits. */
  personId: string | null;
  status: Status | null;
};
export type SheetProblem = {
  row: number;
  cell: string;
  code: (typeof SHEET_PROBLEMS)[number];
  params: Record<string, string | number>;
};
export type SheetWarning = {
  code: (typeof SHEET_WARNINGS)[number];
  params: Record<string, string | number>;
};

/** POST /sessions/:id/sign-in-sheet: what the file says; nothing is written. */
export type SheetPreview = {
  heading: { title: string | null; heldOn: string | null; startsAt: string | null; endsAt: string | null };
  rows: SheetRow[];
  problems: SheetProblem[];
  warnings: SheetWarning[];
  /** Rows ready to be PUT as marks. */
  marks: { personId: string; status: Status; remark: string | null }[];
  /** Values that nobody can tell, each once, with how many of the roll have it. */
  unclear: { text: string; people: number }[];
  /** Names that are not on the roll and were there: offered as sitting in. */
  sittersIn: { row: number; name: string }[];
  /** People of the roll whom the sheet does not name. */
  notOnSheet: { personId: string; name: string }[];
};
