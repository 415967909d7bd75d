import { expect, test } from "vitest";
import { addDays } from "../../../worker/core/calendar";
import type { RunKey } from "../../../worker/ledger/runs/shape";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { dueOn } from "../../../worker/schedule/rules-due";

const measures = defaultMeasures();
const timetable = () => measures.timetable;
const named = (day: string, startedOn: string, done: RunKey[] = []) =>
  dueOn(day, timetable, { startedOn, done }).map(({ kind, period, dueOn: on }) => `${on} ${kind} ${period}`);

test("an inspection is due the day after its quarter's end, not before", () => {
  expect(named("2026-09-30", "2026-08-01")).toEqual([]);
  expect(named("2026-10-01", "2026-08-01")).toEqual(["2026-10-01 open_inspection 2026Q3"]);
});

test("each step follows on its date and what is done is owed no more", () => {
  const open: RunKey = { kind: "open_inspection", period: "2026Q3" };
  const start: RunKey = { kind: "start_rectification", period: "2026Q3" };
  expect(named("2026-10-20", "2026-08-01", [open])).toEqual([]);
  expect(named("2026-10-21", "2026-08-01", [open])).toEqual(["2026-10-21 start_rectification 2026Q3"]);
  expect(named("2026-11-10", "2026-08-01", [open, start])).toEqual([]);
  expect(named("2026-11-11", "2026-08-01", [open, start])).toEqual(["2026-11-11 finalise_inspection 2026Q3"]);
});

test("missed days are caught up, each run after those it needs", () => {
  expect(named("2027-01-21", "2026-08-01")).toEqual([
    "2026-10-01 open_inspection 2026Q3",
    "2026-10-21 start_rectification 2026Q3",
    "2026-11-11 finalise_inspection 2026Q3",
    "2027-01-01 open_inspection 2026Q4",
    "2027-01-09 start_rectification 2026Q4",
    "2027-01-21 finalise_inspection 2026Q4",
    "2027-01-21 propose_ratings 2026",
  ]);
  const last = dueOn("2027-01-21", timetable, { startedOn: "2026-08-01", done: [] }).at(-1);
  expect(last?.after).toEqual([
    { kind: "finalise_inspection", period: "2026Q3" },
    { kind: "finalise_inspection", period: "2026Q4" },
  ]);
});

test("whatever is due for the first time is a first attempt", () => {
  const due = dueOn("2027-01-21", timetable, { startedOn: "2026-09-30", done: [] });
  expect(due.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
  expect(due.at(-1)?.after).toEqual([{ kind: "finalise_inspection", period: "2026Q4" }]);
});

test("of what falls due on one day an inspection is opened before another one is ended", () => {
  const done = (["open_inspection", "start_rectification", "finalise_inspection"] as const).map(
    (kind): RunKey => ({ kind, period: "2026Q3" }),
  );
  const owing = { startedOn: "2026-08-01", done, waiting: { "2026Q3": "2026-12-31" } };
  expect(dueOn("2027-01-01", timetable, owing).map(({ kind, period }) => `${kind} ${period}`)).toEqual([
    "open_inspection 2026Q4",
    "finalise_inspection 2026Q3",
  ]);
});

test("a county owes only periods that end after the day it started", () => {
  expect(named("2026-10-05", "2026-09-30")).toEqual([]);
  expect(named("2026-10-05", "2026-09-29")).toEqual(["2026-10-01 open_inspection 2026Q3"]);
  expect(named("2027-01-21", "2026-12-31")).toEqual([]);
  expect(named("2027-01-21", "2026-12-30")).toContain("2027-01-21 propose_ratings 2026");
});

test("who is left out of a quarter's end has a run of their own after the last one's day, and the year waits for it", () => {
  const done = (["open_inspection", "start_rectification", "finalise_inspection"] as const).flatMap((kind) =>
    ["2026Q3", "2026Q4"].map((period): RunKey => ({ kind, period })),
  );
  const owing = { startedOn: "2026-08-01", done, waiting: { "2026Q3": "2027-01-20" } };
  expect(dueOn("2027-01-20", timetable, owing)).toEqual([]);
  const late = { kind: "finalise_inspection", period: "2026Q3", attempt: 2, dueOn: "2027-01-21" };
  expect(dueOn("2027-01-21", timetable, owing)).toEqual([expect.objectContaining(late)]);
  const rating = dueOn("2027-01-21", timetable, { ...owing, waiting: {} });
  expect(rating.map(({ kind }) => kind)).toEqual(["propose_ratings"]);
});

test("whoever ticks daily and whoever ticks once a year has done the same", () => {
  const daily: string[] = [];
  const done: RunKey[] = [];
  for (let day = "2026-01-01"; day <= "2027-12-31"; day = addDays(day, 1)) {
    for (const { kind, period } of dueOn(day, timetable, { startedOn: "2026-01-05", done })) {
      daily.push(`${kind} ${period}`);
      done.push({ kind, period });
    }
  }
  const once = dueOn("2027-12-31", timetable, { startedOn: "2026-01-05", done: [] });
  expect(daily).toEqual(once.map(({ kind, period }) => `${kind} ${period}`));
  expect(once).toHaveLength(7 * 3 + 1);
});
