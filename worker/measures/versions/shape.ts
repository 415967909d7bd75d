import * as v from "valibot";
import {
  type ATTENDANCE_STATUSES,
  BALLOT_MARKS,
  INSPECTION_REASONS,
  POSTS,
  QUALITIES,
} from "../../../db/vocabulary";
import { each } from "../../core/shapes";

export const GATES = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"] as const;
export type GateCode = (typeof GATES)[number];
/** Not-graded cases in the order in which they are looked at (measures §7). */
export const NOT_GRADED = [
  "out_of_scheme",
  "graded_elsewhere",
  "exempt",
  "held",
  "leave_over_half",
  "under_three_months",
  "probation_employment",
  "probationary_standing",
  "no_basis",
] as const;
export type NotGradedCode = (typeof NOT_GRADED)[number];
export const TIE_KEYS = [
  "appraisal_ratio",
  "attendance_rate",
  "fewer_unexcused",
  "fewer_leaves",
  "mean_quality",
] as const;
export type TieKey = (typeof TIE_KEYS)[number];
export const MEETING_STANDARDS = [
  "branch_general_meeting",
  "branch_committee_meeting",
  "group_meeting",
  "party_lesson",
  "themed_party_day",
  "organizational_life_meeting",
  "democratic_appraisal",
  "central_group",
] as const;
export type MeetingStandard = (typeof MEETING_STANDARDS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));
const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const oneOrNone = v.picklist([0, 1] as const);
/** [numerator, denominator], kept exact; at least 0. */
const share = v.strictTuple([
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
]);
/** A day of the year, "MM-DD". */
const dayOfYear = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/));
const dayOfMonth = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31));
const rounding = v.picklist(["down", "nearest", "up"] as const);
const on = v.boolean();

const byPost = <S extends v.GenericSchema>(schema: S) => each(POSTS, schema);
/** By post, and for a secretary or committee member. */
const byPostAndOffice = <S extends v.GenericSchema>(schema: S) => each([...POSTS, "office"], schema);

const standard = v.strictObject({
  count: small,
  per: v.picklist(["month", "quarter", "year"] as const),
  /** Only where the branch has at least this many full members. */
  minFullMembers: v.optional(small),
  onlyWithGroups: v.optional(v.boolean()),
  /** A lower bar named beside the standard, e.g. central group 1 a quarter. */
  floorPerQuarter: v.optional(small),
});

const counting = v.strictObject({
  expected: oneOrNone,
  present: oneOrNone,
  deduction: oneOrNone,
  leave: oneOrNone,
  makeUpOwed: oneOrNone,
  hours: oneOrNone,
});

const targets = v.strictObject({
  /** Study time a year in minutes; office replaces the post's number. */
  minutes: byPostAndOffice(count),
  /** Note characters a year by rule zh-1. */
  characters: byPost(count),
  essays: v.strictObject({
    perHalf: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
    characters: byPost(count),
  }),
  /** Lessons given a year; the larger of post and office holds, one lesson serves both. */
  lessons: byPostAndOffice(small),
  /** Department heads owe the lessons that the lecture rota gives them. */
  lessonsByRota: on,
  mustReads: on,
});
export type Targets = v.InferOutput<typeof targets>;

const flag = v.strictObject({ on });
/** The least share of pieces in common that a county may call nearly the same: what notes are found again by finds no less (product F19). */
export const LEAST_ALIKE: [n: number, d: number] = [1, 2];
const alike = v.strictObject({ on, share, fewestCharacters: count });
const atLeast = v.strictObject({ on, threshold: share });
const number = v.strictObject({ on, threshold: small });

