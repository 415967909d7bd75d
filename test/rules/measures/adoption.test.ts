import { expect, test } from "vitest";
import { changesBetween, defaultMeasures } from "../../../worker/measures/versions/rules";
import {
  quartersToAdoptFrom,
  refuseUnlessAdoptable,
  statesOf,
} from "../../../worker/measures/versions/rules-adoption";
import { answerOf } from "../makers";

test("a version holds from next year, or from a quarter that is not over where the county names it", () => {
  expect(quartersToAdoptFrom("2026-01-01")).toEqual(["2027Q1", "2026Q1", "2026Q2", "2026Q3", "2026Q4"]);
  expect(quartersToAdoptFrom("2026-12-31")).toEqual(["2027Q1", "2026Q4"]);
});

const before = defaultMeasures();
const after = defaultMeasures();
after.targets.characters.staff = 8_000;

test.each([
  ["2026Q2", null, "fromQuarter quarter_over 2026Q3"],
  ["2026Q3", null, "fine"],
  ["2026Q4", "2026Q3", "fine"],
  ["2027Q1", "2026Q4", "fine"],
  ["2027Q2", null, "fromQuarter not_one_of 2026Q3, 2026Q4, 2027Q1"],
  ["2026Q3", "2026Q3", "fromQuarter quarter_inspected"],
  ["2026Q3", "2026Q4", "fromQuarter quarter_inspected"],
])("on 6 August a version from %s, after the inspection of %s, is %s", (from, inspected, answer) => {
  expect(answerOf(() => refuseUnlessAdoptable(from, "2026-08-06", inspected, before, after))).toBe(answer);
});

test("a version changes something: one single number is enough", () => {
  const adopted = (changed: typeof before) =>
    answerOf(() => refuseUnlessAdoptable("2027Q1", "2026-08-06", null, before, changed));
  expect([adopted(defaultMeasures()), adopted(after)]).toEqual(["content unchanged", "fine"]);
  expect(changesBetween(before, after)).toEqual([
    { path: "targets.characters.staff", before: 6_000, after: 8_000 },
  ]);
});

const version = (id: string, number: number, fromQuarter: string, withdrawn = false) => ({
  id,
  number,
  fromQuarter,
  withdrawn,
});

test.each([
  ["the latest whose quarter has come", "2026-08-06", { a: "past", b: "in_force", c: "coming" }],
  ["on the first day of its quarter a new one", "2026-10-01", { a: "past", b: "past", c: "in_force" }],
  ["before any has come the first", "2025-12-31", { a: "in_force", b: "coming", c: "coming" }],
])("of versions for Q1, Q3 and Q4 there is in force %s", (_, today, states) => {
  const versions = [version("c", 3, "2026Q4"), version("a", 1, "2026Q1"), version("b", 2, "2026Q3")];
  expect(Object.fromEntries(statesOf(versions, today))).toEqual(states);
  expect(Object.fromEntries(statesOf(versions.toReversed(), today))).toEqual(states);
});

test("of two versions of one quarter the later one is in force, unless it was withdrawn", () => {
  const states = (withdrawn: boolean) => {
    const versions = [version("new", 3, "2026Q3", withdrawn), version("old", 2, "2026Q3")];
    return [versions, versions.toReversed()].map((list) => Object.fromEntries(statesOf(list, "2026-08-06")));
  };
  const later = { new: "in_force", old: "past" };
  const withdrawn = { new: "withdrawn", old: "in_force" };
  expect([states(false), states(true)]).toEqual([
    [later, later],
    [withdrawn, withdrawn],
  ]);
});
