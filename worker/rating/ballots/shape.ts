import * as v from "valibot";
import { Can } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export const BallotRow = v.strictObject({
  personId: v.string(),
  name: v.string(),
  excellent: v.nullable(v.number()),
  qualified: v.nullable(v.number()),
  basically: v.nullable(v.number()),
  unqualified: v.nullable(v.number()),
  version: v.number(),
});
export type BallotRow = v.InferOutput<typeof BallotRow>;

export const Ballots = v.strictObject({
  can: Can,
  rows: v.array(BallotRow),
  voters: v.number(),
  /** Until when the year's rating counted what was recorded, epoch ms; null while there is none. */
  ratedUntil: v.nullable(v.number()),
  branch: v.strictObject({
    id: v.string(),
    name: v.string(),
  }),
});
export type Ballots = v.InferOutput<typeof Ballots>;

/** What is written down in the log under this concept's name. */
export const events = ["ballots.recorded"] as const;

export const endpoints = {
  "GET /ballots/:year": Ballots,
  "PUT /ballots/:year": answersNothing,
} satisfies Endpoints;
