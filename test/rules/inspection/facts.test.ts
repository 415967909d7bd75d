import { expect, test } from "vitest";
import { quarterFactsOf, yearFactsOf } from "../../../worker/inspection/facts/rules";
import type { AttendanceGroup, YearRecord } from "../../../worker/inspection/facts/shape";
import { judgeRectified, rectificationOf } from "../../../worker/inspection/inspections/rules-judge";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { aQuarter } from "../makers";

const measures = defaultMeasures();
const always = { from: "2020-01-01", until: null };
const place = { branchName: "城关支部", organId: "o", organName: "县委办" };

function aRecord(changes: Partial<YearRecord> = {}): YearRecord {
  return {
    personId: "per_1",
    name: "李明",
    memberships: [{ id: "m", branchId: "a", ...place, ...always }],
    standings: [{ id: "s", standing: "full", ...always }],
    posts: [
      {
        id: "p",
        post: "department_head",
        office: "secretary",
        employment: "worker",
        onProbation: 0,
        ...always,
      },
    ],
    exemptions: [],
    leaves: [],
    attendance: [],
    notes: [],
    essays: [],
    certificates: [],
    counted: [],
    items: [],
    lessons: [],
    lessonsByRota: 0,
    readMustReads: [],
    warnings: [],
    openCase: null,
    gradedElsewhere: null,
    ballots: null,
    inspected: [],
    ...changes,
  };
}
const group = (
  status: AttendanceGroup["status"],
  month: string,
  rows: number,
  records: string[],
  day: string | null = null,
) => ({
  status,
  month,
  day,
  rows,
  minutes: rows * 60,
  records,
});
const quarter = (changes: Partial<YearRecord>, of = "2026Q2") =>
  quarterFactsOf(aRecord(changes), of, measures);
const year = (changes: Partial<YearRecord>, mustReads: string[] = []) =>
  yearFactsOf(aRecord(changes), 2026, "2026-12-31", mustReads, measures);

const attendance = [
  group("present", "2026-02", 2, ["f1", "f2"]),
  group("leave", "2026-03", 1, ["f3"], "2026-03-10"),
  group("late", "2026-03", 1, ["f0"]),
  group("present", "2026-04", 3, ["c", "b", "a"]),
  group("late", "2026-05", 1, ["d"]),
  group("left_early", "2026-06", 1, ["0"]),
  group("leave", "2026-06", 1, ["l"], "2026-06-02"),
  group("made_up", "2026-06", 2, ["k", "j"], "2026-06-03"),
  group("unexcused", "2026-06", 1, ["u"], "2026-06-04"),
  group("official", "2026-06", 1, []),
  group("present", "2026-07", 5, ["later"]),
];

test("a quarter counts its own sessions, and minutes since the first of January", () => {
  const facts = quarter({
    attendance: attendance.slice(0, -1),
    certificates: [
      { id: "x", minutes: 90 },
      { id: "y", minutes: 30 },
    ],
  });
  expect(facts).toMatchObject({
    sessions: { roll: 10, expected: 8, present: 7 },
    leaves: 3,
    leaveRecords: ["j", "k", "l"],
    unexcusedRecords: ["u"],
    attendedRecords: ["0", "a", "b", "c", "d"],
    earlierRecords: ["f0", "f1", "f2"],
    minutes: (3 + 5 + 2) * 60 + 120,
    certificates: ["x", "y"],
  });
});

test("a quarter belongs to the branch that held last in it, and is nobody's who was in none", () => {
  const moved = (at: string) =>
    quarter({
      memberships: [
        { id: "1", branchId: "a", ...place, from: "2020-01-01", until: at },
        { id: "2", branchId: "b", ...place, from: at, until: null },
      ],
    })?.unitId;
  expect([moved("2026-06-30"), moved("2026-07-01"), moved("2026-04-01")]).toEqual(["b", "a", "b"]);
  const left = (until: string) =>
    quarter({ memberships: [{ id: "1", branchId: "a", ...place, from: "2020-01-01", until }] });
  expect([left("2026-04-01"), left("2026-04-02")?.unitId]).toEqual([undefined, "a"]);
});

