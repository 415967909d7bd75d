import * as v from "valibot";
import { ATTENDANCE_STATUSES } from "../../../db/vocabulary";
import { DayText, Id, line, optionalLine, personName, Version } from "../../core/shapes";

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
