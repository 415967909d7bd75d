import * as v from "valibot";
import { DayText, Id, line, YearNumber, YearText } from "../../core/shapes";

/** A person's turn in the lecture hall's rota; the day once it is known. */
export const AddTurn = v.strictObject({
  personId: Id,
  year: YearNumber,
  plannedOn: v.optional(v.nullable(DayText), null),
  topic: line(120),
});
export type AddTurn = v.InferOutput<typeof AddTurn>;

export const ListTurns = v.strictObject({ year: v.optional(YearText) });

export type Turn = {
  id: string;
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  plannedOn: string | null;
  topic: string;
  can: string[];
};
/** GET /lectures: the turns of a year in the order of their days, and on which days those people gave lessons. */
export type Rota = {
  year: number;
  turns: Turn[];
  given: { personId: string; doneOn: string; title: string }[];
  can: string[];
};
