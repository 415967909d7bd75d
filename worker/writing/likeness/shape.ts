import * as v from "valibot";
import { Id, QuarterText } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";

export const LikenessesOf = v.strictObject({ branch: Id, quarter: QuarterText });

export const LikeNote = v.strictObject({
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  title: v.string(),
  writtenOn: v.string(),
});
export type LikeNote = v.InferOutput<typeof LikeNote>;

/** GET /notes/likenesses: pairs of nearly the same notes of a branch, the later of which is of the quarter; pieces in both, of those in either. */
export const LikenessList = v.strictObject({
  pairs: v.array(
    v.strictObject({
      notes: v.tuple([LikeNote, LikeNote]),
      shared: v.number(),
      pieces: v.number(),
    }),
  ),
});
export type LikenessList = v.InferOutput<typeof LikenessList>;

export const endpoints = {
  "GET /notes/likenesses": LikenessList,
} satisfies Endpoints;
