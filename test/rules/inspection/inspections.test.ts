import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import { format } from "../../../worker/core/rational";
import {
  countedMonths,
  daysCovered,
  isExemptedByLeave,
  isTakenOut,
  monthsInPost,
  type PersonIntervals,
} from "../../../worker/inspection/calendar/rules-months";
import {
  ownRectificationUntil,
  rectificationDeadline,
  windowsOf,
} from "../../../worker/inspection/calendar/rules-windows";
import {
  afterRectification,
  noFindings,
  noRectification,
  notesBar,
  verdictOf,
} from "../../../worker/inspection/inspections/rules";
import { spotCheckOf } from "../../../worker/inspection/inspections/rules-draw";
import { defaultMeasures, floorTo } from "../../../worker/measures/versions/rules";
import { aQuarter } from "../makers";

const measures = defaultMeasures();

function someone(changes: Partial<PersonIntervals> = {}): PersonIntervals {
  return {
    memberships: [{ from: "2020-01-01", until: null }],
    posts: [{ from: "2020-01-01", until: null, post: "staff" }],
    offices: [],
    leaves: [],
    exemptions: [],
    ...changes,
  };
}

const counted = (person: PersonIntervals, from = "2026-01", to = "2026-12") =>
  countedMonths(person, from, to).map(({ month }) => Number(month.slice(5)));

test("a month counts when the person was in post on its 15th", () => {
  expect(counted(someone({ memberships: [{ from: "2026-08-10", until: null }] }))).toEqual([
    8, 9, 10, 11, 12,
  ]);
  expect(counted(someone({ memberships: [{ from: "2026-08-15", until: "2026-10-15" }] }))).toEqual([8, 9]);
  expect(counted(someone({ memberships: [{ from: "2026-08-16", until: "2026-10-16" }] }))).toEqual([9, 10]);
});

test("for the annual assessment in post also means employed", () => {
  const retired = someone({ employments: [{ from: "2020-01-01", until: "2026-06-01" }] });
  expect(counted(retired)).toEqual([1, 2, 3, 4, 5]);
  expect(monthsInPost(retired, "2026-01", "2026-12")).toBe(5);
});

test("leave takes a month out only when it covers every working day in post", () => {
  expect(counted(someone({ leaves: [{ first: "2026-03-01", last: "2026-03-31" }] }))).not.toContain(3);
  expect(counted(someone({ leaves: [{ first: "2026-03-02", last: "2026-03-31" }] }))).not.toContain(3);
  expect(counted(someone({ leaves: [{ first: "2026-03-03", last: "2026-03-31" }] }))).toContain(3);
  const split = [
    { first: "2026-03-01", last: "2026-03-15" },
    { first: "2026-03-16", last: "2026-03-31" },
  ];
  expect(counted(someone({ leaves: split }))).not.toContain(3);
  const joined = someone({
    memberships: [{ from: "2026-03-12", until: null }],
    leaves: [{ first: "2026-03-12", last: "2026-03-31" }],
  });
  expect(isTakenOut(joined, "2026-03")).toBe(true);
});

test("leave takes out no month of which no working day was in post, and its last day is looked at like the others", () => {
  // The 15th is a Sunday.
  const weekend = someone({
    memberships: [{ from: "2026-03-14", until: "2026-03-16" }],
    leaves: [{ first: "2026-03-01", last: "2026-03-31" }],
  });
  expect(isTakenOut(weekend, "2026-03")).toBe(false);
  expect(counted(weekend)).toContain(3);
  const lastDay = someone({
    memberships: [{ from: "2026-03-31", until: null }],
    leaves: [{ first: "2026-03-31", last: "2026-03-31" }],
  });
  expect(isTakenOut(lastDay, "2026-03")).toBe(true);
  expect(isTakenOut({ ...lastDay, leaves: [{ first: "2026-03-01", last: "2026-03-30" }] }, "2026-03")).toBe(
    false,
  );
});

test("leave and exemption together take a month out; the Sunday that is worked counts as a working day", () => {
  const leaves = [{ first: "2026-09-01", last: "2026-09-19" }];
  const exemptions = [{ first: "2026-09-21", last: "2026-09-30" }];
  expect(counted(someone({ leaves, exemptions }))).toContain(9);
  expect(
    counted(someone({ leaves, exemptions: [{ first: "2026-09-20", last: "2026-09-30" }] })),
  ).not.toContain(9);
});

