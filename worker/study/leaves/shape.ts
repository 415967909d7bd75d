import * as v from "valibot";
import { LEAVE_KINDS } from "../../../db/vocabulary";
import { AfterDay, Can, Created, DayText, Id, optionalLine } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export const LeaveKind = v.picklist(LEAVE_KINDS);
export type LeaveKind = v.InferOutput<typeof LeaveKind>;
/** Lapsed: nobody decided it before its year was closed. */
export const LeaveState = v.picklist(["requested", "approved", "refused", "withdrawn", "lapsed"]);
export type LeaveState = v.InferOutput<typeof LeaveState>;

/** First and last day are both inside the leave. Without a person it is the actor's own. */
export const RequestLeave = v.strictObject({
  personId: v.optional(Id),
  kind: LeaveKind,
  firstOn: DayText,
  lastOn: DayText,
  reason: optionalLine(200),
});
export type RequestLeave = v.InferOutput<typeof RequestLeave>;
export const DecideLeave = v.strictObject({ comment: optionalLine(200) });
export type DecideLeave = v.InferOutput<typeof DecideLeave>;

export const ListLeaves = v.strictObject({
  unit: v.optional(Id),
  person: v.optional(Id),
  state: v.optional(LeaveState),
  /** Leaves that touch these days. */
  from: v.optional(DayText),
  to: v.optional(DayText),
  /** The last row of the page before: first day and id, joined by "~". */
  after: AfterDay,
});
export type ListLeaves = v.InferOutput<typeof ListLeaves>;

export const LeaveRow = v.strictObject({
  state: LeaveState,
  /** leave.decide, leave.request (to withdraw), while it waits. */
  can: Can,
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  kind: v.picklist(LEAVE_KINDS),
  firstOn: v.string(),
  lastOn: v.string(),
  reason: v.nullable(v.string()),
  createdAt: v.number(),
  comment: v.nullable(v.string()),
  decidedAt: v.nullable(v.number()),
});
export type LeaveRow = v.InferOutput<typeof LeaveRow>;

/** GET /leaves: latest first day first. */
export const LeavePage = v.strictObject({
  leaves: v.array(LeaveRow),
  after: v.nullable(v.string()),
});
export type LeavePage = v.InferOutput<typeof LeavePage>;

/** What is written down in the log under this concept's name. */
export const events = [
  "leave.recorded",
  "leave.requested",
  "leave.approved",
  "leave.refused",
  "leave.withdrawn",
] as const;

export const endpoints = {
  "GET /leaves": LeavePage,
  "POST /leaves": Created,
  "POST /leaves/:id/approval": answersNothing,
  "POST /leaves/:id/refusal": answersNothing,
  "POST /leaves/:id/withdrawal": answersNothing,
} satisfies Endpoints;
