import { expect, test } from "vitest";
import { shanghaiTime } from "../../../worker/core/calendar";
import { daysCovered } from "../../../worker/inspection/calendar/rules-months";
import {
  figuresOf,
  type Sources,
  withFound,
  withoutExempted,
} from "../../../worker/inspection/figures/rules";
import type { Group } from "../../../worker/inspection/figures/rules-groups";
import { noFindings, verdictOf } from "../../../worker/inspection/inspections/rules";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { byText } from "../../../worker/rating/engine/rules-quota";
import { meetingsOf } from "../../../worker/rating/stars/rules";
import { comparisonRows, type Sources as Shown } from "../../../worker/reports/comparison/rules";
import { dueOn } from "../../../worker/schedule/rules-due";
import { aQuarter, months } from "../makers";

const measures = defaultMeasures();
const unit = (id: string, parentId: string | null, kind: string) => ({
  id,
  parentId,
  name: id,
  kind,
  depth: 0,
});
const group = (branchId: string, changes: Partial<Group> = {}): Group => ({
  branchId,
  people: 1,
  months: months("2026H1"),
  minutes: 900,
  characters: 2500,
  exempt: false,
  essays: [],
  passed: 0,
  inspected: 0,
  ...changes,
});

const units = [unit("县", null, "county"), unit("甲", "县", "branch"), unit("乙", "县", "branch")];
const versions = [{ from: "2020Q1", measures }];

function figures(
  { ratings = [], ...counted }: Partial<Sources & Pick<Shown, "ratings">>,
  last = "2026-06-30",
) {
  const sources = { attendance: [], groups: [], ...counted };
  const rows = comparisonRows({
    units,
    ratings,
    words: [],
    figures: figuresOf(sources, { last, measures, versions }),
  });
  return Object.fromEntries(rows.map(({ id, cells }) => [id, cells]));
}

const rolls = (branchId: string, present: number, unexcused: number) => [
  { branchId, status: "present", people: present },
  { branchId, status: "unexcused", people: unexcused },
];

test("attendance and its standard add up over the branches that expected anybody", () => {
  const found = figures({
    attendance: [...rolls("乙", 8, 2), ...rolls("甲", 30, 0)],
  });
  expect(found["甲"]?.attendance).toEqual({ n: 30, d: 30, standard: { n: 270, d: 300 } });
  expect(found["县"]?.attendance).toEqual({ n: 38, d: 40, standard: { n: 360, d: 400 } });
  const nobody = figures({ attendance: [{ branchId: "甲", status: "leave", people: 3 }] });
  expect(nobody["甲"]?.attendance).toEqual({ n: 0, d: 0, standard: null });
});

test("a row that leave takes out is one less of its branch and status, and of nothing else", () => {
  const attendance = withoutExempted(
    [...rolls("甲", 8, 2), ...rolls("乙", 8, 2)],
    [{ branchId: "甲", status: "unexcused" }],
  );
  const found = figures({ attendance });
  expect([found["甲"]?.attendance, found["乙"]?.attendance].map((cell) => [cell?.n, cell?.d])).toEqual([
    [8, 9],
    [8, 10],
  ]);
});

test("until a quarter is final its stored figures take what stands on its items: verdicts, and characters where any are asked", () => {
  const groups = [group("甲", { people: 2, inspected: 2 }), group("乙", { exempt: true })];
  const stored = figuresOf({ attendance: [], groups }, { last: "2026-06-30", measures, versions });
  const found = withFound(stored, [{ branchId: "甲", characters: 7000, passed: 1, inspected: 2 }]);
  expect(found).toEqual([
    {
      branchId: "甲",
      people: 2,
      cells: {
        ...stored[0]?.cells,
        notes: { n: 7000, d: 2, standard: { n: 6000, d: 2 } },
        inspection: { n: 1, d: 2, standard: { n: 2, d: 2 } },
      },
    },
    { ...stored[1], cells: { ...stored[1]?.cells, notes: { n: 0, d: 0, standard: null } } },
  ]);
});

