import {
  addDays,
  type Day,
  type DaysOff,
  earlier,
  isWorkingDay,
  lastDay,
  monthOf,
  nextWorkingDay,
  yearOf,
} from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import type { Occurrence, Repeat } from "./shape";

const months = { month: 1, quarter: 3 } as const;

/** The n-th day after the first as the calendar has it: the same weekday, or the same day of the month, its last where it is shorter. */
function nominal(first: Day, every: Repeat["every"], n: number): Day {
  if (every === "week") return addDays(first, 7 * n);
  const index = yearOf(first) * 12 + Number(first.slice(5, 7)) - 1 + months[every] * n;
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  const day = `${month}-${first.slice(8)}`;
  return earlier(day, lastDay(month));
}

/**
 * The days of a series to its last day. One that falls on a day off moves to the next working day, or to the one before where the
 * next lies in another month or beyond the end, so that no month goes without. A series begun on a day off stays as it falls (product F9).
 */
export function occurrences(first: Day, { every, until }: Repeat, daysOff?: DaysOff): Occurrence[] {
  const isMoved = isWorkingDay(first, daysOff);
  const found = new Map<Day, Occurrence>();
  for (let n = 0; nominal(first, every, n) <= until; n++) {
    const day = nominal(first, every, n);
    const next = isMoved ? nextWorkingDay(day, daysOff) : day;
    const isTooLate = next > until || (every !== "week" && monthOf(next) !== monthOf(day));
    const held = isTooLate ? workingDayBefore(day, daysOff) : next;
    if (!found.has(held)) found.set(held, { day: held, movedFrom: held === day ? null : day });
  }
  // Found in order: what moves back stops at a working day, and the one before it lies there or earlier.
  return [...found.values()];
}

function workingDayBefore(day: Day, daysOff?: DaysOff): Day {
  let candidate = day;
  while (!isWorkingDay(candidate, daysOff)) candidate = addDays(candidate, -1);
  return candidate;
}

/** A series ends after it began, in the same work year: the next year has a plan of its own (product F9). */
export function refuseUnlessSeries(first: Day, { until }: Repeat): void {
  const refuse = (reason: string, params: Record<string, string | number>) => {
    throw new Refusal("invalid_input", { fields: [{ path: "repeat.until", reason, params }] });
  };
  if (until <= first) refuse("not_after", { day: first });
  if (yearOf(until) !== yearOf(first)) refuse("other_year", { year: yearOf(first) });
}
