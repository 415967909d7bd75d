import * as v from "valibot";
import { GRADES, type Scheme } from "../../../db/vocabulary";
import { optionalLine } from "../../core/shapes";
import { YearFacts } from "../../inspection/facts/shape-year";
import type { GateCode, NotGradedCode, TieKey } from "../../measures/versions/shape";

export type { GateCode, NotGradedCode, Scheme, TieKey };
export { YearFacts };

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const CRITERIA = ["C1", "C2", "C3", "C4", "C5", "C6"] as const;
export type CriterionCode = (typeof CRITERIA)[number];
export const REMOVALS = [
  "weight_zero",
  "nothing_expected",
  "no_target",
  "nothing_required",
  "no_ballots",
] as const;
export type RemovalCode = (typeof REMOVALS)[number];
/** Records that a reason rests on, as a part of the frozen facts that lists them: each id is stored once a person. */
export type Cite =
  | `attendance:${"present" | "late" | "left_early" | "leave" | "made_up" | "unexcused"}`
  | `essays:${string}`
  | `inspections:${string}`
  | "certificates"
  | "notes"
  | "verified_books"
  | "counted_book"
  | "items"
  | "ballots"
  | "lessons"
  | "must_reads"
  | "warnings"
  | "outside_appraisal"
  | "exemption"
  | "open_case"
  | "leaves"
  | "memberships"
  | "standing"
  | "post";

/** The closed list of what a gate can say; one gate may say two things. */
export const FINDINGS = [
  "G1",
  "G2",
  "G3",
  "G4_notes",
  "G4_failed",
  "G5",
  "G6",
  "G7",
  "G8_lesson",
  "G8_must_reads",
  "G8_notes",
  "G8_essay",
  "G9",
  "G10",
] as const;
export type FindingCode = (typeof FINDINGS)[number];

export const REMARKS = ["lesson_missing", "must_reads_missing"] as const;
export type RemarkCode = (typeof REMARKS)[number];

export const OUTCOMES = [
  "excellent",
  "beyond_quota",
  "pending_decision",
  "qualified",
  "basically_qualified",
  "committee_decides",
  "not_graded",
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Grade = (typeof GRADES)[number];

export const UNIT_WARNINGS = ["few_full_members"] as const;

/** The quota of one unit, or of the pool of units below one parent. */
export type QuotaUse = {
  quotaId: string;
  scheme: Scheme;
  unitIds: string[];
  base: number;
  share: [number, number];
  cap: number;
  /** Seats that earlier confirmed grades already use. */
  taken: number;
  proposed: string[];
  beyond: string[];
  pending: { seats: number; candidates: string[] };
};

/** A unit that has a quota, as it stood on the assessment day. */
export type QuotaUnit = {
  id: string;
  name: string;
  parentId: string | null;
  /** Joins its parent's pool when its own cap is 0. */
  optsIntoPool: boolean;
  /** Annual assessment: a recorded approval of the larger share. */
  approvedShare: boolean;
  /** Seats already used by confirmed grades. */
  seatsTaken: number;
};

/** Confirms proposals as they are; all confirmable ones of a unit when no people are named. */
export const ConfirmRatings = v.strictObject({
  unitId: v.optional(id),
  people: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(1000))),
});
export const OverrideRating = v.strictObject({
  grade: v.picklist(GRADES),
  reason: v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(500)),
});
export type OverrideRating = v.InferOutput<typeof OverrideRating>;
/** The request that was read: another one meanwhile is not approved unseen. */
export const ApproveOverride = v.strictObject({ override: id });

const votes = v.pipe(count, v.maxValue(10_000));
export const SaveBallots = v.strictObject({
  branchId: id,
  rows: v.pipe(
    v.array(
      v.strictObject({
        personId: id,
        excellent: votes,
        qualified: votes,
        basically: votes,
        unqualified: votes,
        /** The version the counts were entered over; 0 where none stood. */
        version: count,
      }),
    ),
    v.minLength(1),
    v.maxLength(500),
  ),
  /** Required where counts that stand are written over; the former ones are kept. */
  reason: optionalLine(200),
});
export type SaveBallots = v.InferOutput<typeof SaveBallots>;
