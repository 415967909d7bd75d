import type { Post } from "../../../db/vocabulary";
import {
  addDays,
  type Day,
  type DaysOff,
  daysBetween,
  earlier,
  firstDay,
  isWorkingDay,
  lastDay,
  later,
  type Month,
  monthOf,
  monthsBetween,
} from "../../core/calendar";
import type { CountedMonth, DayRange, Interval } from "./shape";

export type PersonIntervals = {
  /** Belonging to a branch of the county. */
  memberships: Interval[];
  /** Given for the annual assessment: in post then also means employed. */
  employments?: Interval[];
  posts: (Interval & { post: Post })[];
  /** Secretary or committee member. */
  offices: Interval[];
  /** Approved leave of any kind. */
  leaves: DayRange[];
  exemptions: DayRange[];
};

/** An exemption's days, both included: it is stored until the day after. */
export function daysOf(intervals: readonly Interval[]): DayRange[] {
  return intervals.map(({ from, until }) => ({
    first: from,
    last: until === null ? "9999-12-31" : addDays(until, -1),
  }));
}

function holds({ from, until }: Interval, day: Day): boolean {
  return from <= day && (until === null || day < until);
}

/** Whether the person belongs to a branch on the day and, where employment is asked, is employed (measures §5). */
export function isInPost(person: Pick<PersonIntervals, "memberships" | "employments">, day: Day): boolean {
  return (
    person.memberships.some((interval) => holds(interval, day)) &&
    (person.employments === undefined || person.employments.some((interval) => holds(interval, day)))
  );
}

/** Whether leave or exemption takes a month out: it covers every working day of it on which the person was in post (measures §5). */
export function isTakenOut(person: PersonIntervals, month: Month, county?: DaysOff): boolean {
  let isWorked = false;
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) {
    if (!isWorkingDay(day, county) || !isInPost(person, day)) continue;
    if (![...person.leaves, ...person.exemptions].some(({ first, last }) => first <= day && day <= last))
      return false;
    isWorked = true;
  }
  return isWorked;
}

/** Whether a session missed on the day owes nothing: the day lies inside a leave, and its month is taken out (measures §4). */
export function isExemptedByLeave(person: PersonIntervals, day: Day, county?: DaysOff): boolean {
  return (
    person.leaves.some(({ first, last }) => first <= day && day <= last) &&
    isTakenOut(person, monthOf(day), county)
  );
}

/** The months that count, with the post and office of their 15th day (measures §5). */
export function countedMonths(
  person: PersonIntervals,
  from: Month,
  to: Month,
  county?: DaysOff,
): CountedMonth[] {
  return monthsBetween(from, to)
    .filter((month) => isInPost(person, `${month}-15`) && !isTakenOut(person, month, county))
    .map((month) => ({
      month,
      post: person.posts.find((interval) => holds(interval, `${month}-15`))?.post ?? "staff",
      office: person.offices.some((interval) => holds(interval, `${month}-15`)),
    }));
}

/** Months in post on their 15th, before leave is taken out (measures §5, §7). */
export function monthsInPost(
  person: Pick<PersonIntervals, "memberships" | "employments">,
  from: Month,
  to: Month,
): number {
  return monthsBetween(from, to).filter((month) => isInPost(person, `${month}-15`)).length;
}

/** Calendar days within a period that the ranges cover, each day once (measures §7, leave over half). */
export function daysCovered(ranges: readonly DayRange[], first: Day, last: Day): number {
  let days = 0;
  let next = first;
  for (const range of ranges.toSorted((a, b) => a.first.localeCompare(b.first))) {
    const start = later(range.first, next);
    const end = earlier(range.last, last);
    if (start > end) continue;
    days += daysBetween(start, end) + 1;
    next = addDays(end, 1);
  }
  return days;
}
