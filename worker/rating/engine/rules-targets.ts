import type { Scheme } from "../../../db/vocabulary";
import { firstDay, type Half, halfOf, halvesOf, lastDay } from "../../core/calendar";
import type { Ratio } from "../../core/rational";
import type { CountedMonth } from "../../inspection/calendar/shape";
import { floorTo, targetsIn } from "../../measures/versions/rules";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import type { YearFacts } from "./shape";
import type { Searched } from "./shape-answers";

/** What the year asks of one person under one scheme. */
export type YearTargets = {
  minutes: Ratio;
  characters: Ratio;
  /** Required half-years, how many essays each asks for, of what length, and which were accepted. */
  halves: { half: Half; required: number; length: number; accepted: string[] }[];
  lessons: number;
};

/** The targets of a person's year, summed over the months that count (measures §5). */
export function targetsOf(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): YearTargets {
  const months = facts.months[scheme];
  return {
    minutes: floorTo(months, "minutes", measures, versions),
    characters: floorTo(months, "characters", measures, versions),
    halves: halvesOf(facts.year).flatMap((half) => requiredHalf(half, facts, measures, months, versions)),
    lessons: lessonsDue(facts, measures, months, versions),
  };
}

/** Essays are asked for each half-year with enough counted months; their length follows the post of its last one (measures §5). */
function requiredHalf(
  half: Half,
  facts: YearFacts,
  measures: Measures,
  months: readonly CountedMonth[],
  versions: readonly MeasuresVersion[],
): YearTargets["halves"] {
  const counted = months.filter(({ month }) => halfOf(month) === half);
  const last = latest(counted);
  if (!last || counted.length < measures.essayMonths) return [];
  const { essays } = targetsIn(last.month, measures, versions);
  const length = essays.characters[last.post];
  if (essays.perHalf === 0) return [];
  const accepted = facts.essays
    .filter((essay) => essay.half === half && essay.characters >= length)
    .map(({ id }) => id)
    .sort();
  return [{ half, required: essays.perHalf, length, accepted }];
}

/** The lesson duty follows the post and office of the last counted month; one lesson serves both (measures §5). */
function lessonsDue(
  facts: YearFacts,
  measures: Measures,
  months: readonly CountedMonth[],
  versions: readonly MeasuresVersion[],
): number {
  const last = latest(months);
  if (!last) return 0;
  const { lessons, lessonsByRota } = targetsIn(last.month, measures, versions);
  const byRota = last.post === "department_head" && lessonsByRota ? facts.lessonsByRota : 0;
  return Math.max(lessons[last.post], last.office ? lessons.office : 0, byRota);
}

function latest(months: readonly CountedMonth[]): CountedMonth | undefined {
  return months.reduce<CountedMonth | undefined>(
    (best, next) => (best && best.month > next.month ? best : next),
    undefined,
  );
}

/** The duty and the period that were searched for a thing that is missing (measures §9). */
export function searchedIn(duty: string, period: Half | number): Searched {
  return { duty, from: firstDay(period), to: lastDay(period) };
}
