import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, isWorkingDay } from "../../../worker/core/calendar";
import { occurrences, refuseUnlessSeries } from "../../../worker/study/sessions/rules-series";
import type { Repeat } from "../../../worker/study/sessions/shape";

const days = (first: string, every: Repeat["every"], until: string) =>
  occurrences(first, { every, until }).map(({ day }) => day);

test("every month on the same day; the month's last where it is shorter", () => {
  expect(days("2026-07-31", "month", "2026-12-31")).toEqual([
    "2026-07-31",
    "2026-08-31",
    "2026-09-30",
    "2026-10-30",
    "2026-11-30",
    "2026-12-31",
  ]);
});

test("every third month, and every week on the same weekday", () => {
  expect(days("2026-03-10", "quarter", "2026-12-31")).toEqual([
    "2026-03-10",
    "2026-06-10",
    "2026-09-10",
    "2026-12-10",
  ]);
  expect(days("2026-11-06", "week", "2026-11-27")).toEqual([
    "2026-11-06",
    "2026-11-13",
    "2026-11-20",
    "2026-11-27",
  ]);
});

test("one that falls on a day off moves to the next working day and says from where, within its month; two never fall on one day", () => {
  expect(occurrences("2026-09-01", { every: "month", until: "2026-11-30" })).toEqual([
    { day: "2026-09-01", movedFrom: null },
    { day: "2026-10-08", movedFrom: "2026-10-01" },
    { day: "2026-11-02", movedFrom: "2026-11-01" },
  ]);
  expect(days("2026-09-24", "week", "2026-10-15")).toEqual(["2026-09-24", "2026-10-08", "2026-10-15"]);
});

test("a series begun on a day off stays as it falls", () => {
  expect(days("2026-11-07", "week", "2026-11-21")).toEqual(["2026-11-07", "2026-11-14", "2026-11-21"]);
});

test("the county's own days off move it too", () => {
  const county = { off: new Set(["2026-11-10"]), working: new Set<string>() };
  expect(occurrences("2026-10-10", { every: "month", until: "2026-11-30" }, county)[1]).toEqual({
    day: "2026-11-11",
    movedFrom: "2026-11-10",
  });
});

test("whatever the series: it begins on its first day, ends by its last, rises, and is held on working days where it began on one", () => {
  const any = fc.record({
    first: fc.integer({ min: 0, max: 363 }).map((n) => addDays("2026-01-01", n)),
    every: fc.constantFrom<Repeat["every"]>("week", "month", "quarter"),
    length: fc.integer({ min: 1, max: 364 }),
    holiday: fc.tuple(fc.integer({ min: 0, max: 363 }), fc.integer({ min: 0, max: 70 })),
  });
  fc.assert(
    fc.property(any, ({ first, every, length, holiday: [from, long] }) => {
      const until = addDays(first, length);
      const off = Array.from({ length: long }, (_, n) => addDays(addDays("2026-01-01", from), n));
      const county = { off: new Set(off), working: new Set<string>() };
      const found = occurrences(first, { every, until }, county).map(({ day }) => day);
      expect(found[0]).toBe(first);
      expect(found).toEqual([...new Set(found)].toSorted());
      expect(found.every((day) => day <= until)).toBe(true);
      if (isWorkingDay(first, county)) expect(found.filter((day) => !isWorkingDay(day, county))).toEqual([]);
    }),
  );
}, 60_000);

test("a series ends after it began, in its work year", () => {
  const refused = (first: string, until: string) => {
    try {
      refuseUnlessSeries(first, { every: "week", until });
      return "accepted";
    } catch (error) {
      return (error as { details: { fields: { reason: string }[] } }).details.fields[0]?.reason;
    }
  };
  expect(refused("2026-03-01", "2026-12-31")).toBe("accepted");
  expect(refused("2026-03-01", "2026-03-01")).toBe("not_after");
  expect(refused("2026-03-01", "2027-01-01")).toBe("other_year");
});
