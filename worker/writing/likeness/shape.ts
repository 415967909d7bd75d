import * as v from "valibot";
import { Id, QuarterText } from "../../core/shapes";
export type LikeNote = { id: string; personId: string; name: string; title: string; writtenOn: string };

/** GET /notes/likenesses: pairs of nearly the same notes of a branch, the later of which is of the quarter; pieces in both, of those in either. */
export type LikenessList = {
  pairs: { notes: [LikeNote, LikeNote]; shared: number; pieces: number }[];
};

export const LikenessesOf = v.strictObject({ branch: Id, quarter: QuarterText });
