import * as v from "valibot";
import { Id, QuarterText } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";

export const LikenessesOf = v.strictObject({ branch: Id, quarter: QuarterText });

export const LikeText = v.strictObject({
  kind: v.picklist(["note", "essay"]),
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  title: v.string(),
  /** The day of a note, the half-year of an essay. */
  on: v.string(),
});
export type LikeText = v.InferOutput<typeof LikeText>;

/** GET /likenesses: what texts of a branch have in common with others of the county, and those that repeat themselves, where one text of the two is of the quarter. */
export const LikenessList = v.strictObject({
  /** A row for either text of the branch; pieces in both, of those in either. */
  pairs: v.array(
    v.strictObject({
      text: LikeText,
      /** Null where the reader may not open it. */
      other: v.nullable(LikeText),
      shared: v.number(),
      pieces: v.number(),
    }),
  ),
  /** Pieces said again, of all. */
  repetitions: v.array(v.strictObject({ text: LikeText, shared: v.number(), pieces: v.number() })),
});
export type LikenessList = v.InferOutput<typeof LikenessList>;

export const endpoints = {
  "GET /likenesses": LikenessList,
} satisfies Endpoints;
