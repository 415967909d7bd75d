import { expect, test } from "vitest";
import {
  addDays,
  addWorkingDays,
  daysBetween,
  earlier,
  firstDay,
  halfOf,
  isDay,
  isWorkingDay,
  isYearKnown,
  lastDay,
  later,
  monthsBetween,
  monthsOf,
  nextQuarter,
  nextWorkingDay,
  previousQuarter,
  quarterOf,
  shanghaiDay,
  startOfDayMs,
} from "../../../worker/core/calendar";
import { daysOffAsOf } from "../../../worker/measures/holidays/rules";

test.each([
  ["2026-03-31T15:59:59.999Z", "2026-03-31"],
  ["2026-03-31T16:00:00.000Z", "2026-04-01"],
  ["2026-12-31T15:59:59.999Z", "2026-12-31"],
  ["2026-12-31T16:00:00.000Z", "2027-01-01"],
  ["2028-02-28T16:00:00.000Z", "2028-02-29"],
])("the instant %s is the Shanghai day %s", (instant, day) => {
  expect(shanghaiDay(Date.parse(instant))).toBe(day);
});

test("a day begins at 16:00 UTC of the day before", () => {
  expect(startOfDayMs("2026-04-01")).toBe(Date.parse("2026-03-31T16:00:00Z"));
  expect(shanghaiDay(startOfDayMs("2026-04-01"))).toBe("2026-04-01");
  expect(shanghaiDay(startOfDayMs("2026-04-01") - 1)).toBe("2026-03-31");
});

test.each([
  ["2026-01-01", "2026Q1", "2026H1"],
  ["2026-03-31", "2026Q1", "2026H1"],
  ["2026-06-30", "2026Q2", "2026H1"],
  ["2026-07-01", "2026Q3", "2026H2"],
  ["2026-12-31", "2026Q4", "2026H2"],
])("%s lies in %s and %s", (day, quarter, half) => {
  expect(quarterOf(day)).toBe(quarter);
  expect(halfOf(day)).toBe(half);
  expect(halfOf(quarter)).toBe(half);
});

test.each([
  ["2026Q3", "2026-07-01", "2026-09-30", 3],
  ["2026H1", "2026-01-01", "2026-06-30", 6],
  ["2028-02", "2028-02-01", "2028-02-29", 1],
  [2026, "2026-01-01", "2026-12-31", 12],
])("%s lasts from %s to %s", (period, first, last, months) => {
  expect([firstDay(period), lastDay(period), monthsOf(period).length]).toEqual([first, last, months]);
});

test("quarters and months go over the year's end", () => {
  expect([previousQuarter("2026Q1"), nextQuarter("2026Q4")]).toEqual(["2025Q4", "2027Q1"]);
  expect(monthsBetween("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect([addDays("2026-02-28", 1), daysBetween("2026-02-01", "2026-08-31") + 1]).toEqual([
    "2026-03-01",
    212,
  ]);
});

const of2026 = {
  off: [
    ["2026-01-01", "2026-01-03"],
    ["2026-02-15", "2026-02-23"],
    ["2026-04-04", "2026-04-06"],
    ["2026-05-01", "2026-05-05"],
    ["2026-06-19", "2026-06-21"],
    ["2026-09-25", "2026-09-27"],
    ["2026-10-01", "2026-10-07"],
  ],
  working: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
};
const of2025 = {
  off: [
    ["2025-01-01", "2025-01-01"],
    ["2025-01-28", "2025-02-04"],
    ["2025-04-04", "2025-04-06"],
    ["2025-05-01", "2025-05-05"],
    ["2025-05-31", "2025-06-02"],
    ["2025-10-01", "2025-10-08"],
  ],
  working: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
};

test.each([
  [2025, of2025],
  [2026, of2026],
])("every day of %s is off or worked as the notice and the weekends say", (year, { off, working }) => {
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const isOff = off.some(([first = "", last = ""]) => first <= day && day <= last);
    expect([day, isWorkingDay(day)]).toEqual([day, working.includes(day) || (!isOff && !weekend)]);
  }
});

test("a year without a notice has plain weekends and says so", () => {
  expect([isYearKnown(2026), isYearKnown(2027)]).toEqual([true, false]);
  expect([isWorkingDay("2027-10-01"), isWorkingDay("2027-10-02")]).toEqual([true, false]);
});

test("a county's own days come before the notice", () => {
  const county = { off: new Set(["2026-10-14"]), working: new Set(["2026-10-01"]) };
  expect([isWorkingDay("2026-10-14", county), isWorkingDay("2026-10-01", county)]).toEqual([false, true]);
});

test("a due date on a day off moves to the next working day", () => {
  expect(nextWorkingDay("2026-10-01")).toBe("2026-10-08");
  expect(nextWorkingDay("2026-10-10")).toBe("2026-10-10");
  expect(nextWorkingDay("2026-02-15")).toBe("2026-02-24");
  expect(addWorkingDays("2026-09-30", 3)).toBe("2026-10-10");
  expect(addWorkingDays("2026-10-20", 15)).toBe("2026-11-10");
});

test("a county that has every day off moves a due date on by 366 days and no further", () => {
  const off = new Set(Array.from({ length: 400 }, (_, n) => addDays("2026-05-01", n)));
  expect(nextWorkingDay("2026-05-01", { off, working: new Set() })).toBe(addDays("2026-05-01", 366));
});

test("of two days the earlier and the later are found whichever comes first", () => {
  const days = ["2026-09-30", "2026-10-01"] as const;
  expect([earlier(...days), earlier(days[1], days[0])]).toEqual([days[0], days[0]]);
  expect([later(...days), later(days[1], days[0])]).toEqual([days[1], days[1]]);
});

test("a day that does not exist is no day", () => {
  expect(["2026-02-29", "2028-02-29", "2026-13-01", "2026-1-1", "2026-04-31"].map(isDay)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test("the county's days stand as they were recorded at an instant: what came later or was taken back before does not count", () => {
  const day = (
    first: string,
    last: string,
    kind: "off" | "working",
    createdAt: number,
    withdrawnAt: number | null,
  ) => ({
    first,
    last,
    kind,
    createdAt,
    withdrawnAt,
  });
  const changes = [
    day("2026-03-03", "2026-03-05", "off", 10, null),
    day("2026-03-07", "2026-03-07", "working", 20, 40),
  ];
  const at = (instant: number) => {
    const { off, working } = daysOffAsOf(changes, instant);
    return [[...off], [...working]];
  };
  const three = ["2026-03-03", "2026-03-04", "2026-03-05"];
  expect([at(10), at(11), at(21), at(40), at(41)]).toEqual([
    [[], []],
    [three, []],
    [three, ["2026-03-07"]],
    [three, ["2026-03-07"]],
    [three, []],
  ]);
});
