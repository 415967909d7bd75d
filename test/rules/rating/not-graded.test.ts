import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { format } from "../../../worker/core/rational";
import { spotCheckOf } from "../../../worker/inspection/inspections/rules-draw";
import { defaultMeasures, floorTo } from "../../../worker/measures/versions/rules";
import type { NotGradedCode } from "../../../worker/measures/versions/shape";
import { assess, meanQuality, scoreOf, targetsOf } from "../../../worker/rating/engine/rules";
import { differencesBetween, type Stored } from "../../../worker/rating/engine/rules-differences";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import { attended, aYear, months } from "../makers";

const measures = defaultMeasures();
const caseOf = (
  facts: YearFacts,
  of = measures,
  scheme: "democratic_appraisal" | "annual_assessment" = "democratic_appraisal",
) => assess(facts, of, scheme).notGraded?.code ?? null;

test.each<[number, number, NotGradedCode | null]>([
  [2028, 183, null],
  [2028, 184, "leave_over_half"],
  [2026, 182, null],
  [2026, 183, "leave_over_half"],
])("in %i, %i days of leave are %s: only more than half of the year's days", (year, leaveDays, code) => {
  const counted = months(year);
  const facts = aYear("a", {
    year,
    leaveDays,
    months: { democratic_appraisal: counted, annual_assessment: counted },
  });
  expect(caseOf(facts)).toBe(code);
});

test.each<
  [NotGradedCode, "democratic_appraisal" | "annual_assessment", Partial<YearFacts>, NotGradedCode | null]
>([
  ["out_of_scheme", "democratic_appraisal", { standing: "non_party" }, null],
  ["graded_elsewhere", "democratic_appraisal", { gradedElsewhere: "2026" }, null],
  ["exempt", "democratic_appraisal", { exemptOnDay: "exe" }, null],
  ["held", "democratic_appraisal", { held: "cas" }, null],
  ["leave_over_half", "democratic_appraisal", { leaveDays: 200 }, null],
  [
    "under_three_months",
    "democratic_appraisal",
    { monthsInPost: { democratic_appraisal: 2, annual_assessment: 12 } },
    null,
  ],
  ["probation_employment", "annual_assessment", { onProbation: true }, null],
  ["probationary_standing", "democratic_appraisal", { standing: "probationary" }, null],
  ["held", "democratic_appraisal", { held: "cas", leaveDays: 200 }, "leave_over_half"],
])("%s switched off by the county keeps nobody from a grade", (code, scheme, changes, then) => {
  const facts = aYear("a", changes);
  expect(caseOf(facts, measures, scheme)).toBe(code);
  const off = defaultMeasures();
  off.notGraded[code].on = false;
  expect(caseOf(facts, off, scheme)).toBe(then);
});

test.each([
  [[], { records: [], searched: { duty: "year_records", from: "2026-01-01", to: "2026-12-31" } }],
  [["lea_1"], { records: ["leaves"] }],
])("a case that rests on records %j cites them, else it says what was searched", (leaves, expected) => {
  const found = assess(
    aYear("a", { leaveDays: 200, leaveRecords: leaves }),
    measures,
    "democratic_appraisal",
  ).notGraded;
  expect(found).toEqual({ code: "leave_over_half", params: found?.params, ...expected });
});

test("who has no criterion left but taking part has no basis, whatever is switched off", () => {
  const off = defaultMeasures();
  for (const one of Object.values(off.notGraded)) one.on = false;
  const bare = aYear("a", {
    ...attended("a", {}),
    months: { democratic_appraisal: [], annual_assessment: [] },
    ballots: null,
  });
  expect(caseOf(bare, off)).toBe("no_basis");
});

test("exempt, deferred and unmarked quarters leave mean quality, a quarter without a note stays in as 0", () => {
  const quarters = (["exempt", "deferred", "pass", "failed", "rectified"] as const).map((result, n) => ({
    quarter: `2026Q${n}`,
    itemId: `i${n}`,
    result,
    mark: ["1/1", "1/1", "17/20", "0/1", null][n] ?? null,
  }));
  expect(format(meanQuality({ quarters }) ?? { n: 9n, d: 1n })).toBe("17/40");
  expect(meanQuality({ quarters: quarters.slice(0, 2) })).toBeUndefined();
  const marked = scoreOf(aYear("a", { quarters }), measures, "democratic_appraisal");
  expect(marked?.criteria.find(({ code }) => code === "C3")?.params).toMatchObject({
    marked: 2,
    quality: "0.42",
  });
});

test("the mark for hours shows both in hours, cut to the hundredth", () => {
  const score = scoreOf(aYear("a", { minutes: 1919 }), measures, "democratic_appraisal");
  expect(score?.criteria.find(({ code }) => code === "C2")?.params).toMatchObject({
    hours: "31.98",
    target: "32",
  });
});

