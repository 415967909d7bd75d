import * as v from "valibot";
import type { CountedMonth, InspectionResult } from "../inspections/shape";
import type { GateCode, NotGradedCode, Post, Scheme, TieKey } from "../measures/shape";

export type { GateCode, NotGradedCode, Scheme, TieKey };

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ids = v.array(id);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const posts = ["staff", "department_head", "leading_cadre"] as const satisfies readonly Post[];
const results = [
  "exempt",
  "deferred",
  "pass",
  "rectify",
  "rectified",
  "failed",
] as const satisfies readonly InspectionResult[];
const months: v.GenericSchema<CountedMonth[]> = v.array(
  v.strictObject({
    month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
    post: v.picklist(posts),
    office: v.boolean(),
  }),
);
const fraction = v.pipe(v.string(), v.regex(/^\d+\/\d+$/));
const unit = v.strictObject({ id, name: v.string() });

/** One person's facts of one work year for both schemes, as SQL gathers them (measures §5–§7). */
export const YearFacts = v.strictObject({
  personId: id,
  name: v.string(),
  year: v.pipe(v.number(), v.integer()),
  /** Branch of the assessment day: whose quota, whose meeting. */
  branch: unit,
  /** Organ of the assessment day. */
  organ: unit,
  standing: v.picklist(["full", "probationary", "non_party"] as const),
  post: v.picklist(posts),
  /** Null for whoever is not employed on the assessment day, e.g. retired. */
  employment: v.nullable(v.picklist(["civil_servant", "public_institution", "worker"] as const)),
  /** Civil service probation on the assessment day. */
  onProbation: v.boolean(),
  /** Counted months: by membership, and by membership and employment. */
  months: v.strictObject({
    democratic_appraisal: months,
    annual_assessment: months,
  }),
  /** Months in post before leave is taken out. */
  monthsInPost: v.strictObject({ democratic_appraisal: count, annual_assessment: count }),
  /** Rows of the year's rolls by status. */
  attendance: v.strictObject({
    present: count,
    late: count,
    left_early: count,
    leave: count,
    made_up: count,
    official: count,
    unexcused: count,
    exempt: count,
  }),
  /** Their sessions; a make-up has the key of the session that it makes up. */
  attendanceRecords: v.strictObject({
    present: ids,
    late: ids,
    left_early: ids,
    leave: ids,
    made_up: ids,
    unexcused: ids,
  }),
  minutes: count,
  /** Approved certificates, whose minutes are among them. */
  certificates: ids,
  /** zh-1 characters of the year, verified counts in place of declared ones; the notes, and whose count was verified. */
  characters: count,
  notes: ids,
  verifiedBooks: ids,
  /** The inspection that counted the hand-written book as a whole. */
  countedBook: v.nullable(id),
  /** Inspected quarters with their result and their quality mark ("n/d", null where unmarked). */
  quarters: v.array(
    v.strictObject({
      quarter: v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/)),
      itemId: id,
      result: v.picklist(results),
      mark: v.nullable(fraction),
    }),
  ),
  /** Accepted essays. */
  essays: v.array(
    v.strictObject({ id, half: v.pipe(v.string(), v.regex(/^\d{4}H[12]$/)), characters: count }),
  ),
  /** Speeches, lectures, reports, published items. */
  items: v.array(id),
  /** Counts of the secret ballot, by the year and version under which they were entered. */
  ballots: v.nullable(
    v.strictObject({
      id,
      excellent: count,
      qualified: count,
      basically: count,
      unqualified: count,
    }),
  ),
  lessons: v.array(id),
  /** Lessons that the lecture rota gave a department head. */
  lessonsByRota: count,
  mustReads: v.strictObject({ listed: count, missing: v.array(id) }),
  /** Disciplinary warnings or heavier, decided in the year. */
  warnings: v.array(id),
  /** The accepted outside appraisal, by its year. */
  gradedElsewhere: v.nullable(id),
  /** The exemption that holds on the assessment day. */
  exemptOnDay: v.nullable(id),
  /** The open case. */
  held: v.nullable(id),
  /** Calendar days of the year on sick or personal leave, each day once; and the leaves. */
  leaveDays: count,
  leaveRecords: v.array(id),
  /** The memberships of the year; the standing and the post that hold on the assessment day. */
  memberships: ids,
  standingRecord: v.nullable(id),
  postRecord: v.nullable(id),
});
export type YearFacts = v.InferOutput<typeof YearFacts>;

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
/** Params are ready to show: whole numbers, or decimals and percentages cut off at two places. */
export type Params = Record<string, string | number>;
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

