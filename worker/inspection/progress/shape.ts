import * as v from "valibot";
import { Id } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";

export const ProgressOf = v.strictObject({ person: v.optional(Id) });

/** GET /notes/progress: the person's year so far. Fractions are "n/d". */
export const Progress = v.strictObject({
  personId: v.string(),
  year: v.number(),
  quarter: v.string(),
  /** Since 1 January. */
  characters: v.number(),
  notesInQuarter: v.number(),
  /** What counts up to the quarter's end, and for the whole year. */
  charactersFloor: v.string(),
  charactersTarget: v.string(),
  minutes: v.number(),
  minutesFloor: v.string(),
  minutesTarget: v.string(),
  half: v.string(),
  /** Accepted essays of the half-year; its length by the person's post is shown, not enforced. */
  essays: v.array(
    v.strictObject({
      id: v.string(),
      characters: v.number(),
    }),
  ),
  essaysRequired: v.number(),
  essayCharacters: v.number(),
});
export type Progress = v.InferOutput<typeof Progress>;

export const endpoints = {
  "GET /notes/progress": Progress,
} satisfies Endpoints;
