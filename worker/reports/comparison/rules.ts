import { INDICATORS, type Indicator } from "../../../db/vocabulary";
import { none } from "../../inspection/figures/rules";
import type { BranchFigures, Cell } from "../../inspection/figures/shape";
import { notApplicable, type Word } from "../../organization/unit-standards/rules";
import { isBranch } from "../../organization/units/rules";
import type { ComparisonRow } from "./shape";

export type Sources = {
  units: { id: string; parentId: string | null; name: string; kind: string; depth: number }[];
  /** One of each branch that has any. */
  figures: readonly BranchFigures[];
  /** Grades of the year where they are proposed: excellent and graded, by branch. */
  ratings: { branchId: string; excellent: number; graded: number }[];
  /** What was said of units' standards, the word that counts first. */
  words: readonly Word[];
};

/** Every unit in the fixed order with its figures against the standards; subtotals add numerators and denominators (decisions: Comparison). */
export function comparisonRows({ units, figures, ratings, words }: Sources): ComparisonRow[] {
  const figuresOf = new Map(figures.map((branch) => [branch.branchId, branch]));
  const gradesOf = new Map(ratings.map((branch) => [branch.branchId, branch]));
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const leftOut = new Map(units.map(({ id }) => [id, notApplicable(chainOf(parents, id), words)]));
  const own = new Map(
    units.map(({ id }) => {
      const grades = gradesOf.get(id);
      const excellent = grades ? { n: grades.excellent, d: grades.graded, standard: null } : none;
      return [id, without({ ...emptyCells, ...figuresOf.get(id)?.cells, excellent }, leftOut.get(id))];
    }),
  );
  const below = belowOf(units);
  return units.map((unit) => {
    const all = below(unit.id);
    return {
      id: unit.id,
      name: unit.name,
      parentId: unit.parentId,
      depth: unit.depth,
      subtotal: !isBranch(unit.kind),
      people: all.reduce((sum, id) => sum + (figuresOf.get(id)?.people ?? 0), 0),
      cells: Object.fromEntries(
        INDICATORS.map((code) => [code, total(all.map((id) => (own.get(id) ?? emptyCells)[code]))]),
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

/** A unit's id with those of all units below it. */
function belowOf(units: Sources["units"]): (id: string) => string[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const below = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap((unit) => below(unit.id))];
  return below;
}

const emptyCells: Record<Indicator, Cell> = {
  attendance: none,
  hours: none,
  notes: none,
  essays: none,
  inspection: none,
  excellent: none,
};

function total(cells: readonly Cell[]): Cell {
  const counted = cells.filter((one) => one.d > 0);
  if (counted.length === 0) return none;
  const sum = (pick: (one: Cell) => number) => counted.reduce((all, one) => all + pick(one), 0);
  const standard = counted.every((one) => one.standard)
    ? { n: sum((one) => one.standard?.n ?? 0), d: sum((one) => one.standard?.d ?? 0) }
    : null;
  return { n: sum((one) => one.n), d: sum((one) => one.d), standard };
}