test("exemptions of a quarter are those that touch it; exempt throughout is every working day in post", () => {
  const exempt = (from: string, until: string | null, changes: Partial<YearRecord> = {}) => {
    const facts = quarter({ exemptions: [{ id: "e", from, until }], ...changes });
    return [facts?.exemptionIds.length, facts?.exemptWholeQuarter];
  };
  expect(exempt("2026-07-01", null)).toEqual([0, false]);
  expect(exempt("2026-01-01", "2026-04-01")).toEqual([0, false]);
  expect(exempt("2026-06-30", null)).toEqual([1, false]);
  expect(exempt("2026-01-01", "2026-04-02")).toEqual([1, false]);
  expect(exempt("2026-04-01", "2026-07-01")).toEqual([1, true]);
  expect(exempt("2026-04-01", "2026-06-30")).toEqual([1, false]);
  expect(exempt("2026-04-02", null)).toEqual([1, false]);
  // In post from Saturday on, a holiday weekend: its free days are looked at instead.
  const late = {
    memberships: [{ id: "m", branchId: "a", ...place, from: "2026-06-27", until: "2026-06-29" }],
  };
  expect(exempt("2026-06-27", "2026-06-29", late)).toEqual([1, true]);
  expect(exempt("2026-06-27", "2026-06-28", late)).toEqual([1, false]);
  // On its working day exempt, on the Saturday after it not: the free day does not matter.
  const friday = {
    memberships: [{ id: "m", branchId: "a", ...place, from: "2026-06-26", until: "2026-06-28" }],
  };
  expect(exempt("2026-06-26", "2026-06-27", friday)).toEqual([1, true]);
  // One working day without exemption is enough, whichever it is.
  const apart = (day: string, next: string) =>
    quarter({
      exemptions: [
        { id: "1", from: "2026-04-01", until: day },
        { id: "2", from: next, until: null },
      ],
    })?.exemptWholeQuarter;
  expect([apart("2026-04-02", "2026-04-03"), apart("2026-04-03", "2026-04-04")]).toEqual([false, false]);
  expect(quarter({})?.exemptWholeQuarter).toBe(false);
});

test("a session inside a leave that takes its month out owes nothing", () => {
  const missed = [
    group("unexcused", "2026-05", 1, ["u"], "2026-05-06"),
    group("present", "2026-06", 1, ["p"]),
  ];
  const away = (last: string) =>
    quarter({ attendance: missed, leaves: [{ id: "l", kind: "sick", first: "2026-05-01", last }] });
  expect(away("2026-05-31")).toMatchObject({ sessions: { roll: 2, expected: 1 }, unexcusedRecords: [] });
  expect(away("2026-05-20")).toMatchObject({ sessions: { roll: 2, expected: 2 }, unexcusedRecords: ["u"] });
});

const notes: YearRecord["notes"] = [
  { id: "t1", form: "typed", writtenOn: "2026-03-31", characters: 100, verified: 0 },
  { id: "t2", form: "typed", writtenOn: "2026-04-01", characters: 20, verified: 1 },
  { id: "b1", form: "book", writtenOn: "2026-06-30", characters: 3000, verified: 0 },
  { id: "b2", form: "book", writtenOn: "2026-07-01", characters: 500, verified: 1 },
];

