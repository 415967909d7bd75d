import type { MeetingStandard } from "../../measures/versions/shape";
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
/** Meetings of one standard in a year. Sessions by id, in the order held. */
export type MeetingFacts = {
  standard: MeetingStandard;
  due: number;
  held: number;
  late: number;
  /** Periods in which it was neither held nor made good. */
  missing: string[];
  records: string[];
};

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

export type BranchItem = {
  code: BranchItemCode;
  weight: number;
  removed: "not_applicable" | "nothing_expected" | "not_recorded" | "weight_zero" | null;
  /** Marks before scaling and after, and what can be had after scaling; "n/d". */
  raw: string;
  points: string;
  of: string;
  params: Record<string, number>;
  records: string[];
};

export type BranchScore = {
  branchId: string;
  name: string;
  /** Null where nothing applies. */
  total: string | null;
  items: BranchItem[];
};

/** `pending_decision` names the seats that equal scores contend for; the star is then open between five and four. */
export type BranchRating = BranchScore & {
  outcome: Stars | "beyond_quota" | "pending_decision" | "no_basis";
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
