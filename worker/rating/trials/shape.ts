import * as v from "valibot";
import { SCHEMES } from "../../../db/vocabulary";
import type { Endpoints } from "../../http/answers";
import { Change, Distribution } from "../engine/shape-answers";

export const Trial = v.strictObject({
  scheme: v.picklist(SCHEMES),
  changes: v.array(Change),
  /** Whose score moves while the outcome stays. */
  scoreOnly: v.number(),
  before: Distribution,
  after: Distribution,
  year: v.number(),
  /** What was recorded until then counts; the year's own run where there was one, else now. UTC epoch ms. */
  recordedUntil: v.number(),
  people: v.number(),
});
export type Trial = v.InferOutput<typeof Trial>;

export const endpoints = {
  "POST /measures/what-if": Trial,
} satisfies Endpoints;