test("notes count typed and by book, those of the quarter by their day, and a count stands in place of what it covered", () => {
  expect(quarter({ notes })).toMatchObject({
    typedCharacters: 120,
    typedNotes: ["t1", "t2"],
    notesInQuarter: 2,
    verifiedBooks: ["t2", "b2"],
    books: [
      { id: "b1", characters: 3000 },
      { id: "b2", characters: 500 },
    ],
  });
  const counted = [
    { quarter: "2026Q1", inspectionId: "i1", characters: 900, books: [{ id: "b1" }], later: null },
    { quarter: "2026Q2", inspectionId: "i2", characters: 2800, books: [{ id: "b1" }], later: ["b2"] },
  ];
  expect(quarter({ notes, counted })?.books).toEqual([
    { id: "i1", characters: 900 },
    { id: "b2", characters: 500 },
  ]);
  expect(quarter({ notes, counted }, "2026Q3")?.books).toEqual([{ id: "i2", characters: 2800 }]);
  expect(year({ notes, counted })).toMatchObject({ characters: 120 + 2800, countedBook: "i2" });
  expect(year({ notes })).toMatchObject({
    characters: 120 + 3500,
    countedBook: null,
    notes: ["t1", "t2", "b1", "b2"],
  });
});

test("essays of a quarter are those of its half-year", () => {
  const essays = ["2026H1", "2026H2"].map((half) => ({ id: half, half, characters: 900 }));
  expect(quarter({ essays })?.essays).toEqual([{ id: "2026H1", characters: 900 }]);
  expect(quarter({ essays }, "2026Q3")?.essays).toEqual([{ id: "2026H2", characters: 900 }]);
});

test("the year is of the branch, standing and post of the assessment day, and of nobody who left by then", () => {
  const until = (day: string) => [{ id: "m", branchId: "a", ...place, from: "2020-01-01", until: day }];
  expect(year({ memberships: until("2026-12-31") })).toBeUndefined();
  expect(year({ memberships: until("2027-01-01") })?.branch).toEqual({ id: "a", name: "城关支部" });
  expect(
    year({ memberships: [{ id: "m", branchId: "a", ...place, from: "2027-01-01", until: null }] }),
  ).toBeUndefined();
  expect(
    year({ memberships: [{ id: "m", branchId: "a", ...place, from: "2026-12-31", until: null }] }),
  ).toBeDefined();
  expect(year({})).toMatchObject({
    standing: "full",
    post: "department_head",
    employment: "worker",
    onProbation: false,
  });
  expect(year({ posts: [], standings: [] })).toMatchObject({
    standing: "non_party",
    post: "staff",
    employment: null,
    onProbation: false,
    postRecord: null,
  });
  const none = {
    id: "p",
    post: "staff",
    office: "none",
    employment: "none",
    onProbation: 1,
    ...always,
  } as const;
  expect(year({ posts: [none] })).toMatchObject({
    employment: null,
    onProbation: true,
    months: { annual_assessment: [], democratic_appraisal: { 11: { month: "2026-12", office: false } } },
    monthsInPost: { annual_assessment: 0, democratic_appraisal: 12 },
  });
  expect(year({})).toMatchObject({
    months: { annual_assessment: { 0: { month: "2026-01", office: true } } },
  });
  expect(year({ exemptions: [{ id: "e", from: "2026-12-31", until: null }] })?.exemptOnDay).toBe("e");
});

test("a certificate adds its minutes to those that attendance earned", () => {
  const certificates = [{ id: "x", minutes: 45 }];
  const earned = (year({ attendance })?.minutes ?? 0) + 45;
  expect(year({ attendance, certificates })).toMatchObject({ minutes: earned, certificates: ["x"] });
});