/** The whole content of one version of a county's evaluation measures (measures.md); every number of the domain is here. */
export const Measures = v.strictObject({
  standards: each(MEETING_STANDARDS, standard),
  sessions: v.strictObject({
    wholeDayMinutes: count,
    halfDayMinutes: count,
    /** On the clock: from so many minutes it is a whole day; between the other two it is half a day. */
    wholeDayFrom: v.optional(count, 360),
    halfDayFrom: v.optional(count, 210),
    halfDayUntil: v.optional(count, 270),
    fewestFullMembers: small,
  }),
  characterRule: v.literal("zh-1"),
  attendance: v.strictObject({
    present: counting,
    late: counting,
    left_early: counting,
    leave: counting,
    made_up: counting,
    official: counting,
    unexcused: counting,
    exempt: counting,
  } satisfies Record<(typeof ATTENDANCE_STATUSES)[number] | "made_up", typeof counting>),
  targets,
  /** A half-year asks for essays when at least this many of its months count. */
  essayMonths: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
  inspection: v.strictObject({
    /** Part of the floor at which notes pass: 90 %. */
    notesPass: share,
    reasons: each(INSPECTION_REASONS, on),
    /** Part of each branch that is drawn, rounded up. */
    spotCheck: share,
    /** Typed notes of so many characters that have such a share of their pieces in common are hinted at. */
    alike: v.optional(alike, { on: true, share: [3, 5], fewestCharacters: 100 }),
  }),
  /** What each quality mark is worth; `none` is an inspected quarter without any note. */
  quality: each([...QUALITIES, "none"], share),
  criteria: v.strictObject({
    /** Each late arrival or early leaving costs `deduction` marks, or weight ÷ expected where that is less. */
    attendance: v.strictObject({ weight, deduction: share }),
    hours: v.strictObject({ weight }),
    notes: v.strictObject({ weight, qualityShare: share }),
    essays: v.strictObject({ weight }),
    participation: v.strictObject({ weight, items: small }),
    appraisal: v.strictObject({
      weight,
      values: each(BALLOT_MARKS, share),
    }),
  }),
  gates: v.strictObject({
    /** Fails below the rate. */
    G1: atLeast,
    /** Fails at that many or more. */
    G2: number,
    /** Fails above that many. */
    G3: number,
    G4: flag,
    /** Fails above that many. */
    G5: number,
    G6: flag,
    G7: flag,
    G8: flag,
    G9: flag,
    G10: flag,
  } satisfies Record<GateCode, v.GenericSchema>),
  notGraded: v.strictObject({
    out_of_scheme: flag,
    graded_elsewhere: flag,
    exempt: flag,
    held: flag,
    /** Sick and personal leave together on more than this part of the year's days. */
    leave_over_half: v.strictObject({ on, share }),
    under_three_months: v.strictObject({
      on,
      months: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
    }),
    probation_employment: flag,
    probationary_standing: flag,
    no_basis: flag,
  } satisfies Record<NotGradedCode, v.GenericSchema>),
  bands: v.strictObject({ excellent: weight, qualified: weight, basically_qualified: weight }),
  quotas: v.strictObject({
    democratic_appraisal: v.strictObject({
      share,
      base: v.picklist(["all_members", "taking_part"] as const),
      rounding,
      pool: on,
    }),
    /** `approvedShare` holds for organs with a recorded approval. */
    annual_assessment: v.strictObject({
      share,
      approvedShare: share,
      base: v.literal("graded"),
      rounding,
      pool: on,
    }),
    branch_rating: v.strictObject({ share, rounding }),
  }),
  ties: v.array(v.picklist(TIE_KEYS)),
  branchScore: v.strictObject({
    plan: weight,
    meetings: weight,
    attendance: weight,
    inspections: weight,
    rectification: weight,
    closing: weight,
    lateMeeting: share,
    stars: v.strictObject({ five: weight, four: weight, three: weight, two: weight }),
  }),
  timetable: v.strictObject({
    /** Days of the month after the quarter. */
    branchWindowUntilDay: dayOfMonth,
    spotCheckUntilDay: dayOfMonth,
    rectificationWorkingDays: small,
    q4: v.strictObject({ branchWindowUntilDay: dayOfMonth, rectificationUntil: dayOfYear }),
    assessmentDay: dayOfYear,
    makeUpHeldUntil: dayOfYear,
    /** In the year that follows. */
    evidenceUntil: dayOfYear,
    runOn: dayOfYear,
    publicityWorkingDays: small,
  }),
});
export type Measures = v.InferOutput<typeof Measures>;
export type Timetable = Measures["timetable"];

/** One adopted version and the quarter from which it holds (measures §10, 12). */
export const MeasuresVersion = v.strictObject({
  from: v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/)),
  measures: Measures,
});
export type MeasuresVersion = v.InferOutput<typeof MeasuresVersion>;