export type Searched = { duty: string; from: string; to: string };

export type Criterion = {
  code: CriterionCode;
  /** As in the measures. */
  weight: number;
  removed: RemovalCode | null;
  /** Marks before scaling and after, and what can be had after scaling; "n/d". */
  raw: string;
  points: string;
  of: string;
  params: Params;
  records: Cite[];
  searched?: Searched;
};

export type Score = { total: string; criteria: Criterion[] };

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
export type GateFinding = {
  gate: GateCode;
  code: FindingCode;
  params: Params;
  records: Cite[];
  searched?: Searched;
};

export const REMARKS = ["lesson_missing", "must_reads_missing"] as const;
export type RemarkCode = (typeof REMARKS)[number];
/** Shown, without effect on the grade. */
export type Remark = { code: RemarkCode; params: Params; records: Cite[]; searched?: Searched };

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
export type Grade = "excellent" | "qualified" | "basically_qualified" | "unqualified";

export type NotGraded = { code: NotGradedCode; params: Params; records: Cite[]; searched?: Searched };

/** What ties are compared by, unrounded; null where the person lacks the key. */
export type TieValues = Record<TieKey, string | null>;

/** One person under one scheme before the quota: phase one, person by person. */
export type Assessed = {
  personId: string;
  name: string;
  scheme: Scheme;
  /** Branch for the democratic appraisal, organ for the annual assessment. */
  unitId: string;
  unitName: string;
  /** Party member of full standing, probationary, or not a member; null where the scheme does not ask. */
  standing: YearFacts["standing"];
  notGraded: NotGraded | null;
  score: Score | null;
  gates: GateFinding[];
  remarks: Remark[];
  /** Outcome before the quota; `excellent` is a candidate for a seat. */
  before: Exclude<Outcome, "beyond_quota" | "pending_decision">;
  ties: TieValues;
};

export type Rating = Assessed & {
  outcome: Outcome;
  /** Null where a committee decides, a seat is pending or there is no grade. */
  grade: Grade | null;
  /** The key that decided a tie at the cap for this person. */
  tieKey: TieKey | null;
};

export const UNIT_WARNINGS = ["few_full_members"] as const;
export type UnitWarning = { code: (typeof UNIT_WARNINGS)[number]; params: Params };

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

export type Proposal = {
  scheme: Scheme;
  ratings: Rating[];
  quotas: QuotaUse[];
  warnings: { unitId: string; unitName: string; warnings: UnitWarning[] }[];
};

/** One unit of an assessment in counts. */
export type UnitOverview = {
  unitId: string;
  unitName: string;
  /** Everyone whom the scheme rates or would rate. */
  people: number;
  /** Seats for excellent; null where no quota applied. */
  cap: number | null;
  outcomes: Partial<Record<Outcome, number>>;
  decided: number;
  /** Proposals that can be confirmed as they stand. */
  ready: number;
  /** What only a meeting can decide, and has not. */
  undecided: number;
  /** Other grades that somebody else asked for and that wait for a second person. */
  askedByOthers: number;
};

const gradeList = ["excellent", "qualified", "basically_qualified", "unqualified"] as const;

/** Confirms proposals as they are; all confirmable ones of a unit when no people are named. */
export const ConfirmRatings = v.strictObject({
  unitId: v.optional(id),
  people: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(1000))),
});
export const OverrideRating = v.strictObject({
  grade: v.picklist(gradeList),
  reason: v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(500)),
});
export type OverrideRating = v.InferOutput<typeof OverrideRating>;

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
});
export type SaveBallots = v.InferOutput<typeof SaveBallots>;
