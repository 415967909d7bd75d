import type { Day, DaysOff, Half } from "../../core/calendar";
import { halvesOf, lastDay, monthsOf, yearOf } from "../../core/calendar";
import { floor, mul, type Ratio, ratio } from "../../core/rational";
import { floorTo } from "../../measures/versions/rules";
import type { AttendanceCounting, AttendanceStatus } from "../../measures/versions/rules-counting";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { exemptedByLeave, type MissedInLeave } from "../facts/rules-missed";
import { type FrozenRow, frozenGroups, type Group } from "./rules-groups";
import type { BranchFigures, Cell, Counted } from "./shape";

/** Rows of closed registers by the branch to which each person belonged that day. */
export type AttendanceRow = { branchId: string; status: string; people: number };

export type Sources = {
  attendance: readonly AttendanceRow[];
  groups: readonly Group[];
};

/** What governs how a period is counted: to which day, by which measures. */
export type Counting = { last: Day; measures: Measures; versions: readonly MeasuresVersion[] };

export const none: Cell = { n: 0, d: 0, standard: null };

/** Each branch's figures against the standards, one row a branch that has any (decisions: Comparison). */
export function figuresOf({ attendance, groups }: Sources, counting: Counting): BranchFigures[] {
  const { last, measures, versions } = counting;
  const due = halvesOf(yearOf(last)).filter((half) => lastDay(half) <= last);
  const floors = floorsBy(measures, versions);
  const groupsOf = Map.groupBy(groups, (group) => group.branchId);
  const rollsOf = Map.groupBy(attendance, (row) => row.branchId);
  return [...new Set([...groupsOf.keys(), ...rollsOf.keys()])].map((branchId) => {
    const own = groupsOf.get(branchId) ?? [];
    return {
      branchId,
      people: peopleIn(own),
      cells: {
        ...cellsOf(own, due, measures, floors),
        attendance: attendanceCell(rollsOf.get(branchId) ?? [], measures),
      },
    };
  });
}

/** Frozen rows as they were recorded, with the days off of that instant; rolls that leave takes out come as one less. */
export function frozenFigures(
  rows: {
    attendance: readonly AttendanceRow[];
    missed: readonly MissedInLeave[];
    groups: readonly FrozenRow[];
  },
  daysOff: DaysOff,
  counting: Counting,
): BranchFigures[] {
  const sources = {
    attendance: withoutExempted(rows.attendance, exemptedByLeave(rows.missed, daysOff)),
    groups: frozenGroups(rows.groups),
  };
  return figuresOf(sources, counting);
}

/** A row that leave takes out counts as one less of its branch and status (measures §4). */
export function withoutExempted(
  rows: readonly AttendanceRow[],
  exempted: readonly { branchId: string; status: string }[],
): AttendanceRow[] {
  return [...rows, ...exempted.map(({ branchId, status }) => ({ branchId, status, people: -1 }))];
}

/** What inspectors found since the quarter's inspection opened: its verdicts and the characters that they counted. */
export type FoundRow = { branchId: string; characters: number; passed: number; inspected: number };

/** Stored figures of a quarter whose items may still change, with what stands on the items now. */
export function withFound(figures: readonly BranchFigures[], found: readonly FoundRow[]): BranchFigures[] {
  const of = new Map(found.map((row) => [row.branchId, row]));
  return figures.map(({ cells, ...branch }) => {
    const { characters = 0, passed = 0, inspected = 0 } = of.get(branch.branchId) ?? {};
    const notes = cells.notes.d === 0 ? none : { ...cells.notes, n: characters };
    return { ...branch, cells: { ...cells, notes, inspection: cell(passed, inspected, inspected) } };
  });
}

function cellsOf(
  groups: readonly Group[],
  due: readonly Half[],
  measures: Measures,
  floors: Floors,
): Omit<Record<Counted, Cell>, "attendance"> {
  const asked = groups.filter((group) => !group.exempt && group.months.length > 0);
  const people = peopleIn(asked);
  const floorsOf = (kind: "minutes" | "characters") =>
    sumOf(asked, (group) => group.people * floors(group.months, kind));
  const halvesOf = (group: Group) => due.filter((half) => isRequired(group, half, measures));
  const required = sumOf(asked, (group) => group.people * halvesOf(group).length);
  const accepted = sumOf(
    asked,
    (group) => group.people * halvesOf(group).filter((half) => group.essays.includes(half)).length,
  );
  const inspected = sumOf(groups, (group) => group.inspected);
  return {
    hours: cell(
      sumOf(asked, ({ minutes }) => minutes),
      people,
      floorsOf("minutes"),
    ),
    notes: cell(
      sumOf(asked, ({ characters }) => characters),
      people,
      floorsOf("characters"),
    ),
    essays: cell(accepted, required, required),
    inspection: cell(
      sumOf(groups, ({ passed }) => passed),
      inspected,
      inspected,
    ),
  };
}

function sumOf(groups: readonly Group[], of: (group: Group) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}

function peopleIn(groups: readonly Group[]): number {
  return sumOf(groups, ({ people }) => people);
}

function isRequired({ months }: Group, half: Half, measures: Measures): boolean {
  const ofHalf = monthsOf(half);
  return months.filter(({ month }) => ofHalf.includes(month)).length >= measures.essayMonths;
}

function cell(n: number, d: number, standard: number): Cell {
  return d === 0 ? none : { n, d, standard: { n: standard, d } };
}

/** The standard is a rate: its numerator and denominator scale with the rows, so that subtotals add up exactly. */
function attendanceCell(
  rows: readonly AttendanceRow[],
  { attendance, gates }: { attendance: AttendanceCounting; gates: Measures["gates"] },
): Cell {
  const [n, d] = gates.G1.threshold;
  const sum = (key: "expected" | "present") =>
    rows.reduce((all, row) => all + row.people * attendance[row.status as AttendanceStatus][key], 0);
  const expected = sum("expected");
  if (expected === 0) return none;
  return { n: sum("present"), d: expected, standard: { n: expected * n, d: expected * d } };
}

type Floors = (months: Group["months"], kind: "minutes" | "characters") => number;

/** The floor of a list of months, worked out once for everyone who shares the list. */
function floorsBy(measures: Measures, versions: readonly MeasuresVersion[]): Floors {
  const known = {
    minutes: new Map<Group["months"], number>(),
    characters: new Map<Group["months"], number>(),
  };
  return (months, kind) => {
    const found = known[kind].get(months) ?? whole(floorTo(months, kind, measures, versions));
    known[kind].set(months, found);
    return found;
  };
}

/** Floors are shown, not decided on: cut off to whole minutes and characters. */
function whole(value: Ratio): number {
  return floor(mul(value, ratio(1)));
}
