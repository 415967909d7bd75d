import * as v from "valibot";
import type { Endpoints } from "../../http/answers";
import { MEETING_STANDARDS } from "../../measures/versions/shape";
import type { UnitStandard } from "../../organization/unit-standards/shape";

export const BRANCH_ITEMS = [
  "plan",
  "meetings",
  "attendance",
  "inspections",
  "rectification",
  "closing",
] as const;
export type BranchItemCode = (typeof BRANCH_ITEMS)[number];
export const STARS = ["five", "four", "three", "two", "one"] as const;
export type Stars = (typeof STARS)[number];

/** One part of the whole with the records behind it; a whole of 0, or null, is not applicable. */
export type Part = { done: number; of: number; records: string[] };

/** One branch's year, as SQL gathers it (measures §8). */
export type BranchFacts = {
  branchId: string;
  name: string;
  year: number;
  /** Standards that the county marked as not applying here. */
  notApplicable: readonly UnitStandard[];
  /** Null while study plans are not recorded. */
  plan: Part | null;
  meetings: MeetingFacts[];
  /** Present over expected. */
  attendance: Part;
  /** Inspection items passed or rectified over inspected. */
  inspections: Part;
  /** Rectified in time over what had to be rectified. */
  rectification: Part;
  /** Inspections that the branch closed in its window over those opened. */
  closing: Part;
};

export type BranchScore = {
  branchId: string;
  name: string;
  /** Null where nothing applies. */
  total: string | null;
  items: BranchItem[];
};
export type BranchProposal = {
  ratings: BranchRating[];
  quota: {
    base: number;
    cap: number;
    proposed: string[];
    pending: { seats: number; candidates: string[] };
    beyond: string[];
  };
};

/** What decides which meetings a branch owes: its full members on a month's last day, its groups, and what does not apply to it. */
export type MeetingBasis = {
  fullMembers: Record<string, number>;
  groups: readonly { fromOn: string; untilOn: string | null }[];
  notApplicable: readonly UnitStandard[];
  from: string;
  until: string | null;
};
export type HeldSession = { id: string; kind: string; heldOn: string };

export const BranchItem = v.strictObject({
  code: v.picklist(BRANCH_ITEMS),
  weight: v.number(),
  removed: v.nullable(v.picklist(["weight_zero", "nothing_expected", "not_applicable", "not_recorded"])),
  /** Marks before scaling and after, and what can be had after scaling; "n/d". */
  raw: v.string(),
  points: v.string(),
  of: v.string(),
  params: v.record(v.string(), v.number()),
  records: v.array(v.string()),
});
export type BranchItem = v.InferOutput<typeof BranchItem>;

/** `pending_decision` names the seats that equal scores contend for; the star is then open between five and four. */
export const BranchRating = v.strictObject({
  branchId: v.string(),
  name: v.string(),
  /** Null where nothing applies. */
  total: v.nullable(v.string()),
  items: v.array(BranchItem),
  outcome: v.picklist([
    "no_basis",
    "five",
    "four",
    "three",
    "two",
    "beyond_quota",
    "pending_decision",
    "one",
  ]),
});
export type BranchRating = v.InferOutput<typeof BranchRating>;

/** Meetings of one standard in a year. Sessions by id, in the order held. */
export const MeetingFacts = v.strictObject({
  standard: v.picklist(MEETING_STANDARDS),
  due: v.number(),
  held: v.number(),
  late: v.number(),
  /** Periods in which it was neither held nor made good. */
  missing: v.array(v.string()),
  records: v.array(v.string()),
});
export type MeetingFacts = v.InferOutput<typeof MeetingFacts>;

export const endpoints = {
  "GET /branch-ratings": v.strictObject({
    year: v.number(),
    until: v.string(),
    measures: v.number(),
    ratings: v.array(BranchRating),
    meetings: v.record(v.string(), v.array(MeetingFacts)),
    quota: v.strictObject({
      proposed: v.array(v.string()),
      beyond: v.array(v.string()),
      pending: v.strictObject({
        candidates: v.array(v.string()),
        seats: v.number(),
      }),
      base: v.number(),
      cap: v.number(),
    }),
  }),
} satisfies Endpoints;
