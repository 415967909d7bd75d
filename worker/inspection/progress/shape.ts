import * as v from "valibot";
import { Id } from "../../core/shapes";
/** GET /notes/progress: the person's year so far. Fractions are "n/d". */
export type Progress = {
  personId: string;
  year: number;
  quarter: string;
  /** Since 1 January. */
  characters: number;
  notesInQuarter: number;
  /** What counts up to the quarter's end, and for the whole year. */
  charactersFloor: string;
  charactersTarget: string;
  minutes: number;
  minutesFloor: string;
  minutesTarget: string;
  half: string;
  /** Accepted essays of the half-year; its length by the person's post is shown, not enforced. */
  essays: { id: string; characters: number }[];
  essaysRequired: number;
  essayCharacters: number;
};

export const ProgressOf = v.strictObject({ person: v.optional(Id) });
