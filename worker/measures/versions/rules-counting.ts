import { type Ratio, ratio } from "../../core/rational";

/** The statuses of a roll, in the order a register shows them (measures §4). */
export const STATUSES = [
  "present",
  "late",
  "left_early",
  "leave",
  "made_up",
  "official",
  "unexcused",
  "exempt",
] as const;

export type AttendanceStatus = (typeof STATUSES)[number];
/** How many roll rows have each status; a person who was not a member on the day has no row. */
export type StatusCounts = Record<AttendanceStatus, number>;
/** How one status counts: 1 or 0 in each column of measures §4. */
export type StatusCounting = {
  expected: 0 | 1;
  present: 0 | 1;
  deduction: 0 | 1;
  leave: 0 | 1;
  makeUpOwed: 0 | 1;
  hours: 0 | 1;
};
export type AttendanceCounting = Record<AttendanceStatus, StatusCounting>;

/** Measures §4 as data: the counting of the default measures. */
export const defaultCounting: AttendanceCounting = {
  present: { expected: 1, present: 1, deduction: 0, leave: 0, makeUpOwed: 0, hours: 1 },
  late: { expected: 1, present: 1, deduction: 1, leave: 0, makeUpOwed: 0, hours: 1 },
  left_early: { expected: 1, present: 1, deduction: 1, leave: 0, makeUpOwed: 0, hours: 1 },
  leave: { expected: 0, present: 0, deduction: 0, leave: 1, makeUpOwed: 1, hours: 0 },
  made_up: { expected: 1, present: 1, deduction: 0, leave: 1, makeUpOwed: 0, hours: 1 },
  official: { expected: 0, present: 0, deduction: 0, leave: 0, makeUpOwed: 0, hours: 0 },
  unexcused: { expected: 1, present: 0, deduction: 0, leave: 0, makeUpOwed: 0, hours: 0 },
  exempt: { expected: 0, present: 0, deduction: 0, leave: 0, makeUpOwed: 0, hours: 0 },
};

export type AttendanceCounts = {
  /** All rows of the roll, leave included. */
  roll: number;
  expected: number;
  present: number;
  late: number;
  leftEarly: number;
  /** Late and left early together: one deduction each. */
  deductions: number;
  /** `leave` and `made_up`: both count toward the leave gate. */
  leaves: number;
  madeUp: number;
  unexcused: number;
  makeUpsOwed: number;
};

/** How many rows a list of statuses has of each (measures §4). */
export function tally(statuses: readonly AttendanceStatus[]): StatusCounts {
  const counts: StatusCounts = {
    present: 0,
    late: 0,
    left_early: 0,
    leave: 0,
    made_up: 0,
    official: 0,
    unexcused: 0,
    exempt: 0,
  };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** What a person's or a branch's rows count as: expected, present, leaves and the rest (measures §4). */
export function countsOf(
  statuses: readonly AttendanceStatus[] | StatusCounts,
  counting: AttendanceCounting = defaultCounting,
): AttendanceCounts {
  const rows = isList(statuses) ? tally(statuses) : statuses;
  const total = (column: keyof StatusCounting) =>
    STATUSES.reduce((sum, status) => sum + rows[status] * counting[status][column], 0);
  return {
    roll: STATUSES.reduce((sum, status) => sum + rows[status], 0),
    expected: total("expected"),
    present: total("present"),
    late: rows.late,
    leftEarly: rows.left_early,
    deductions: total("deduction"),
    leaves: total("leave"),
    madeUp: rows.made_up,
    unexcused: rows.unexcused,
    makeUpsOwed: total("makeUpOwed"),
  };
}

function isList(
  statuses: readonly AttendanceStatus[] | StatusCounts,
): statuses is readonly AttendanceStatus[] {
  return Array.isArray(statuses);
}

/** Present over expected; undefined when nobody was expected, so that it is never shown as 0 % or 100 % (measures §4). */
export function attendanceRate({
  expected,
  present,
}: Pick<AttendanceCounts, "expected" | "present">): Ratio | undefined {
  return expected === 0 ? undefined : ratio(present, expected);
}

/** The minutes of a held session that a status earns: all of them or none; official and exempt only by certificate (measures §4). */
export function minutesEarned(
  status: AttendanceStatus,
  scheduledMinutes: number,
  counting: AttendanceCounting = defaultCounting,
): number {
  return scheduledMinutes * counting[status].hours;
}
