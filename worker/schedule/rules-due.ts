import { RUN_KINDS } from "../../db/vocabulary";
import {
  addDays,
  type Day,
  type DaysOff,
  lastDay,
  nextQuarter,
  type Quarter,
  quarterOf,
  quartersOf,
  yearOf,
} from "../core/calendar";
import { windowsOf } from "../inspection/calendar/rules-windows";
import type { RunKey } from "../ledger/runs/shape";
import type { Timetable } from "../measures/versions/shape";

export type Due = RunKey & {
  /** 2 for who was left out of a quarter's end because their clock stood still; else 1. */
  attempt: 1 | 2;
  /** The day from which it is owed; the run counts facts as of that day's beginning. */
  dueOn: Day;
  /** The runs that must have ended first; none for the first of a quarter. */
  after: readonly RunKey[];
};

export type Owing = {
  /** The county's first day; it owes only periods that end after it. */
  startedOn: Day;
  done: readonly RunKey[];
  /** The county's own days off as of a quarter's freeze; left out where it has none. */
  daysOffOf?: (quarter: Quarter) => DaysOff;
  /** Quarters that are final but for those whose clock stood still, with the last one's last day of rectification. */
  waiting?: Readonly<Record<Quarter, Day>>;
};

/** The timetable of the measures that govern a quarter; a year goes by its last one. */
export type TimetableOf = (quarter: Quarter) => Timetable;

/** What the county owes on this day and has not done yet, in the order in which it falls due; missed days are caught up (measures §2). */
export function dueOn(day: Day, timetable: TimetableOf, owing: Owing): Due[] {
  const done = new Set(owing.done.map(({ kind, period }) => `${kind} ${period}`));
  return owed(day, timetable, owing)
    .filter((due) => due.dueOn <= day && (due.attempt === 2 || !done.has(`${due.kind} ${due.period}`)))
    .toSorted(
      (a, b) => a.dueOn.localeCompare(b.dueOn) || RUN_KINDS.indexOf(a.kind) - RUN_KINDS.indexOf(b.kind),
    );
}

function owed(day: Day, timetable: TimetableOf, owing: Owing): Due[] {
  const list: Due[] = [];
  for (let quarter = quarterOf(owing.startedOn); lastDay(quarter) < day; quarter = nextQuarter(quarter)) {
    if (lastDay(quarter) <= owing.startedOn) continue;
    list.push(...ofQuarter(quarter, timetable(quarter), owing));
    if (quarter.endsWith("Q4")) list.push(...ofYear(yearOf(quarter), timetable(quarter), owing));
  }
  return list;
}

function ofQuarter(quarter: Quarter, timetable: Timetable, { daysOffOf, waiting }: Owing): Due[] {
  const windows = windowsOf(quarter, timetable, daysOffOf?.(quarter));
  const last = waiting?.[quarter];
  const open: RunKey = { kind: "open_inspection", period: quarter };
  const start: RunKey = { kind: "start_rectification", period: quarter };
  const finalise: RunKey = { kind: "finalise_inspection", period: quarter };
  return [
    { ...open, attempt: 1, dueOn: windows.opensOn, after: [] },
    { ...start, attempt: 1, dueOn: addDays(windows.spotCheckUntil, 1), after: [open] },
    { ...finalise, attempt: 1, dueOn: addDays(windows.rectificationUntil, 1), after: [start] },
    ...(last ? [{ ...finalise, attempt: 2 as const, dueOn: addDays(last, 1), after: [finalise] }] : []),
  ];
}

/** A year is rated on the final verdicts of all its quarters, everybody's, also where they are caught up late and in any order (measures §9). */
function ofYear(year: number, timetable: Timetable, { startedOn, waiting = {} }: Owing): Due[] {
  if (Object.keys(waiting).some((quarter) => yearOf(quarter) === year)) return [];
  const owed = quartersOf(year).filter((quarter) => lastDay(quarter) > startedOn);
  return [
    {
      kind: "propose_ratings",
      period: String(year),
      attempt: 1,
      dueOn: `${year + 1}-${timetable.runOn}`,
      after: owed.map((quarter) => ({ kind: "finalise_inspection", period: quarter })),
    },
  ];
}