test("hours and notes are of those asked for any; the exempt and those without a month stay out", () => {
  const found = figures({
    groups: [
      group("甲"),
      group("甲", { exempt: true }),
      group("甲", { months: [] }),
      group("乙", { people: 2, minutes: 1700 }),
    ],
  });
  expect(found["甲"]).toMatchObject({
    hours: { n: 900, d: 1, standard: { n: 960, d: 1 } },
    notes: { n: 2500, d: 1, standard: { n: 3000, d: 1 } },
  });
  expect(found["县"]).toMatchObject({ hours: { n: 2600, d: 3, standard: { n: 2880, d: 3 } } });
  expect(figures({})["甲"]?.hours).toEqual({ n: 0, d: 0, standard: null });
});

test("an essay is due for each half-year that is over and of which three months counted", () => {
  const groups = [
    group("甲", { people: 2, essays: ["2026H1"] }),
    group("甲", { months: months("2026H1").slice(3), essays: ["2026H2"] }),
    group("甲", { months: months("2026H1").slice(4), essays: ["2026H1"] }),
  ];
  const of = (last: string) => figures({ groups }, last)["甲"]?.essays;
  expect(of("2026-06-30")).toEqual({ n: 2, d: 3, standard: { n: 3, d: 3 } });
  expect(of("2026-06-29")).toEqual({ n: 0, d: 0, standard: null });
});

test("inspections that passed are of those inspected, whether or not anything else was asked", () => {
  const groups = [
    group("甲", { people: 3, passed: 2, inspected: 4 }),
    group("甲", { exempt: true, passed: 1, inspected: 1 }),
  ];
  expect(figures({ groups })["甲"]?.inspection).toEqual({ n: 3, d: 5, standard: { n: 5, d: 5 } });
});

test("excellent grades have no standard, in a branch or above it", () => {
  const ratings = [
    { branchId: "乙", excellent: 1, graded: 6 },
    { branchId: "甲", excellent: 2, graded: 10 },
  ];
  const found = figures({ ratings });
  expect([found["甲"]?.excellent, found["县"]?.excellent]).toEqual([
    { n: 2, d: 10, standard: null },
    { n: 3, d: 16, standard: null },
  ]);
});

test("names and days are put in one order, whatever order they come in", () => {
  expect([byText("a", "b"), byText("b", "a"), byText("a", "a")]).toEqual([-1, 1, 0]);
  const ranges = ["2026-03-01", "2026-01-01", "2026-02-01", "2026-01-01"].map((first) => ({
    first,
    last: first,
  }));
  expect(daysCovered(ranges, "2026-01-01", "2026-12-31")).toBe(3);
  const kinds = dueOn("2026-10-01", () => measures.timetable, { startedOn: "2024-08-01", done: [] });
  expect(kinds.map(({ dueOn: on }) => on)).toEqual(kinds.map(({ dueOn: on }) => on).toSorted());
  expect(shanghaiTime(Date.parse("2026-05-06T01:30:00Z"))).toBe("09:30");
});

test("a branch's sessions are cited by day; a month without a full member owes no meeting that asks for one", () => {
  const basis = { groups: [], fullMembers: {}, notApplicable: [], from: "2020-01-01", until: null };
  const held = (id: string, heldOn: string) => ({ id, kind: "branch_general_meeting" as const, heldOn });
  const sessions = [
    held("c", "2026-02-01"),
    held("b", "2026-01-05"),
    held("a", "2026-01-05"),
    held("d", "2026-01-04"),
  ];
  const onLastDay = meetingsOf(2026, "2026-12-31", basis, [held("e", "2026-06-30")], measures);
  expect(onLastDay.find(({ standard }) => standard === "branch_general_meeting")).toMatchObject({
    held: 1,
    late: 0,
  });
  const fewest = structuredClone(measures);
  fewest.standards.branch_committee_meeting.minFullMembers = 1;
  const of = (standard: string) =>
    meetingsOf(2026, "2026-12-31", basis, sessions, fewest).find((one) => one.standard === standard);
  expect(of("branch_general_meeting")).toMatchObject({ due: 4, held: 1, records: ["d", "a", "b", "c"] });
  expect(of("branch_committee_meeting")?.due).toBe(0);
});

test("a book that was counted though nobody had handed it in adds to the others", () => {
  const verified = [
    { bookId: "known", characters: 700 },
    { bookId: "book", characters: 300 },
    { bookId: "other", characters: 40 },
  ];
  const facts = aQuarter("2026Q1", { typedCharacters: 5, books: [{ id: "known", characters: 9 }] });
  expect(verdictOf(facts, measures, { ...noFindings, verified }).characters).toBe(1045);
});
