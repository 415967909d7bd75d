import type { Site } from "./sites.ts";

/** A mutant that no test can kill: in which file, on a line of which text, what for what, and why it changes nothing. */
export type Equivalent = { file: string; text: string; before: string; after: string; proof: string };

/** Several mutants of one line that one proof holds for. */
function onLine(
  file: string,
  text: string,
  mutants: readonly (readonly [string, string])[],
  proof: string,
): Equivalent[] {
  return mutants.map(([before, after]) => ({ file, text, before, after, proof }));
}

export const equivalents: readonly Equivalent[] = [
  ...onLine(
    "worker/schedule/rules-due.ts",
    "for (let quarter = quarterOf(owing.startedOn); lastDay(quarter) < day; quarter = nextQuarter(quarter)) {",
    [["<", "<="]],
    "What a quarter owes falls due after its last day at the earliest, and is left out until then.",
  ),
  ...onLine(
    "worker/core/rational.ts",
    "let [x, y] = [a < 0n ? -a : a, b];",
    [
      ["<", "<="],
      ["0n", "1n"],
    ],
    "The only whole number that is turned besides is 0, which is its own opposite.",
  ),
  ...onLine(
    "worker/core/calendar.ts",
    "return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));",
    [["10", "11"]],
    "A day is ten characters long, so that there is no eleventh to take.",
  ),
  ...onLine(
    "worker/core/calendar.ts",
    "for (let month = from; month <= to; month = monthOf(addDays(lastDay(month), 1))) months.push(month);",
    [["1", "2"]],
    "The second day after a month lies in the next month as the first does.",
  ),
  ...onLine(
    "worker/core/calendar.ts",
    "return quarterOf(addDays(firstDay(quarter), -1));",
    [["1", "2"]],
    "The second day before a quarter lies in the one before as the last does.",
  ),
  ...onLine(
    "worker/core/calendar.ts",
    "return quarterOf(addDays(lastDay(quarter), 1));",
    [["1", "2"]],
    "The second day after a quarter lies in the next one as the first does.",
  ),
  ...onLine(
    "worker/rating/engine/rules-targets.ts",
    'const byRota = last.post === "department_head" && lessonsByRota ? facts.lessonsByRota : 0;',
    [["0", "-1"]],
    "It is one of three whose largest counts, and the first of them, a target of lessons, is never below 0.",
  ),
  ...onLine(
    "worker/rating/engine/rules-targets.ts",
    "return Math.max(lessons[last.post], last.office ? lessons.office : 0, byRota);",
    [["0", "-1"]],
    "It is one of three whose largest counts, and the first of them, a target of lessons, is never below 0.",
  ),
  ...onLine(
    "worker/rating/engine/rules-quota.ts",
    "return first?.share ?? [0, 1];",
    [
      ["0", "1"],
      ["0", "-1"],
      ["1", "2"],
      ["1", "0"],
    ],
    "A pool is made of at least one unit, so that there is always a first.",
  ),
  ...onLine(
    "worker/inspection/facts/rules-attendance.ts",
    "if (person.exemptions.length === 0) return false;",
    [["0", "-1"]],
    "Without an exemption none of the days in post is covered, so that the answer below is no as well.",
  ),
  ...onLine(
    "worker/reports/comparison/rules.ts",
    "? { n: sum((one) => one.standard?.n ?? 0), d: sum((one) => one.standard?.d ?? 0) }",
    [
      ["0", "1"],
      ["0", "-1"],
    ],
    "The sum is taken only where every cell has its standard, so that the other value is never read.",
  ),
  ...onLine(
    "worker/organization/rosters/rules-intervals.ts",
    "fromOn: fromOn < memberFrom ? memberFrom : fromOn,",
    [["<", "<="]],
    "Of two days that are the same either is the later one.",
  ),
  ...onLine(
    "worker/organization/rosters/rules-columns.ts",
    "return rows.reduce((most, row) => Math.max(most, row.length), 0);",
    [["0", "-1"]],
    "It is the length of an array to make, and a length below 0 makes as empty a one as 0 does.",
  ),
];

export function equivalentOf(site: Site): Equivalent | undefined {
  return equivalents.find((entry) => fits(entry, site));
}

/** Entries whose line was rewritten since: their proof speaks of nothing. */
export function unfitting(sites: readonly Site[]): Equivalent[] {
  return equivalents.filter((entry) => !sites.some((site) => fits(entry, site)));
}

const fits = (entry: Equivalent, site: Site) =>
  entry.file === site.file &&
  entry.text === site.text &&
  entry.before === site.before &&
  entry.after === site.after;