test("a counted month carries the post and office of its 15th day", () => {
  const person = someone({
    posts: [
      { from: "2020-01-01", until: "2026-05-15", post: "staff" },
      { from: "2026-05-15", until: null, post: "department_head" },
    ],
    offices: [{ from: "2026-06-01", until: null }],
  });
  expect(countedMonths(person, "2026-04", "2026-06")).toEqual([
    { month: "2026-04", post: "staff", office: false },
    { month: "2026-05", post: "department_head", office: false },
    { month: "2026-06", post: "department_head", office: true },
  ]);
});

test("days covered by overlapping leaves are counted once and inside the year", () => {
  const ranges = [
    { first: "2025-12-20", last: "2026-01-10" },
    { first: "2026-01-05", last: "2026-01-12" },
    { first: "2026-01-06", last: "2026-01-07" },
  ];
  expect(daysCovered(ranges, "2026-01-01", "2026-12-31")).toBe(12);
  expect(daysCovered(ranges.toReversed(), "2026-01-01", "2026-12-31")).toBe(12);
  const apart = [ranges[2]!, { first: "2026-03-01", last: "2026-03-02" }, ranges[0]!, ranges[1]!];
  expect(daysCovered(apart, "2026-01-01", "2026-12-31")).toBe(14);
});

test("a session owes nothing from a leave's first day to its last, where it takes the month out, and on no other day", () => {
  const away = someone({
    leaves: [{ first: "2026-03-02", last: "2026-03-31" }],
    exemptions: [{ first: "2026-06-01", last: "2026-06-30" }],
  });
  const days = ["2026-03-01", "2026-03-02", "2026-03-31", "2026-04-01", "2026-06-15"];
  expect(days.map((day) => isExemptedByLeave(away, day))).toEqual([false, true, true, false, false]);
});

test("scenario 1: joined on 10 August, floor to Q3 1,000 and 900 passes", () => {
  const months = countedMonths(
    someone({ memberships: [{ from: "2026-08-10", until: null }] }),
    "2026-01",
    "2026-09",
  );
  const floor = floorTo(months, "characters", measures);
  expect([format(floor), format(notesBar(floor, measures))]).toEqual(["1000/1", "900/1"]);
  expect(verdictOf(aQuarter("2026Q3", { months, typedCharacters: 900 }), measures).verdict).toBe("pass");
  const below = verdictOf(aQuarter("2026Q3", { months, typedCharacters: 899 }), measures);
  expect(below.reasons).toEqual([
    {
      code: "notes_below",
      params: { characters: 899, floor: "1000", bar: "900", quarter: "2026Q3" },
      standard: "inspection.notesPass",
      records: ["notes"],
      searched: { duty: "notes", from: "2026-01-01", to: "2026-09-30" },
    },
  ]);
});