test("who has no counted month owes no lesson, whatever the post on the assessment day", () => {
  const none = { months: { democratic_appraisal: [], annual_assessment: [] } };
  const cadre = aYear("a", { post: "leading_cadre", lessonsByRota: 2, ...none });
  expect(targetsOf(cadre, measures, "democratic_appraisal")).toMatchObject({ lessons: 0, halves: [] });
});

test("of two versions for one quarter the one adopted later holds", () => {
  const dearer = defaultMeasures();
  dearer.targets.characters.staff = 12_000;
  const dearest = defaultMeasures();
  dearest.targets.characters.staff = 24_000;
  const versions = [
    { from: "2026Q1", measures },
    { from: "2026Q3", measures: dearer },
    { from: "2026Q3", measures: dearest },
  ];
  expect(format(floorTo(months("2026Q3"), "characters", measures, versions))).toBe("6000/1");
  expect(format(floorTo(months("2026Q2"), "characters", measures, versions))).toBe("1500/1");
});

test("the spot check's draw is pinned: the same seed draws the same people in every release", () => {
  const ids = Array.from({ length: 25 }, (_, n) => `per_${String(n).padStart(2, "0")}`);
  expect(spotCheckOf(ids, "330521 2026Q3 0001/0002/", measures)).toEqual(["per_03", "per_05", "per_06"]);
  expect(spotCheckOf(ids, "330521 2026Q4 0001/0002/", measures)).toEqual(["per_10", "per_11", "per_21"]);
});

test("a draw from a long list is pinned too, where the lowest digits of a number tell", () => {
  const ids = Array.from({ length: 30_000 }, (_, n) => `per_${String(n).padStart(5, "0")}`);
  const drawn = spotCheckOf(ids, "330521 2026Q3 0001/0002/", measures);
  const hash = createHash("sha256").update(drawn.join()).digest("hex").slice(0, 16);
  expect([drawn.length, hash]).toEqual([3_000, "853e5da26b7ea24e"]);
});

test("the number of ballots shown is that of all valid ones", () => {
  const ballots = { id: "b", excellent: 5, qualified: 4, basically: 2, unqualified: 1 };
  const score = scoreOf(aYear("a", { ballots }), measures, "democratic_appraisal");
  expect(score?.criteria.find(({ code }) => code === "C6")?.params).toEqual({
    excellent: 5,
    qualified: 4,
    basically: 2,
    unqualified: 1,
    ballots: 12,
  });
});

test("a re-run names who is new, who is gone, and every fact, mark and gate that differs; who is the same is left out", () => {
  const stored = (id: string, changes: Partial<YearFacts> = {}): Stored => {
    const facts = aYear(id, changes);
    const score = assess(facts, measures, "democratic_appraisal");
    const outcome = score.before === "excellent" ? "excellent" : "qualified";
    return { personId: id, name: id, branchId: "unt_b", branchName: "城关支部", outcome, facts, score };
  };
  const before = [stored("d"), stored("a"), stored("gone"), stored("c", { warnings: ["w"] })];
  const after = [stored("a"), stored("b"), stored("c"), stored("d", { minutes: 1200 })];
  const found = differencesBetween(before, after);
  expect(found.map(({ personId, before: was, after: is }) => [personId, was !== null, is !== null])).toEqual([
    ["b", false, true],
    ["c", true, true],
    ["d", true, true],
    ["gone", true, false],
  ]);
  expect(found[1]).toMatchObject({ facts: ["warnings"], criteria: [], gates: { fallen: ["G9"], new: [] } });
  expect(found[2]).toMatchObject({
    facts: ["minutes"],
    criteria: [{ code: "C2", before: "10/1", after: "25/4" }],
    gates: { fallen: [], new: ["G7"] },
  });
  expect(found[0]).toMatchObject({ name: "b", branchName: "城关支部", facts: [] });
});

test("one thing that differs is enough for a re-run to name a person: the place, a fact, a mark, a gate", () => {
  const facts = aYear("a");
  const score = assess(facts, measures, "democratic_appraisal");
  const was: Stored = {
    personId: "a",
    name: "a",
    branchId: "unt_b",
    branchName: "城关支部",
    outcome: "excellent",
    facts,
    score,
  };
  const barred: Stored = {
    ...was,
    score: { ...score, gates: [{ gate: "G9", code: "G9", params: {}, records: [] }] },
  };
  const marked: Stored = {
    ...was,
    score: { ...score, score: score.score && { ...score.score, criteria: score.score.criteria.slice(1) } },
  };
  const named = (is: Stored, from: Stored = was) => differencesBetween([from], [is]).length;
  expect(named(was)).toBe(0);
  expect(named({ ...was, outcome: "beyond_quota" })).toBe(1);
  expect(named({ ...was, facts: { ...facts, warnings: ["w"] } })).toBe(1);
  expect(named(marked)).toBe(1);
  expect(named(barred)).toBe(1);
  expect(named(was, barred)).toBe(1);
});
