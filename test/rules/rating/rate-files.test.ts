import { expect, test } from "vitest";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { capOf, quotasOf } from "../../../worker/rating/engine/rules";
import { byText, quotasFrom } from "../../../worker/rating/engine/rules-quota";
import type { QuotaUse } from "../../../worker/rating/engine/shape";
import { rate } from "../../../worker/rating/files/rules";
import { fileTexts } from "../../../worker/rating/files/rules-export";
import { answerOf, aUnit } from "../makers";

const measures = defaultMeasures();
const fileOf = (changes: object) => ({
  scheme: "democratic_appraisal",
  year: 2026,
  people: [{ id: "a", unit: "b", ...changes }],
});
const answer = (changes: object) => answerOf(() => rate(fileOf(changes)));
const factsOf = (changes: object) => rate(fileOf(changes)).facts.get("a");

test.each<[string, object, string]>([
  [
    "present above expected",
    { attendance: { expected: 3, present: 4 } },
    "attendance.present more_than 4 expected 3",
  ],
  ["all present", { attendance: { expected: 3, present: 3 } }, "fine"],
  [
    "more that came late, left early or made up than were present",
    { attendance: { expected: 3, present: 2, late: 1, leftEarly: 1, madeUp: 1 } },
    "attendance.late more_than 3 present 2",
  ],
  ["as many", { attendance: { expected: 3, present: 3, late: 1, leftEarly: 1, madeUp: 1 } }, "fine"],
  [
    "an absence too few",
    { attendance: { expected: 3, present: 1, unexcused: 1 } },
    "attendance.unexcused not_equal 2 expected − present",
  ],
  ["the absences that are left", { attendance: { expected: 3, present: 1, unexcused: ["x", "y"] } }, "fine"],
  ["more months than in post", { months: 3, monthsInPost: 2 }, "months more_than 3 monthsInPost 2"],
  ["as many months as in post", { months: 3, monthsInPost: 3 }, "fine"],
  [
    "more named months than in post",
    { months: ["2026-01", "2026-02"], monthsInPost: 1 },
    "months more_than 2 monthsInPost 1",
  ],
  ["a month of another year", { months: ["2025-12"] }, "months.0 other_year 2026"],
  ["a month twice", { months: ["2026-01", "2026-02", "2026-01"] }, "months.2 duplicate"],
  [
    "a quarter of another year",
    { quarters: [{ quarter: "2025Q1", result: "pass" }] },
    "quarters.0.quarter other_year 2026",
  ],
  [
    "an essay of another year",
    { essays: [{ half: "2025H2", characters: 900 }] },
    "essays.0.half other_year 2026",
  ],
  [
    "two essays of a half-year",
    {
      essays: [
        { half: "H1", characters: 900 },
        { half: "H1", characters: 800 },
      ],
    },
    "fine",
  ],
  ["a whole mark", { quarters: [{ quarter: "Q1", result: "pass", quality: "1/1" }] }, "fine"],
  [
    "a mark above it",
    { quarters: [{ quarter: "Q1", result: "pass", quality: "3/2" }] },
    "quarters.0.quality share_over_one",
  ],
  [
    "more missing than listed",
    { mustReads: { listed: 1, missing: 2 } },
    "mustReads.missing more_than 2 listed 1",
  ],
  ["all that are listed missing", { mustReads: { listed: 2, missing: ["r1", "r2"] } }, "fine"],
])("of one person in a file, %s is answered by its field", (_, changes, said) => {
  expect(answer(changes)).toBe(said === "fine" ? said : `people.0.${said}`);
});

test("months that a file only counts are the last of the year; named ones stand in their order", () => {
  const months = (of: object) => factsOf(of)?.months.democratic_appraisal.map(({ month }) => month);
  expect(months({ months: 3 })).toEqual(["2026-10", "2026-11", "2026-12"]);
  expect(months({ months: ["2026-05", "2026-03", "2026-04"] })).toEqual(["2026-03", "2026-04", "2026-05"]);
  const inPost = (of: object) => factsOf(of)?.monthsInPost.annual_assessment;
  expect([inPost({ months: 3 }), inPost({ months: 3, monthsInPost: 5 })]).toEqual([3, 5]);
});

test("records that a file only counts are numbered, flags name one, and what stands in it keeps its id", () => {
  const counted = factsOf({
    notes: 2,
    items: 1,
    lessons: 1,
    warnings: 2,
    mustReads: { listed: 3, missing: 2 },
    gradedElsewhere: true,
    essays: [
      { half: "2026H2", characters: 900 },
      { half: "H1", characters: 10_000 },
      { half: "2026H1", characters: 9_000 },
    ],
    quarters: [
      { quarter: "2026Q2", result: "pass", quality: "good" },
      { quarter: "Q1", result: "pass", quality: "17/20", id: "i1" },
    ],
    ballots: { excellent: 3 },
  });
  expect(counted).toMatchObject({
    notes: ["#1", "#2"],
    items: ["#1"],
    lessons: ["#1"],
    warnings: ["#1", "#2"],
    mustReads: { listed: 3, missing: ["#1", "#2"] },
    gradedElsewhere: "#1",
    held: null,
    essays: [
      { id: "#1", half: "2026H1", characters: 9_000 },
      { id: "#2", half: "2026H1", characters: 10_000 },
      { id: "#3", half: "2026H2", characters: 900 },
    ],
    quarters: [
      { quarter: "2026Q1", itemId: "i1", mark: "17/20" },
      { quarter: "2026Q2", itemId: "#Q2", mark: "17/20" },
    ],
    ballots: { id: "#1", excellent: 3 },
  });
});

