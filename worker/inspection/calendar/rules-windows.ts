/*
 * Two clocks, both counted in working days (decisions: The clock of rectification stands still). A quarter's windows end on
 * one day for everybody: leave moves none of them. A person's own rectification stands still on the working days of leave
 * that was approved in time, and then ends later than the quarter's, at most on the last day before the year is rated.
 */
import {
  addDays,
  addWorkingDays,
  type Day,
  type DaysOff,
  earlier,
  firstDay,
  isWorkingDay,
  nextQuarter,
  nextWorkingDay,
  type Quarter,
  startOfDayMs,
  yearOf,
} from "../../core/calendar";
import type { Timetable } from "../../measures/versions/shape";
import type { ApprovedLeave, DayRange } from "./shape";

export type InspectionWindows = {
  /** The day the inspection opens: the day after the quarter's end. */
  opensOn: Day;
  branchUntil: Day;
  spotCheckUntil: Day;
  /** Of people who were not on leave meanwhile. */
  rectificationUntil: Day;
};

/** Facts freeze at the quarter's end 24:00, however late the run comes; the county's days off with them (measures §2). */
export function freezeOf(quarter: Quarter): number {
  return startOfDayMs(firstDay(nextQuarter(quarter)));
}

function dayOfMonth(first: Day, day: number): Day {
  return addDays(first, day - 1);
}

/** When a quarter's inspection opens and its windows end; a day off moves to the next working day, the shorter fourth quarter's end stands still (measures §2). */
export function windowsOf(quarter: Quarter, timetable: Timetable, county?: DaysOff): InspectionWindows {
  const opensOn = firstDay(nextQuarter(quarter));
  if (quarter.endsWith("Q4")) {
    const rectificationUntil = `${yearOf(quarter) + 1}-${timetable.q4.rectificationUntil}`;
    const moved = nextWorkingDay(dayOfMonth(opensOn, timetable.q4.branchWindowUntilDay), county);
    const branchUntil = earlier(moved, rectificationUntil);
    return { opensOn, branchUntil, spotCheckUntil: branchUntil, rectificationUntil };
  }
  const spotCheckUntil = nextWorkingDay(dayOfMonth(opensOn, timetable.spotCheckUntilDay), county);
  return {
    opensOn,
    branchUntil: nextWorkingDay(dayOfMonth(opensOn, timetable.branchWindowUntilDay), county),
    spotCheckUntil,
    rectificationUntil: addWorkingDays(spotCheckUntil, timetable.rectificationWorkingDays, county),
  };
}

/** Until which day study in place of a missed meeting may be held, and until which it may be confirmed: leave moves neither (measures §2, §4). */
export function makeUpDeadlines(
  year: number,
  { makeUpHeldUntil, evidenceUntil }: Pick<Timetable, "makeUpHeldUntil" | "evidenceUntil">,
): { heldUntil: Day; confirmedUntil: Day } {
  return { heldUntil: `${year}-${makeUpHeldUntil}`, confirmedUntil: `${year + 1}-${evidenceUntil}` };
}

/** One person's last day of rectification: working days on the person's approved leave do not pass; the fourth quarter ends on its date (measures §2). */
export function rectificationDeadline(
  quarter: Quarter,
  startedOn: Day,
  leaves: readonly DayRange[],
  timetable: Timetable,
  county?: DaysOff,
): Day {
  if (quarter.endsWith("Q4")) return windowsOf(quarter, timetable, county).rectificationUntil;
  let day = startedOn;
  for (let left = timetable.rectificationWorkingDays; left > 0; ) {
    day = addDays(day, 1);
    const onLeave = leaves.some(({ first, last }) => first <= day && day <= last);
    if (isWorkingDay(day, county) && !onLeave) left -= 1;
  }
  return day;
}

/**
 * One person's last day of rectification by the leaves approved in time: one approved after the day that it would move
 * moves nothing, so that a later question gets the same day. No quarter waits beyond the fourth one's end, for the
 * year's run finds every quarter final (measures §2).
 */
export function ownRectificationUntil(
  quarter: Quarter,
  leaves: readonly ApprovedLeave[],
  timetable: Timetable,
  county?: DaysOff,
): Day {
  const { spotCheckUntil, rectificationUntil } = windowsOf(quarter, timetable, county);
  const latest = windowsOf(`${yearOf(quarter)}Q4`, timetable, county).rectificationUntil;
  for (let until = rectificationUntil; ; ) {
    const inTime = leaves.filter(({ approvedAt }) => approvedAt < startOfDayMs(addDays(until, 1)));
    const own = rectificationDeadline(quarter, spotCheckUntil, inTime, timetable, county);
    const next = earlier(own, latest);
    if (next <= until) return until;
    until = next;
  }
}
