import * as v from "valibot";
import { LEAVE_KINDS } from "../../../db/vocabulary";
import { AfterDay, DayText, Id, optionalLine } from "../../core/shapes";

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

export type LeaveRow = {
  id: string;
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  kind: LeaveKind;
  firstOn: string;
  lastOn: string;
  reason: string | null;
  state: LeaveState;
  comment: string | null;
  createdAt: number;
  decidedAt: number | null;
  /** leave.decide, leave.request (to withdraw), while it waits. */
  can: string[];
};
/** GET /leaves: latest first day first. */
export type LeavePage = { leaves: LeaveRow[]; after: string | null };
