import { INDICATORS, type Indicator } from "../../../db/vocabulary";
import type { Day, Half } from "../../core/calendar";
import { halvesOf, lastDay, monthsOf, yearOf } from "../../core/calendar";
import { floor, mul, type Ratio, ratio } from "../../core/rational";
import { floorTo } from "../../measures/versions/rules";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { notApplicable, type Word } from "../../organization/unit-standards/rules";
import { isBranch } from "../../organization/units/rules";
import type { Group } from "./rules-groups";
import type { Cell, ComparisonRow } from "./shape";

export type Sources = {
  units: { id: string; parentId: string | null; name: string; kind: string; depth: number }[];
  attendance: { branchId: string; expected: number; present: number }[];
  groups: Group[];
  /** Grades of the year where they are proposed: excellent and graded, by branch. */
  ratings: { branchId: string; excellent: number; graded: number }[];
  /** What was said of units' standards, the word that counts first. */
  words: readonly Word[];
};

const none: Cell = { n: 0, d: 0, standard: null };

/** Every unit in the fixed order with its figures against the standards; subtotals add numerators and denominators (decisions: Comparison). */
export function comparisonRows(
  sources: Sources,
  last: Day,
  measures: Measures,
  versions: readonly MeasuresVersion[],
): ComparisonRow[] {
  const due = halvesOf(yearOf(last)).filter((half) => lastDay(half) <= last);
  const floors = floorsBy(measures, versions);
  const byBranch = Map.groupBy(sources.groups, (group) => group.branchId);
  const parents = new Map(sources.units.map(({ id, parentId }) => [id, parentId]));
  const leftOut = new Map(
    sources.units.map(({ id }) => [id, notApplicable(chainOf(parents, id), sources.words)]),
  );
  const own = new Map(
    sources.units.map((unit) => {
      const cells = cellsOf(unit.id, byBranch.get(unit.id) ?? [], sources, due, measures, floors);
      return [unit.id, without(cells, leftOut.get(unit.id))];
    }),
  );
  return sources.units.map((unit) => {
    const below = descendants(sources.units, unit.id);
    const all = [unit.id, ...below].map((id) => own.get(id) ?? emptyCells());
    return {
      id: unit.id,
      name: unit.name,
      parentId: unit.parentId,
      depth: unit.depth,
      subtotal: !isBranch(unit.kind),
      people: [unit.id, ...below].reduce((sum, id) => sum + peopleIn(byBranch.get(id) ?? []), 0),
      cells: Object.fromEntries(
        INDICATORS.map((code) => [code, total(all.map((cells) => cells[code]))]),
      ) as Record<Indicator, Cell>,
      notApplicable: Object.fromEntries(
        INDICATORS.flatMap((code) => {
          const reason = reasonOf(leftOut.get(unit.id), code);
          return reason === undefined ? [] : [[code, reason]];
        }),
      ),
    };
  });
}

/** The unit and those above it, nearest first. */
function chainOf(parents: ReadonlyMap<string, string | null>, id: string): string[] {
  const above = parents.get(id);
  return above ? [id, ...chainOf(parents, above)] : [id];
}

type LeftOut = ReturnType<typeof notApplicable> | undefined;
/** Grades are no standard, so that nothing leaves them out. */
const reasonOf = (leftOut: LeftOut, code: Indicator) =>
  code === "excellent" ? undefined : leftOut?.get(code);

function without(cells: Record<Indicator, Cell>, leftOut: LeftOut): Record<Indicator, Cell> {
  return Object.fromEntries(
    INDICATORS.map((code) => [code, reasonOf(leftOut, code) === undefined ? cells[code] : none]),
  ) as Record<Indicator, Cell>;
}

function descendants(units: Sources["units"], id: string): string[] {
  return units
    .filter((unit) => unit.parentId === id)
    .flatMap((unit) => [unit.id, ...descendants(units, unit.id)]);
}

function emptyCells(): Record<Indicator, Cell> {
  return { attendance: none, hours: none, notes: none, essays: none, inspection: none, excellent: none };
}

function cellsOf(
  branchId: string,
  groups: readonly Group[],
  sources: Sources,
  due: readonly Half[],
  measures: Measures,
  floors: Floors,
): Record<Indicator, Cell> {
  const attendance = sources.attendance.find((row) => row.branchId === branchId);
  const rating = sources.ratings.find((row) => row.branchId === branchId);
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
    attendance: attendanceCell(attendance, measures.gates.G1.threshold),
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
    excellent: rating ? { n: rating.excellent, d: rating.graded, standard: null } : none,
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
  return { n, d, standard: d === 0 ? null : { n: standard, d } };
}

/** The standard is a rate: its numerator and denominator scale with the rows, so that subtotals add up exactly. */
function attendanceCell(
  row: { expected: number; present: number } | undefined,
  [n, d]: readonly [number, number],
): Cell {
  if (!row || row.expected === 0) return none;
  return { n: row.present, d: row.expected, standard: { n: row.expected * n, d: row.expected * d } };
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

function total(cells: readonly Cell[]): Cell {
  const counted = cells.filter((one) => one.d > 0);
  if (counted.length === 0) return none;
  const sum = (pick: (one: Cell) => number) => counted.reduce((all, one) => all + pick(one), 0);
  const standard = counted.every((one) => one.standard)
    ? { n: sum((one) => one.standard?.n ?? 0), d: sum((one) => one.standard?.d ?? 0) }
    : null;
  return { n: sum((one) => one.n), d: sum((one) => one.d), standard };
}
