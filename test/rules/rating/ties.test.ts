import { expect, test } from "vitest";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { capOf, propose, quotasOf } from "../../../worker/rating/engine/rules";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import { attended, aUnit, aYear } from "../makers";

const measures = defaultMeasures();
const ballots = (excellent: number, qualified: number) => ({
  id: "b",
  excellent,
  qualified,
  basically: 0,
  unqualified: 0,
});
/** Nine members of whom the named ones can be excellent: three seats. */
const branch = (candidates: Record<string, Partial<YearFacts>>) => [
  ...Object.entries(candidates).map(([id, changes]) => aYear(id, changes)),
  ...Array.from({ length: 9 - Object.keys(candidates).length }, (_, n) =>
    aYear(`rest${n}`, attended(`rest${n}`, { present: 12, unexcused: 4 })),
  ),
];
const proposed = (people: YearFacts[], of = measures) => {
  const { quotas, ratings } = propose(people, [aUnit("unt_b")], of, "democratic_appraisal");
  const keys = Object.fromEntries(ratings.map(({ personId, tieKey }) => [personId, tieKey]));
  return { ...quotas[0], keys };
};

test("keys decide seats one after the other, each only among those still equal: the first by appraisal, the second by attendance, the third by fewer leaves", () => {
  const equal = defaultMeasures();
  // Nothing but the keys tells them apart: the total is the same for all.
  equal.criteria.appraisal.weight = 0;
  equal.criteria.participation.weight = 25;
  equal.criteria.attendance.deduction = [0, 1];
  const people = branch({
    a: { ballots: ballots(9, 1) },
    b: { ballots: ballots(8, 2), ...attended("b", { present: 16 }) },
    c: { ballots: ballots(8, 2), ...attended("c", { present: 15, made_up: 1 }) },
    d: { ballots: ballots(8, 2), ...attended("d", { present: 14, made_up: 2 }) },
    e: { ballots: ballots(8, 2), ...attended("e", { present: 14, made_up: 2 }) },
  });
  expect(proposed(people, equal)).toMatchObject({
    base: 9,
    cap: 3,
    proposed: ["a", "b", "c"],
    beyond: ["d", "e"],
    pending: { seats: 0, candidates: [] },
    keys: {
      a: "appraisal_ratio",
      b: "fewer_leaves",
      c: "fewer_leaves",
      d: "fewer_leaves",
      e: "fewer_leaves",
    },
  });
});

test("a key that decides some seats leaves the rest to the next, and what none decides is pending", () => {
  const equal = defaultMeasures();
  equal.criteria.appraisal.weight = 0;
  equal.criteria.participation.weight = 25;
  const people = branch({
    a: { ballots: ballots(9, 1) },
    b: { ballots: ballots(8, 2), ...attended("b", { present: 15, made_up: 1 }) },
    c: { ballots: ballots(8, 2), ...attended("c", { present: 14, made_up: 2 }) },
    d: { ballots: ballots(8, 2), ...attended("d", { present: 14, made_up: 2 }) },
  });
  expect(proposed(people, equal)).toMatchObject({
    proposed: ["a", "b"],
    pending: { seats: 1, candidates: ["c", "d"] },
    keys: { a: "appraisal_ratio", b: "fewer_leaves", c: null, d: null },
  });
});

test("where no notes are asked for, mean quality decides nothing, marks or not", () => {
  const without = defaultMeasures();
  for (const post of ["staff", "department_head", "leading_cadre"] as const)
    without.targets.characters[post] = 0;
  const marked = (mark: string) => ({
    quarters: [{ quarter: "2026Q1", itemId: "i", result: "pass" as const, mark }],
  });
  const people = branch({ a: marked("1/1"), b: marked("17/20"), c: marked("7/10"), d: marked("2/5") });
  expect(proposed(people, without)).toMatchObject({
    proposed: [],
    pending: { seats: 3, candidates: ["a", "b", "c", "d"] },
  });
});

test("a pool's cap is the sum of each unit's share of its own base, rounded once", () => {
  const of = defaultMeasures();
  of.quotas.annual_assessment.pool = true;
  const people = ["x", "y", "z"].flatMap((organ, at) =>
    Array.from({ length: [4, 3, 3][at] ?? 0 }, (_, n) =>
      aYear(`${organ}${n}`, { organ: { id: organ, name: organ } }),
    ),
  );
  const units = ["x", "y", "z"].map((id) => aUnit(id, { optsIntoPool: true, approvedShare: id !== "x" }));
  const assessed = propose(people, units, of, "annual_assessment");
  // 4 × 20 % + 3 × 25 % + 3 × 25 % = 2.3
  expect(assessed.quotas).toMatchObject([{ quotaId: "pool:unt_county", base: 10, cap: 2, share: [23, 100] }]);
  expect(quotasOf([], units, of, "annual_assessment")).toEqual([]);
  expect(capOf(10, [23, 100], "down")).toBe(2);
});

test("an organ has a fifth unless a quarter was approved for it", () => {
  const people = Array.from({ length: 20 }, (_, n) => aYear(`p${n}`));
  const cap = (approvedShare?: boolean) =>
    propose(
      people,
      approvedShare === undefined ? [] : [aUnit("unt_o", { approvedShare })],
      measures,
      "annual_assessment",
    ).quotas[0]?.cap;
  expect([cap(), cap(false), cap(true)]).toEqual([4, 4, 5]);
});
