/** One year's notice: days off on weekdays or weekends, and weekend days that are worked. */
export type HolidayNotice = { off: ReadonlySet<string>; working: ReadonlySet<string> };

/** Ranges within a year, written "MM-DD" or "MM-DD..MM-DD" as the notices of the State Council put them. */
function notice(year: number, off: string[], working: string[]): HolidayNotice {
  return {
    off: new Set(off.flatMap((range) => daysIn(year, range))),
    working: new Set(working.map((day) => `${year}-${day}`)),
  };
}

function daysIn(year: number, range: string): string[] {
  const [from = "", to = from] = range.split("..");
  const days: string[] = [];
  for (let ms = Date.parse(`${year}-${from}`); ms <= Date.parse(`${year}-${to}`); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}

/** Public holidays and make-up working days by year; a year that is missing has no notice yet. */
export const publicHolidays: Readonly<Record<number, HolidayNotice>> = {
  2025: notice(
    2025,
    ["01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02", "10-01..10-08"],
    ["01-26", "02-08", "04-27", "09-28", "10-11"],
  ),
  2026: notice(
    2026,
    [
      "01-01..01-03",
      "02-15..02-23",
      "04-04..04-06",
      "05-01..05-05",
      "06-19..06-21",
      "09-25..09-27",
      "10-01..10-07",
    ],
    ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  ),
};
