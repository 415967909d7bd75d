import { addDays, type DaysOff, firstDay, isWorkingDay, lastDay, type Quarter } from "../../core/calendar";
import { type AttendanceStatus, minutesEarned, STATUSES } from "../../measures/versions/rules-counting";
import type { Measures } from "../../measures/versions/shape";
import { daysOf, isExemptedByLeave, isInPost, type PersonIntervals } from "../calendar/rules-months";
import type { AttendanceGroup, PersonRecord } from "./shape";
import type { QuarterFacts } from "./shape-quarter";
import type { YearFacts } from "./shape-year";

/** The year's rows of the rolls by status, and the sessions behind those that a rating cites (measures §7). */
export function attendanceOf(
  groups: readonly AttendanceGroup[],
): Pick<YearFacts, "attendance" | "attendanceRecords"> {
  return {
    attendance: Object.fromEntries(
      STATUSES.map((status) => [status, rowsOf(groups, status)]),
    ) as YearFacts["attendance"],
    attendanceRecords: {
      present: recordsOf(groups, "present"),
      late: recordsOf(groups, "late"),
      left_early: recordsOf(groups, "left_early"),
      leave: recordsOf(groups, "leave"),
      made_up: recordsOf(groups, "made_up"),
      unexcused: recordsOf(groups, "unexcused"),
    },
  };
}

/** Sessions at which somebody was present, late or left early. */
export function attendedIn(groups: readonly AttendanceGroup[]): string[] {
  return (["present", "late", "left_early"] as const)
    .flatMap((status) => recordsOf(groups, status))
    .toSorted();
}

/** What decides whether a month or a day counts for somebody (measures §4). */
export function intervalsOf(record: PersonRecord): PersonIntervals {
  return {
    memberships: record.memberships,
    posts: record.posts,
    offices: record.posts.filter((row) => row.office !== "none"),
    leaves: record.leaves,
    exemptions: daysOf(record.exemptions),
  };
}

/** A session inside a leave of a month that is taken out is exempt, made up or missed, for nothing was owed; the rest of the month stands (measures §4). */
export function standing(
  record: PersonRecord,
  person: PersonIntervals,
  daysOff?: DaysOff,
): AttendanceGroup[] {
  return record.attendance.map((group) =>
    group.day !== null && isExemptedByLeave(person, group.day, daysOff)
      ? { ...group, status: "exempt", records: [] }
      : group,
  );
}

/** Exempt on every working day in post; who was in post on none is looked at on the other days (measures §6). */
export function isExemptThroughout(person: PersonIntervals, quarter: Quarter, daysOff?: DaysOff): boolean {
  if (person.exemptions.length === 0) return false;
  const days: string[] = [];
  for (let day = firstDay(quarter); day <= lastDay(quarter); day = addDays(day, 1))
    if (isInPost(person, day)) days.push(day);
  const working = days.filter((day) => isWorkingDay(day, daysOff));
  return (working.length > 0 ? working : days).every((day) =>
    person.exemptions.some(({ first, last }) => first <= day && day <= last),
  );
}

/** How often somebody stands on a roll with this status. */
export function rowsOf(groups: readonly AttendanceGroup[], status: AttendanceStatus): number {
  return groups.reduce((sum, group) => sum + (group.status === status ? group.rows : 0), 0);
}

/** The sessions on whose rolls somebody stands with this status, in order. */
export function recordsOf(groups: readonly AttendanceGroup[], status: AttendanceStatus): string[] {
  return groups
    .filter((group) => group.status === status)
    .flatMap((group) => group.records)
    .toSorted();
}

/** Sessions of whose rolls somebody was, was expected at and attended, as the measures count the statuses (measures §4). */
export function sessionsOf(groups: readonly AttendanceGroup[], measures: Measures): QuarterFacts["sessions"] {
  const total = (column: "expected" | "present") =>
    groups.reduce((sum, group) => sum + group.rows * measures.attendance[group.status][column], 0);
  return {
    roll: groups.reduce((sum, group) => sum + group.rows, 0),
    expected: total("expected"),
    present: total("present"),
  };
}

/** Minutes of study that the statuses earn (measures §4). */
export function minutesOf(groups: readonly AttendanceGroup[], measures: Measures): number {
  return groups.reduce(
    (sum, group) => sum + minutesEarned(group.status, group.minutes, measures.attendance),
    0,
  );
}
