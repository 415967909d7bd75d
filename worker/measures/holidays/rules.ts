import { addDays, type Day, type DaysOff, daysBetween, isWorkingDay, yearOf } from "../../core/calendar";
import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { ChangeDays, DaysChange } from "./shape";

/** The longest run of days in one entry; the longest holiday of a notice has nine. */
export const MOST_DAYS = 31;

/** The county's own days off and working days as they were recorded at an instant: what was entered or taken back later does not count (measures §2, §9). */
export function daysOffAsOf(changes: readonly DaysChange[], instant: number): DaysOff {
  const [off, working] = [new Set<Day>(), new Set<Day>()];
  for (const { first, last, kind, createdAt, withdrawnAt } of changes) {
    if (createdAt >= instant || (withdrawnAt !== null && withdrawnAt < instant)) continue;
    for (let day = first; day <= last; day = addDays(day, 1)) (kind === "off" ? off : working).add(day);
  }
  return { off, working };
}

/** A change names days of last year, this one or the next, changes at least one of them, and touches none that the county has changed already (measures §2, county overrides). */
export function refuseUnlessChange(
  { first, last, kind }: Omit<ChangeDays, "reason">,
  standing: DaysOff,
  today: Day,
): void {
  const thisYear = yearOf(today);
  if (Math.abs(yearOf(first) - thisYear) > 1)
    refuse({ path: "first", reason: "out_of_range", params: yearsAbout(thisYear) });
  if (last < first) refuse({ path: "last", reason: "before_first" });
  if (yearOf(last) > thisYear + 1)
    refuse({ path: "last", reason: "out_of_range", params: yearsAbout(thisYear) });
  const days = daysBetween(first, last) + 1;
  if (days > MOST_DAYS)
    refuse({ path: "last", reason: "out_of_range", params: { max: addDays(first, MOST_DAYS - 1) } });
  const all = Array.from({ length: days }, (_, i) => addDays(first, i));
  const taken = all.find((day) => standing.off.has(day) || standing.working.has(day));
  if (taken) refuse({ path: "first", reason: "already_changed", params: { day: taken } });
  if (all.every((day) => isWorkingDay(day, standing) === (kind === "working")))
    refuse({ path: "kind", reason: "unchanged" });
}

function yearsAbout(year: number) {
  return { min: `${year - 1}-01-01`, max: `${year + 1}-12-31` };
}

function refuse(field: FieldRefusal): never {
  throw new Refusal("invalid_input", { fields: [field] });
}
