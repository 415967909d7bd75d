import { type Day, lastDay, yearOf } from "./calendar";
import { Refusal } from "./refusal";

/** Days that are entered of people and units lie after the founding of the party and before the end of next year: 2062 is a slip. */
export function refuseUnlessNear(day: Day, today: Day, path: string): void {
  const [min, max] = ["1921-07-01", lastDay(yearOf(today) + 1)];
  if (day >= min && day <= max) return;
  throw new Refusal("invalid_input", { fields: [{ path, reason: "out_of_range", params: { min, max } }] });
}

/** What is written is of the current work year, not in the future; last year's is entered until its measures' day, by the county also later (measures §2). */
export function refuseUnlessInYear(
  day: Day,
  today: Day,
  path: string,
  lateUntil: string | null,
  byCounty = false,
): void {
  if (day > today) throw new Refusal("invalid_input", { fields: [{ path, reason: "in_the_future" }] });
  const inTime = byCounty || (lateUntil !== null && today.slice(5) <= lateUntil);
  const late = yearOf(day) === yearOf(today) - 1 && inTime;
  if (yearOf(day) !== yearOf(today) && !late)
    throw new Refusal("invalid_input", { fields: [{ path, reason: "year_over" }] });
}

/** Whether a unit is dissolved on a day: one planned for a day to come changes nothing before it (decisions: Units). */
export function isDissolvedOn({ dissolvedOn }: { dissolvedOn: Day | null }, day: Day): boolean {
  return dissolvedOn !== null && dissolvedOn <= day;
}

/** What happens on a day needs a unit that stands then: a dissolution to come is told with its day, at the field. */
export function refuseUnlessStands(
  unit: { dissolvedOn: Day | null },
  day: Day,
  today: Day,
  path: string,
): void {
  if (isDissolvedOn(unit, day)) refuseDissolved(unit, today, path);
}

function refuseDissolved(unit: { dissolvedOn: Day | null }, today: Day, path: string): never {
  if (isDissolvedOn(unit, today)) throw new Refusal("unit_dissolved");
  throw new Refusal("invalid_input", {
    fields: [{ path, reason: "will_be_dissolved", params: { day: unit.dissolvedOn ?? "" } }],
  });
}
