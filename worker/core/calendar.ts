import { type HolidayNotice, publicHolidays } from "./holidays.ts";

/** A business day of Shanghai, "YYYY-MM-DD". */
export type Day = string;
/** "YYYY-MM". */
export type Month = string;
/** "2026Q3". */
export type Quarter = string;
/** "2026H1". */
export type Half = string;
export type WorkYear = number;
/** A county's own days off and working days, over the year's notice. */
export type DaysOff = HolidayNotice;

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

function utcOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayOfUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = utcOf(text);
  return !Number.isNaN(ms) && dayOfUtc(ms) === text;
}

/** The Shanghai day of an instant (UTC+8, no daylight saving). */
export function shanghaiDay(epochMs: number): Day {
  return dayOfUtc(epochMs + shanghaiMs);
}

/** The clock time of an instant in Shanghai, "HH:MM". */
export function shanghaiTime(epochMs: number): string {
  return new Date(epochMs + shanghaiMs).toISOString().slice(11, 16);
}

/** The instant at which a Shanghai day begins; its end is the start of the next day. */
export function startOfDayMs(day: Day): number {
  return utcOf(day) - shanghaiMs;
}

export function addDays(day: Day, count: number): Day {
  return dayOfUtc(utcOf(day) + count * dayMs);
}

/** The earlier of two days. */
export function earlier(a: Day, b: Day): Day {
  const [first = a] = [a, b].sort();
  return first;
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  const [, last = a] = [a, b].sort();
  return last;
}

/** Days from one day to another: 1 from a day to the next, 0 to itself. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayMs);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function yearOf(period: Day | Month | Quarter | Half): WorkYear {
  return Number(period.slice(0, 4));
}

/** The quarter of a day or a month. */
export function quarterOf(day: Day | Month): Quarter {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The half-year of a day, a month or a quarter. */
export function halfOf(period: Day | Month | Quarter): Half {
  const month = period[4] === "Q" ? Number(period[5]) * 3 : Number(period.slice(5, 7));
  return `${period.slice(0, 4)}H${month <= 6 ? 1 : 2}`;
}

function monthSpan(period: Month | Quarter | Half | WorkYear): [number, number, number] {
  const text = String(period);
  const year = Number(text.slice(0, 4));
  if (text.length === 4) return [year, 1, 12];
  const part = Number(text.slice(5));
  if (text[4] === "Q") return [year, part * 3 - 2, part * 3];
  if (text[4] === "H") return [year, part * 6 - 5, part * 6];
  return [year, part, part];
}

export function firstDay(period: Month | Quarter | Half | WorkYear): Day {
  const [year, from] = monthSpan(period);
  return `${year}-${two(from)}-01`;
}

export function lastDay(period: Month | Quarter | Half | WorkYear): Day {
  const [year, , to] = monthSpan(period);
  return dayOfUtc(Date.UTC(year, to, 0));
}

export function monthsOf(period: Month | Quarter | Half | WorkYear): Month[] {
  const [year, from, to] = monthSpan(period);
  return Array.from({ length: to - from + 1 }, (_, i) => `${year}-${two(from + i)}`);
}

/** Every month from one to another, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = monthOf(addDays(lastDay(month), 1))) months.push(month);
  return months;
}

export function quartersOf(year: WorkYear): Quarter[] {
  return [1, 2, 3, 4].map((n) => `${year}Q${n}`);
}

export function halvesOf(year: WorkYear): Half[] {
  return [`${year}H1`, `${year}H2`];
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(firstDay(quarter), -1));
}

export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(lastDay(quarter), 1));
}

/** Whether the year's notice of public holidays is known; if not, weekends are plain and the UI says so. */
export function isYearKnown(year: WorkYear): boolean {
  return publicHolidays[year] !== undefined;
}

/** A county's override comes first, then the year's notice, then the weekend. */
export function isWorkingDay(day: Day, county?: DaysOff): boolean {
  if (county?.off.has(day)) return false;
  if (county?.working.has(day)) return true;
  const notice = publicHolidays[yearOf(day)];
  if (notice?.off.has(day)) return false;
  if (notice?.working.has(day)) return true;
  const weekday = new Date(utcOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself when it is worked, else the next one that is: where a due date on a day off moves. */
export function nextWorkingDay(day: Day, county?: DaysOff): Day {
  let candidate = day;
  for (let i = 0; i < 366 && !isWorkingDay(candidate, county); i++) candidate = addDays(candidate, 1);
  return candidate;
}

/** The day that is that many working days after, the first day not counted. */
export function addWorkingDays(day: Day, count: number, county?: DaysOff): Day {
  let result = day;
  for (let left = count; left > 0; left--) result = nextWorkingDay(addDays(result, 1), county);
  return result;
}
