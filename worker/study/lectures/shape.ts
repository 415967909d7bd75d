import * as v from "valibot";
import { Can, Created, DayText, Id, line, YearNumber, YearText } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

/** A person's turn in the lecture hall's rota; the day once it is known. */
export const AddTurn = v.strictObject({
  personId: Id,
  year: YearNumber,
  plannedOn: v.optional(v.nullable(DayText), null),
  topic: line(120),
});
export type AddTurn = v.InferOutput<typeof AddTurn>;

export const ListTurns = v.strictObject({ year: v.optional(YearText) });

export const Turn = v.strictObject({
  can: Can,
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  plannedOn: v.nullable(v.string()),
  topic: v.string(),
});
export type Turn = v.InferOutput<typeof Turn>;

/** GET /lectures: the turns of a year in the order of their days, and on which days those people gave lessons. */
export const Rota = v.strictObject({
  year: v.number(),
  turns: v.array(Turn),
  given: v.array(
    v.strictObject({
      personId: v.string(),
      doneOn: v.string(),
      title: v.string(),
    }),
  ),
  can: Can,
});
export type Rota = v.InferOutput<typeof Rota>;

/** What is written down in the log under this concept's name. */
export const events = ["rota.turn_added", "rota.turn_withdrawn"] as const;

export const endpoints = {
  "GET /lectures": Rota,
  "POST /lectures": Created,
  "POST /lectures/:id/withdrawal": answersNothing,
} satisfies Endpoints;