test("the year adds up its roll, its leave of sickness and affairs, its ballots and its must-reads", () => {
  const leaves = [
    { id: "1", kind: "sick", first: "2025-12-20", last: "2026-01-10" },
    { id: "2", kind: "personal", first: "2026-12-31", last: "2027-01-05" },
    { id: "3", kind: "official", first: "2026-02-01", last: "2026-02-05" },
  ];
  const ballots = { version: 2, excellent: 3, qualified: 1, basically: 0, unqualified: 0 };
  expect(year({ attendance, leaves, ballots, readMustReads: ["r2"] }, ["r1", "r2"])).toMatchObject({
    attendance: {
      present: 10,
      late: 2,
      left_early: 1,
      leave: 2,
      made_up: 2,
      official: 1,
      unexcused: 1,
      exempt: 0,
    },
    attendanceRecords: {
      present: ["a", "b", "c", "f1", "f2", "later"],
      leave: ["f3", "l"],
      made_up: ["j", "k"],
    },
    leaveDays: 11,
    leaveRecords: ["1", "2"],
    ballots: { id: "2026/2", excellent: 3, qualified: 1 },
    mustReads: { listed: 2, missing: ["r1"] },
  });
  expect(year({})?.ballots).toBeNull();
});

test("a quarter's mark is the one given, none where nothing was asked, and 0 where no note came though some were asked", () => {
  const item = (changes: Partial<YearRecord["inspected"][number]>) =>
    year({
      inspected: [
        {
          quarter: "2026Q1",
          inspectionId: "i",
          verdict: "pass",
          notesInQuarter: 0,
          months: [{ month: "2026-01", post: "staff", office: false }],
          quality: null,
          final: null,
          ...changes,
        },
      ],
    })?.quarters[0];
  expect(item({})).toEqual({ quarter: "2026Q1", itemId: "i", result: "pass", mark: "0/1" });
  expect([
    item({ notesInQuarter: 1 })?.mark,
    item({ months: [] })?.mark,
    item({ months: null })?.mark,
  ]).toEqual([null, null, null]);
  expect([
    item({ quality: "excellent" })?.mark,
    item({ verdict: "exempt", quality: "excellent" })?.mark,
  ]).toEqual(["1/1", null]);
  expect([
    item({ verdict: "deferred", quality: "good" })?.mark,
    item({ verdict: "rectify", final: "failed" })?.result,
  ]).toEqual([null, "failed"]);
});

const mark = {
  quality: null,
  bookNotHandedIn: false,
  bookShownOn: null,
  verifiedCharacters: null,
  explanations: null,
  rectifiedQuality: null,
  rectifiedCharacters: null,
  rectifiedExplanations: null,
};

test("a book that was in when all were counted is in that count, one that came later is added", () => {
  const later = [
    { id: "b1", form: "book", characters: 100, createdAt: 50 },
    { id: "b2", form: "book", characters: 100, createdAt: 51 },
    { id: "t", form: "typed", characters: 100, createdAt: 40 },
  ] as const;
  const facts = aQuarter("2026Q1", {
    books: [
      { id: "x", characters: 5 },
      { id: "y", characters: 6 },
    ],
  });
  const of = (changes: object) => rectificationOf(facts, { ...mark, ...changes }, later, "r");
  expect(of({ rectifiedCharacters: 900, createdAt: 50 }).notes.map(({ characters }) => characters)).toEqual([
    0, 100, 100,
  ]);
  expect(of({ rectifiedCharacters: 900 }).notes.map(({ characters }) => characters)).toEqual([0, 0, 100]);
  expect(of({}).notes.map(({ characters }) => characters)).toEqual([100, 100, 100]);
  expect([of({ rectifiedCharacters: 900 }).verified, of({}).verified]).toEqual([
    [
      { bookId: "x", characters: 900 },
      { bookId: "y", characters: 0 },
    ],
    [],
  ]);
});

test("rectified keeps what had to be made good, open what remains", () => {
  const facts = aQuarter("2026Q1", { typedCharacters: 1000 });
  const judged = (characters: number) =>
    judgeRectified(
      facts,
      mark,
      [{ id: "t", form: "typed", characters, createdAt: 1 }],
      "r",
      false,
      measures,
      [],
    );
  expect(judged(350)).toMatchObject({ verdict: "rectified", reasons: [{ code: "notes_below" }] });
  expect(judged(349)).toMatchObject({ verdict: "rectify", reasons: [{ code: "notes_below" }] });
});
