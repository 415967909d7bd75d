import * as v from "valibot";
import { GRADES, SCHEMES } from "../../../db/vocabulary";
import { Can } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";
import { YearFacts } from "../../inspection/facts/shape-year";
import { TIE_KEYS } from "../../measures/versions/shape";
import { OUTCOMES } from "../engine/shape";
import { Assessed, Difference, UnitOverview, UnitWarning } from "../engine/shape-answers";

export const Assessment = v.strictObject({
  createdAt: v.number(),
  createdBy: v.nullable(v.string()),
  id: v.string(),
  year: v.number(),
  scheme: v.picklist(SCHEMES),
  attempt: v.number(),
  measuresId: v.string(),
  engine: v.string(),
  assessmentDay: v.string(),
  /** Facts recorded later than this instant do not count. */
  recordedUntil: v.number(),
  runId: v.string(),
  countyId: v.string(),
});
export type Assessment = v.InferOutput<typeof Assessment>;

const rated = {
  score: Assessed,
  position: v.number(),
  personId: v.string(),
  branchId: v.string(),
  organId: v.string(),
  name: v.string(),
  branchName: v.string(),
  outcome: v.picklist(OUTCOMES),
  grade: v.nullable(v.picklist(GRADES)),
  quotaId: v.nullable(v.string()),
  totalHundredths: v.nullable(v.number()),
  proposal: v.strictObject({ tieKey: v.nullable(v.picklist(TIE_KEYS)) }),
  decidedGrade: v.nullable(v.picklist(GRADES)),
  decidedAt: v.nullable(v.number()),
  overrideId: v.nullable(v.string()),
  overrideGrade: v.nullable(v.picklist(GRADES)),
  overrideReason: v.nullable(v.string()),
  overrideBy: v.nullable(v.string()),
};
export const Rating = v.strictObject(rated);
export type Rating = v.InferOutput<typeof Rating>;

export const Quota = v.strictObject({
  /** Of everybody who reached excellent, also of those whom the reader may not see. */
  counts: v.strictObject({
    proposed: v.number(),
    beyond: v.number(),
    candidates: v.number(),
  }),
  quotaId: v.string(),
  scheme: v.picklist(SCHEMES),
  unitIds: v.array(v.string()),
  base: v.number(),
  share: v.tuple([v.number(), v.number()]),
  cap: v.number(),
  /** Seats that earlier confirmed grades already use. */
  taken: v.number(),
  proposed: v.array(v.string()),
  beyond: v.array(v.string()),
  pending: v.strictObject({
    seats: v.number(),
    candidates: v.array(v.string()),
  }),
  warnings: v.array(UnitWarning),
});
export type Quota = v.InferOutput<typeof Quota>;

export const PersonResult = v.strictObject({
  assessment: Assessment,
  rating: v.strictObject({ ...rated, place: v.string() }),
  facts: YearFacts,
  /** The day or title of cited records, by id. */
  labels: v.record(v.string(), v.string()),
  quota: v.nullable(Quota),
  /** The version of the measures that the run used. */
  measuresNumber: v.number(),
  can: Can,
});
export type PersonResult = v.InferOutput<typeof PersonResult>;

export const ListedRating = v.strictObject({ ...rated, can: Can });
export type ListedRating = v.InferOutput<typeof ListedRating>;

export const endpoints = {
  "GET /assessments": v.strictObject({ assessments: v.array(Assessment) }),
  "GET /assessments/:id": v.strictObject({
    assessment: Assessment,
    ratings: v.array(ListedRating),
    quotas: v.array(Quota),
    after: v.nullable(v.string()),
  }),
  "GET /assessments/:id/differences": v.strictObject({
    /** The attempt before it; null for the first. */
    supersedes: v.nullable(
      v.strictObject({
        id: v.string(),
        attempt: v.number(),
        measuresId: v.string(),
        engine: v.string(),
        recordedUntil: v.number(),
      }),
    ),
    differences: v.array(Difference),
  }),
  "GET /assessments/:id/people/:person": PersonResult,
  "GET /assessments/:id/units": v.strictObject({
    units: v.array(UnitOverview),
  }),
} satisfies Endpoints;
