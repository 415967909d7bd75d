import { yearOf } from "../../core/calendar";
import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { AddTurn } from "./shape";

/** A turn is of this year or the next, and its day of its year (measures §5, lessons by rota). */
export function refuseUnlessTurn({ year, plannedOn }: AddTurn, today: string): void {
  const thisYear = yearOf(today);
  const wrong: FieldRefusal[] = [];
  if (year < thisYear || year > thisYear + 1)
    wrong.push({ path: "year", reason: "out_of_range", params: { min: thisYear, max: thisYear + 1 } });
  if (plannedOn !== null && yearOf(plannedOn) !== year)
    wrong.push({ path: "plannedOn", reason: "other_year", params: { year } });
  if (wrong.length > 0) throw new Refusal("invalid_input", { fields: wrong });
}