test("scenario 3: sick leave from February to August leaves January and September on, Q2 is deferred", () => {
  const person = someone({ leaves: [{ first: "2026-02-01", last: "2026-08-31" }] });
  expect(counted(person)).toEqual([1, 9, 10, 11, 12]);
  const q2 = aQuarter("2026Q2", {
    months: countedMonths(person, "2026-01", "2026-06"),
    typedCharacters: 0,
    notesInQuarter: 0,
  });
  expect(verdictOf(q2, measures)).toMatchObject({ verdict: "deferred", reasons: [], mark: null });
  const later = someone({ leaves: [{ first: "2026-07-06", last: "2026-12-31" }] });
  expect(counted(later)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(daysCovered(later.leaves, "2026-01-01", "2026-12-31")).toBe(179);
});

test("scenario 5: a book shown during rectification with 5,100 characters verified is rectified, not shown is failed", () => {
  const facts = aQuarter("2026Q2", { typedCharacters: 0, books: [{ id: "note_1", characters: 5000 }] });
  const findings = { ...noFindings, bookNotHandedIn: "find_1" };
  expect(verdictOf(facts, measures, findings)).toMatchObject({
    verdict: "rectify",
    floor: "3000/1",
    reasons: [{ code: "book_not_handed_in", records: ["find_1"] }],
  });
  const shown = {
    ...noRectification,
    bookShown: "show_1",
    verified: [{ bookId: "note_1", characters: 5100 }],
  };
  expect(afterRectification(facts, measures, findings, shown, false)).toMatchObject({
    result: "rectified",
    characters: 5100,
  });
  expect(afterRectification(facts, measures, findings, noRectification, false).result).toBe("rectify");
  expect(afterRectification(facts, measures, findings, noRectification, true)).toMatchObject({
    result: "failed",
    remaining: [{ code: "book_not_handed_in" }],
  });
});

test("the verified count replaces only its own book's declared one", () => {
  const books = [
    { id: "note_1", characters: 2000 },
    { id: "note_2", characters: 1000 },
  ];
  const facts = aQuarter("2026Q2", { typedCharacters: 0, books });
  const verdict = verdictOf(facts, measures, {
    ...noFindings,
    verified: [{ bookId: "note_1", characters: 1500 }],
  });
  expect([verdict.characters, verdict.verdict]).toEqual([2500, "rectify"]);
});

test("a missing note is made good by one note, the bar stays at 90 % of that quarter's floor", () => {
  const facts = aQuarter("2026Q2", { typedCharacters: 2500, notesInQuarter: 0 });
  expect(verdictOf(facts, measures).reasons.map(({ code }) => code)).toEqual(["notes_below", "no_note"]);
  const one = (characters: number) => ({ ...noRectification, notes: [{ id: "note_9", characters }] });
  expect(afterRectification(facts, measures, noFindings, one(199), true).result).toBe("failed");
  expect(afterRectification(facts, measures, noFindings, one(200), true)).toMatchObject({
    result: "rectified",
    mark: "0/1",
  });
});

test("one note of the quarter is enough not to be without", () => {
  const codes = (notesInQuarter: number) =>
    verdictOf(aQuarter("2026Q1", { notesInQuarter }), measures).reasons.map(({ code }) => code);
  expect([codes(0), codes(1)]).toEqual([["no_note"], []]);
});

test.each([
  ["nothing", { typedNotes: [], books: [] }, []],
  ["a typed note", { typedNotes: ["not_1"], books: [] }, ["notes"]],
  ["a book", { typedNotes: [], books: [{ id: "book_1", characters: 10 }] }, ["notes"]],
  ["one of each", { typedNotes: ["not_1"], books: [{ id: "book_1", characters: 10 }] }, ["notes"]],
])("notes below the bar cite the notes where there are any: %s", (_, changes, records) => {
  const facts = aQuarter("2026Q1", { typedCharacters: 0, ...changes });
  expect(verdictOf(facts, measures).reasons[0]).toMatchObject({ code: "notes_below", records });
});

test("reasons stand in the order of the measures, and poor quality cites its mark where there is one", () => {
  const facts = aQuarter("2026Q1", { unexcusedRecords: ["att_1"] });
  const poor = (qualityRecord: string | null) =>
    verdictOf(facts, measures, { ...noFindings, quality: "poor", qualityRecord }).reasons;
  expect(poor("mark_1").map(({ code, records }) => [code, records])).toEqual([
    ["unexcused_absence", ["att_1"]],
    ["quality_poor", ["mark_1"]],
  ]);
  expect(poor(null)[1]?.records).toEqual([]);
});

test("an accepted explanation takes an unexcused absence out of the reasons", () => {
  const facts = aQuarter("2026Q1", { unexcusedRecords: ["att_2", "att_1"] });
  expect(verdictOf(facts, measures).reasons[0]).toMatchObject({
    code: "unexcused_absence",
    records: ["att_1", "att_2"],
  });
  const explained = { ...noFindings, explanationsAccepted: ["att_1"] };
  expect(verdictOf(facts, measures, explained).reasons[0]?.records).toEqual(["att_2"]);
  const both = { ...noRectification, explanationsAccepted: ["att_2"] };
  expect(afterRectification(facts, measures, explained, both, true).result).toBe("rectified");
});

test("a new quality mark replaces the old one, a note-less inspected quarter has mark 0", () => {
  const poor = { ...noFindings, quality: "poor" as const, qualityRecord: "mark_1" };
  expect(verdictOf(aQuarter("2026Q1"), measures, poor)).toMatchObject({ verdict: "rectify", mark: "2/5" });
  const better = { ...noRectification, quality: "good" as const, qualityRecord: "mark_2" };
  expect(afterRectification(aQuarter("2026Q1"), measures, poor, better, true)).toMatchObject({
    result: "rectified",
    mark: "17/20",
  });
  expect(verdictOf(aQuarter("2026Q1", { notesInQuarter: 0 }), measures).mark).toBe("0/1");
  expect(verdictOf(aQuarter("2026Q1"), measures).mark).toBeNull();
});

test("a target of 0 drops every reason about notes, book and quality", () => {
  const none = defaultMeasures();
  none.targets.characters.staff = 0;
  const findings = { ...noFindings, bookNotHandedIn: "find_1", quality: "poor" as const };
  const facts = aQuarter("2026Q1", { typedCharacters: 0, notesInQuarter: 0 });
  expect(verdictOf(facts, none, findings)).toMatchObject({
    verdict: "pass",
    reasons: [],
    floor: "0/1",
    mark: null,
  });
  const absent = { ...facts, unexcusedRecords: ["att_1"] };
  expect(verdictOf(absent, none, findings).reasons.map(({ code }) => code)).toEqual(["unexcused_absence"]);
});

test("exempt comes before deferred", () => {
  const facts = aQuarter("2026Q1", { exemptWholeQuarter: true, exemptionIds: ["exe_1"], months: [] });
  expect(verdictOf(facts, measures)).toMatchObject({ verdict: "exempt", records: ["exe_1"] });
});

test.each([
  [0, 0],
  [1, 1],
  [10, 1],
  [11, 2],
  [25, 3],
])("of %i persons the spot check draws %i", (size, drawn) => {
  const ids = Array.from({ length: size }, (_, i) => `per_${i}`);
  const draw = spotCheckOf(ids, "seed", measures);
  expect(draw).toHaveLength(drawn);
  expect(spotCheckOf(ids.toReversed(), "seed", measures)).toEqual(draw);
  expect(new Set(draw).size).toBe(drawn);
});

test("different seeds draw everyone in time", () => {
  const ids = Array.from({ length: 10 }, (_, i) => `per_${i}`);
  const drawn = new Set(Array.from({ length: 200 }, (_, i) => spotCheckOf(ids, `seed${i}`, measures)[0]));
  expect(drawn.size).toBe(10);
});

test.each([
  ["2026Q1", "2026-04-01", "2026-04-10", "2026-04-20", "2026-05-13"],
  ["2026Q3", "2026-10-01", "2026-10-10", "2026-10-20", "2026-11-10"],
  ["2026Q4", "2027-01-01", "2027-01-08", "2027-01-08", "2027-01-20"],
  ["2025Q4", "2026-01-01", "2026-01-08", "2026-01-08", "2026-01-20"],
  ["2028Q4", "2029-01-01", "2029-01-08", "2029-01-08", "2029-01-20"],
])(
  "%s opens %s, branch until %s, spot check until %s, rectification until %s",
  (quarter, opensOn, branchUntil, spotCheckUntil, rectificationUntil) => {
    expect(windowsOf(quarter, measures.timetable)).toEqual({
      opensOn,
      branchUntil,
      spotCheckUntil,
      rectificationUntil,
    });
  },
);

test("the clock of rectification stands still on approved leave, the fourth quarter's end does not move", () => {
  const leave = [{ first: "2026-10-26", last: "2026-11-01" }];
  expect(rectificationDeadline("2026Q3", "2026-10-20", [], measures.timetable)).toBe("2026-11-10");
  expect(rectificationDeadline("2026Q3", "2026-10-20", leave, measures.timetable)).toBe("2026-11-17");
  expect(
    rectificationDeadline(
      "2026Q4",
      "2027-01-08",
      [{ first: "2027-01-11", last: "2027-01-15" }],
      measures.timetable,
    ),
  ).toBe("2027-01-20");
});

test.each([
  ["nobody on leave", [], "2026-05-13"],
  ["approved in time", [["2026-05-06", "2026-05-12", "2026-05-01"]], "2026-05-21"],
  ["approved on the last day", [["2026-05-06", "2026-05-12", "2026-05-13"]], "2026-05-21"],
  ["approved a day too late", [["2026-05-06", "2026-05-12", "2026-05-14"]], "2026-05-13"],
  [
    "a second one approved while the first made it longer",
    [
      ["2026-05-06", "2026-05-12", "2026-05-01"],
      ["2026-05-20", "2026-05-20", "2026-05-21"],
    ],
    "2026-05-22",
  ],
  ["away for the rest of the year", [["2026-04-21", "2027-06-30", "2026-04-01"]], "2027-01-20"],
] as const)("the own last day of rectification, %s", (_which, leaves, until) => {
  const approved = leaves.map(([first, last, on]) => ({ first, last, approvedAt: startOfDayMs(on) }));
  expect(ownRectificationUntil("2026Q1", approved, measures.timetable)).toBe(until);
});
