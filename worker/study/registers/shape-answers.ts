import * as v from "valibot";
import { ATTENDANCE_STATUSES } from "../../../db/vocabulary";
import { Can, Created } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { SessionHead } from "../sessions/shape";
import { SHEET_PROBLEMS, SHEET_WARNINGS, Status } from "./shape";

export const SheetRow = v.strictObject({
  row: v.number(),
  /** The name's cell, "B4". */
  cell: v.string(),
  name: v.string(),
  /** What the sheet says, as it stands. */
  text: v.string(),
  remark: v.nullable(v.string()),
  /** The person of the roll, where exactly one fits. */
  personId: v.nullable(v.string()),
  status: v.nullable(Status),
});

export type SheetRow = v.InferOutput<typeof SheetRow>;

export const SheetProblem = v.strictObject({
  row: v.number(),
  cell: v.string(),
  code: v.picklist(SHEET_PROBLEMS),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

export type SheetProblem = v.InferOutput<typeof SheetProblem>;

export const SheetWarning = v.strictObject({
  code: v.picklist(SHEET_WARNINGS),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

export type SheetWarning = v.InferOutput<typeof SheetWarning>;

/** POST /sessions/:id/sign-in-sheet: what the file says; nothing is written. */
export const SheetPreview = v.strictObject({
  heading: v.strictObject({
    title: v.nullable(v.string()),
    heldOn: v.nullable(v.string()),
    startsAt: v.nullable(v.string()),
    endsAt: v.nullable(v.string()),
  }),
  rows: v.array(SheetRow),
  problems: v.array(SheetProblem),
  warnings: v.array(SheetWarning),
  /** Rows ready to be PUT as marks. */
  marks: v.array(
    v.strictObject({
      personId: v.string(),
      status: Status,
      remark: v.nullable(v.string()),
    }),
  ),
  /** Values that nobody can tell, each once, with how many of the roll have it. */
  unclear: v.array(
    v.strictObject({
      text: v.string(),
      people: v.number(),
    }),
  ),
  /** Names that are not on the roll and were there: offered as sitting in. */
  sittersIn: v.array(
    v.strictObject({
      row: v.number(),
      name: v.string(),
    }),
  ),
  /** People of the roll whom the sheet does not name. */
  notOnSheet: v.array(
    v.strictObject({
      personId: v.string(),
      name: v.string(),
    }),
  ),
});

export type SheetPreview = v.InferOutput<typeof SheetPreview>;

const ofPerson = { personId: v.string() };

export const RollRow = v.strictObject({
  ...ofPerson,
  name: v.string(),
  staffNumber: v.nullable(v.string()),
  branchId: v.string(),
  branchName: v.string(),
  /** As stored; null: not marked yet. */
  status: v.nullable(Status),
  /** As it counts: a leave made up in time is made_up. */
  counted: v.nullable(v.picklist([...ATTENDANCE_STATUSES, "made_up"])),
  remark: v.nullable(v.string()),
  version: v.number(),
  /** Whether the person belonged there that day, as is known now; not after a backdated transfer: the row then counts nowhere. */
  member: v.boolean(),
  /** Whether an exemption holds on the session's day: only then may the status be exempt. */
  exempt: v.boolean(),
  /** Whether the reader may mark or correct this row. */
  mayMark: v.boolean(),
});
export type RollRow = v.InferOutput<typeof RollRow>;

export const Correction = v.strictObject({
  ...ofPerson,
  id: v.string(),
  before: v.nullable(Status),
  after: Status,
  reason: v.string(),
  createdAt: v.number(),
  createdBy: v.nullable(v.string()),
  /** Null while it waits for a second person. */
  effectiveAt: v.nullable(v.number()),
  approvedBy: v.nullable(v.string()),
});
export type Correction = v.InferOutput<typeof Correction>;

export const MakeUp = v.strictObject({
  ...ofPerson,
  heldOn: v.string(),
  note: v.nullable(v.string()),
  confirmedAt: v.nullable(v.number()),
});
export type MakeUp = v.InferOutput<typeof MakeUp>;

/** Roll, corrections and make-ups of the people in the reader's reach; a person sees the own row. */
export const SessionDetail = v.strictObject({
  session: SessionHead,
  roll: v.array(RollRow),
  sittersIn: v.array(v.strictObject({ id: v.string(), personId: v.nullable(v.string()), name: v.string() })),
  corrections: v.array(Correction),
  makeUps: v.array(MakeUp),
  minutes: v.nullable(v.strictObject({ body: v.string(), version: v.number() })),
  /** session.plan, attendance.record and attendance.approve at the session's unit. */
  can: Can,
});
export type SessionDetail = v.InferOutput<typeof SessionDetail>;

/** What is written down in the log under this concept's name. */
export const events = [
  "attendance.corrected",
  "attendance.correction_proposed",
  "attendance.correction_approved",
  "attendance.correction_withdrawn",
  "attendance.correction_refused",
  "attendance.recorded",
  "make_up.recorded",
  "make_up.confirmed",
  "sitter_in.added",
  "sitter_in.removed",
] as const;

export const endpoints = {
  "GET /sessions/:id": SessionDetail,
  "PUT /sessions/:id/attendance": answersNothing,
  "POST /sessions/:id/corrections": v.strictObject({
    id: v.string(),
    effective: v.boolean(),
  }),
  "DELETE /sessions/:id/corrections/:correction": answersNothing,
  "POST /sessions/:id/corrections/:correction/approval": answersNothing,
  "POST /sessions/:id/make-ups": answersNothing,
  "POST /sessions/:id/make-ups/:person/confirmation": answersNothing,
  "POST /sessions/:id/sign-in-sheet": SheetPreview,
  "POST /sessions/:id/sitters-in": Created,
  "DELETE /sessions/:id/sitters-in/:sitter": answersNothing,
} satisfies Endpoints;
