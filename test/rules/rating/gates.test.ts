import { expect, test } from "vitest";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { capOf, gatesOf, remarksOf, targetsOf } from "../../../worker/rating/engine/rules";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import { attended, aYear, months } from "../makers";

const measures = defaultMeasures();
const rows = (counts: Parameters<typeof attended>[1]) => attended("a", counts);
const codes = (changes: Partial<YearFacts>, by = measures) =>
  gatesOf(aYear("a", changes), by, "democratic_appraisal").map(({ code }) => code);

test.each<[string, Partial<YearFacts>, string[]]>([
  ["a rate of exactly 90 %", rows({ present: 18, unexcused: 2 }), []],
  ["a rate just below 90 %", rows({ present: 17, unexcused: 2 }), ["G1"]],
  ["nobody expected", rows({ official: 4 }), []],
  ["two unexcused", rows({ present: 48, unexcused: 2 }), []],
  ["three unexcused", rows({ present: 47, unexcused: 3 }), ["G2"]],
  ["six leaves made up", rows({ present: 10, made_up: 6 }), []],
  ["seven leaves made up", rows({ present: 10, made_up: 7 }), ["G3"]],
  ["one leave not made up", rows({ present: 10, leave: 1 }), ["G10"]],
  ["official absences", rows({ present: 10, official: 9 }), []],
  ["notes at the target", { characters: 6000 }, []],
  ["notes one short, without tolerance", { characters: 5999 }, ["G4_notes"]],
  ["hours one minute short", { minutes: 1919 }, ["G7"]],
  ["no essay in either half", { essays: [] }, ["G6", "G6"]],
  [
    "an essay that is too short",
    { essays: [{ id: "a:1", half: "2026H1", characters: 799 }, ...aYear("a").essays.slice(1)] },
    ["G6"],
  ],
  ["a warning", { warnings: ["a:w"] }, ["G9"]],
])("with %s the failing gates are named", (_, changes, failing) => {
  expect(codes(changes)).toEqual(failing);
});

test("a finding says by how much: hours to the hundredth, leaves owed until their two days", () => {
  const params = (changes: Partial<YearFacts>) =>
    gatesOf(aYear("a", changes), measures, "democratic_appraisal").map((gate) => gate.params);
  expect(params({ minutes: 1919 })).toEqual([{ hours: "31.98", target: "32" }]);
  expect(params(rows({ present: 20, leave: 2 }))).toEqual([
    { count: 2, heldUntil: "2026-12-31", confirmedUntil: "2027-01-20" },
  ]);
});

test("a lesson too few cites the lessons that were given, and none where none was", () => {
  const county = defaultMeasures();
  county.targets.lessons.office = 2;
  const counted = months(2026, "staff", true);
  const remarks = (lessons: string[]) =>
    remarksOf(
      aYear("a", { lessons, months: { democratic_appraisal: counted, annual_assessment: counted } }),
      county,
      "democratic_appraisal",
    ).map(({ code, params, records }) => [code, params, records]);
  expect(remarks([])).toEqual([["lesson_missing", { given: 0, required: 2 }, []]]);
  expect(remarks(["a:l"])).toEqual([["lesson_missing", { given: 1, required: 2 }, ["lessons"]]]);
  expect(remarks(["a:l", "a:m"])).toEqual([]);
});

test("a gate that the county switched off fails nobody, a moved threshold holds", () => {
  const county = defaultMeasures();
  county.gates.G9.on = false;
  county.gates.G3.threshold = 7;
  expect(codes({ warnings: ["a:w"], ...rows({ present: 10, made_up: 7 }) }, county)).toEqual([]);
});

test("a half-year asks for an essay from three counted months on", () => {
  const halves = (from: number) => {
    const counted = months(2026).slice(from);
    const facts = aYear("a", { months: { democratic_appraisal: counted, annual_assessment: counted } });
    return targetsOf(facts, measures, "democratic_appraisal").halves.map(({ half }) => half);
  };
  expect([halves(3), halves(4), halves(9), halves(10)]).toEqual([
    ["2026H1", "2026H2"],
    ["2026H2"],
    ["2026H2"],
    [],
  ]);
});

test("secretary and committee members owe 56 hours and one lesson, which serves both duties", () => {
  const office = (post: YearFacts["post"]) => {
    const counted = months(2026, post, true);
    return targetsOf(
      aYear("a", { post, months: { democratic_appraisal: counted, annual_assessment: counted } }),
      measures,
      "democratic_appraisal",
    );
  };
  expect(office("staff")).toMatchObject({ minutes: { n: 3360n, d: 1n }, lessons: 1 });
  expect(office("leading_cadre")).toMatchObject({ minutes: { n: 3360n, d: 1n }, lessons: 1 });
});

test.each([
  [16, "down", 5],
  [17, "nearest", 6],
  [16, "up", 6],
  [16, "nearest", 5],
  [2, "down", 0],
] as const)("a third of %i rounded %s is %i", (base, rounding, cap) => {
  expect(capOf(base, [1, 3], rounding)).toBe(cap);
});
