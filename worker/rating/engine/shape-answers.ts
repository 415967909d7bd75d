import * as v from "valibot";
import { SCHEMES, STANDINGS } from "../../../db/vocabulary";
import { each } from "../../core/shapes";
import { GATES, NOT_GRADED, TIE_KEYS, type TieKey } from "../../measures/versions/shape";
import {
  type Cite,
  CRITERIA,
  FINDINGS,
  type Grade,
  OUTCOMES,
  type Outcome,
  type QuotaUse,
  REMARKS,
  REMOVALS,
  type Scheme,
} from "./shape";

export const StandingInRun = v.strictObject({
  outcome: v.picklist(OUTCOMES),
  total: v.nullable(v.string()),
  notGraded: v.nullable(v.string()),
});

export type StandingInRun = v.InferOutput<typeof StandingInRun>;

export const Difference = v.strictObject({
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  /** Null where the person is in only one of the two runs. */
  before: v.nullable(StandingInRun),
  after: v.nullable(StandingInRun),
  /** Names of the facts whose values differ. */
  facts: v.array(v.string()),
  /** Criteria whose marks differ, before and after. */
  criteria: v.array(
    v.strictObject({
      code: v.string(),
      before: v.nullable(v.string()),
      after: v.nullable(v.string()),
    }),
  ),
  gates: v.strictObject({
    fallen: v.array(v.string()),
    new: v.array(v.string()),
  }),
});

export type Difference = v.InferOutput<typeof Difference>;

/** Params are ready to show: whole numbers, or decimals and percentages cut off at two places. */
export const Cited = v.custom<Cite>((value) => typeof value === "string");

export const Params = v.record(v.string(), v.union([v.string(), v.number()]));

export type Params = v.InferOutput<typeof Params>;

export const Searched = v.strictObject({
  duty: v.string(),
  from: v.string(),
  to: v.string(),
});

export type Searched = v.InferOutput<typeof Searched>;

export const NotGraded = v.strictObject({
  code: v.picklist(NOT_GRADED),
  params: Params,
  records: v.array(Cited),
  searched: v.optional(Searched),
});

export type NotGraded = v.InferOutput<typeof NotGraded>;

export const Criterion = v.strictObject({
  code: v.picklist(CRITERIA),
  /** As in the measures. */
  weight: v.number(),
  removed: v.nullable(v.picklist(REMOVALS)),
  /** Marks before scaling and after, and what can be had after scaling; "n/d". */
  raw: v.string(),
  points: v.string(),
  of: v.string(),
  params: Params,
  records: v.array(Cited),
  searched: v.optional(Searched),
});

export type Criterion = v.InferOutput<typeof Criterion>;

export const Score = v.strictObject({
  total: v.string(),
  criteria: v.array(Criterion),
});

export type Score = v.InferOutput<typeof Score>;

export const GateFinding = v.strictObject({
  gate: v.picklist(GATES),
  code: v.picklist(FINDINGS),
  params: Params,
  records: v.array(Cited),
  searched: v.optional(Searched),
});

export type GateFinding = v.InferOutput<typeof GateFinding>;

/** Shown, without effect on the grade. */
export const Remark = v.strictObject({
  code: v.picklist(REMARKS),
  params: Params,
  records: v.array(Cited),
  searched: v.optional(Searched),
});

export type Remark = v.InferOutput<typeof Remark>;

/** What ties are compared by, unrounded; null where the person lacks the key. */
export const TieValues = each(TIE_KEYS, v.nullable(v.string()));

export type TieValues = v.InferOutput<typeof TieValues>;

/** One person under one scheme before the quota: phase one, person by person. */
export const Assessed = v.strictObject({
  personId: v.string(),
  name: v.string(),
  scheme: v.picklist(SCHEMES),
  /** Branch for the democratic appraisal, organ for the annual assessment. */
  unitId: v.string(),
  unitName: v.string(),
  /** Party member of full standing, probationary, or not a member; null where the scheme does not ask. */
  standing: v.picklist(STANDINGS),
  notGraded: v.nullable(NotGraded),
  score: v.nullable(Score),
  gates: v.array(GateFinding),
  remarks: v.array(Remark),
  /** Outcome before the quota; `excellent` is a candidate for a seat. */
  before: v.picklist(["excellent", "qualified", "basically_qualified", "committee_decides", "not_graded"]),
  ties: TieValues,
});

export type Assessed = v.InferOutput<typeof Assessed>;

export const UnitWarning = v.strictObject({
  code: v.literal("few_full_members"),
  params: Params,
});

export type UnitWarning = v.InferOutput<typeof UnitWarning>;

/** One unit of an assessment in counts. */
export const UnitOverview = v.strictObject({
  unitId: v.string(),
  unitName: v.string(),
  /** Everyone whom the scheme rates or would rate. */
  people: v.number(),
  /** Seats for excellent; null where no quota applied. */
  cap: v.nullable(v.number()),
  outcomes: each(OUTCOMES, v.optional(v.number())),
  decided: v.number(),
  /** Proposals that can be confirmed as they stand. */
  ready: v.number(),
  /** Of these the reader's own, which somebody else confirms. */
  ownReady: v.number(),
  /** What only a meeting can decide, and has not. */
  undecided: v.number(),
  /** Other grades that somebody else asked for and that wait for a second person. */
  askedByOthers: v.number(),
});

export type UnitOverview = v.InferOutput<typeof UnitOverview>;

/** An outcome with all that its reasons are told from. */
export const StandingInTrial = v.strictObject({
  gates: v.array(GateFinding),
  notGraded: v.nullable(NotGraded),
  ties: TieValues,
  outcome: v.picklist(OUTCOMES),
  remarks: v.array(Remark),
  /** The key that decided a tie at the cap for this person. */
  tieKey: v.nullable(v.picklist(TIE_KEYS)),
  score: v.nullable(v.string()),
});

export type StandingInTrial = v.InferOutput<typeof StandingInTrial>;

export const Change = v.strictObject({
  personId: v.string(),
  name: v.string(),
  unitId: v.string(),
  unitName: v.string(),
  /** Null where the person is in only one of the two. */
  before: v.nullable(StandingInTrial),
  after: v.nullable(StandingInTrial),
});

export type Change = v.InferOutput<typeof Change>;

export const Distribution = each(OUTCOMES, v.number());

export type Distribution = v.InferOutput<typeof Distribution>;

export type Rating = Assessed & {
  outcome: Outcome;
  /** Null where a committee decides, a seat is pending or there is no grade. */
  grade: Grade | null;
  /** The key that decided a tie at the cap for this person. */
  tieKey: TieKey | null;
};

export type Proposal = {
  scheme: Scheme;
  ratings: Rating[];
  quotas: QuotaUse[];
  warnings: { unitId: string; unitName: string; warnings: UnitWarning[] }[];
};