test("a file's attendance is told apart by status, and what it only counts is cited by nothing", () => {
  const attendance = { expected: 10, present: 8, late: 1, leftEarly: 2, madeUp: ["m"], leave: 4 };
  expect(factsOf({ attendance })).toMatchObject({
    attendance: { present: 4, late: 1, left_early: 2, made_up: 1, leave: 4, unexcused: 2 },
    attendanceRecords: { late: [], left_early: [], made_up: ["m"], leave: [], unexcused: [] },
  });
});

test("a stored run's units say whether their share was approved, who pools with whom, and where the seats are taken", async () => {
  const quota = (quotaId: string, unitIds: string[], share: [number, number], taken = 0): QuotaUse => ({
    quotaId,
    scheme: "annual_assessment",
    unitIds,
    base: 10,
    share,
    cap: 2,
    taken,
    proposed: [],
    beyond: [],
    pending: { seats: 0, candidates: [] },
  });
  const unitsIn = async () => {
    let text = "";
    const quotas = [
      quota("o1", ["o1"], [1, 4], 2),
      quota("o2", ["o2"], [1, 5]),
      quota("o3", ["o3"], [2, 4]),
      quota("pool:p", ["o4", "o5"], [1, 5], 1),
      { ...quota("o6", ["o6"], [1, 4]), scheme: "democratic_appraisal" as const },
    ];
    const run = { year: 2026, scheme: "annual_assessment" as const, measures, versions: [] };
    for await (const part of fileTexts(run, (async function* () {})(), quotas)) text += part;
    return JSON.parse(text).units;
  };
  const unit = (id: string, changes = {}) => ({
    id,
    pooled: false,
    approvedShare: false,
    seatsTaken: 0,
    ...changes,
  });
  const pooled = { parent: "p", pooled: true };
  expect(await unitsIn()).toEqual([
    unit("o1", { approvedShare: true, seatsTaken: 2 }),
    unit("o2"),
    unit("o3"),
    unit("o4", { ...pooled, seatsTaken: 1 }),
    unit("o5", pooled),
    unit("o6"),
  ]);
});

test("identifiers stand in the order of their code units", () => {
  expect([byText("a", "b"), byText("b", "a"), byText("a", "a")]).toEqual([-1, 1, 0]);
});

test.each([
  [1, [1, 2], "nearest", 1],
  [2, [1, 5], "nearest", 0],
  [3, [1, 5], "nearest", 1],
  [3, [1, 5], "up", 1],
  [9, [1, 5], "down", 1],
  [10, [1, 5], "down", 2],
] as const)("of a base of %d the share %j rounded %s is %d seats", (base, share, rounding, seats) => {
  expect(capOf(base, share, rounding)).toBe(seats);
});

test("a unit that is not listed has its own share and no seat taken", () => {
  expect(quotasOf([], [], measures, "annual_assessment")).toEqual([]);
  expect(quotasFrom(new Map([["u", 10]]), [], measures, "annual_assessment")).toMatchObject([
    { quotaId: "u", share: [1, 5], cap: 2, taken: 0 },
  ]);
});

test("a pool keeps the share that its units have alike, adds up what is taken, and has no seat without people", () => {
  const pool = (bases: [string, number][], second: object, own = measures) =>
    quotasFrom(
      new Map(bases),
      [
        aUnit("a", { optsIntoPool: true, seatsTaken: 1 }),
        aUnit("b", { optsIntoPool: true, seatsTaken: 2, ...second }),
      ],
      own,
      "annual_assessment",
    )[0];
  const four: [string, number][] = [
    ["a", 4],
    ["b", 3],
  ];
  const written = defaultMeasures();
  written.quotas.annual_assessment.share = [2, 10];
  expect(pool(four, {}, written)).toMatchObject({ share: [2, 10], base: 7, cap: 1, taken: 3 });
  expect(pool(four, { approvedShare: true })).toMatchObject({ share: [31, 140], cap: 1 });
  const twice = defaultMeasures();
  twice.quotas.annual_assessment.approvedShare = [2, 5];
  expect(
    pool(
      [
        ["a", 4],
        ["b", 2],
      ],
      { approvedShare: true },
      twice,
    ),
  ).toMatchObject({ share: [4, 15], cap: 1 });
  expect(
    pool(
      [
        ["a", 0],
        ["b", 0],
      ],
      { approvedShare: true },
    ),
  ).toMatchObject({ share: [1, 5], base: 0, cap: 0 });
});
