import {
  addDays,
  type Day,
  type DaysOff,
  firstDay,
  lastDay,
  quarterOf,
  quartersOf,
  startOfDayMs,
  yearOf,
} from "../../core/calendar";
import { permitSomewhere } from "../../core/permissions";
import { type Scope, wholeCounty } from "../../core/scope";
import { personRecords, SLICE_PEOPLE } from "../../inspection/facts/records";
import { exemptedByLeave } from "../../inspection/facts/records-missed";
import { quarterFactsOf } from "../../inspection/facts/rules";
import type { PersonRecord } from "../../inspection/facts/shape";
import type { QuarterFacts } from "../../inspection/facts/shape-quarter";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import type { AttendanceStatus } from "../../measures/versions/rules-counting";
import type { Measures } from "../../measures/versions/shape";
import { depthOf } from "../../organization/units/rules";
import { comparisonSources, type FrozenRow, ratedQuery } from "./records";
import { comparisonRows, type PersonFigures } from "./rules";
import type { Comparison } from "./shape";

/** The units in reach against the standards: worked out over the whole county, so that a figure is the same for every reader. */
export async function comparisonOf(scope: Scope, period: string): Promise<Comparison> {
  permitSomewhere(scope, "comparison.read");
  const { units } = scope;
  const all = await wholeComparison(wholeCounty(scope), period);
  return units === "all" ? all : { ...all, rows: all.rows.filter(({ id }) => units.includes(id)) };
}

/**
 * Every figure as it was recorded by one instant: a quarter's by its end, a year's by the cut of its rating, so that a year's
 * hours and notes count late evidence as its registers do; live until then.
 */
async function wholeComparison(scope: Scope, period: string): Promise<Comparison> {
  const { isYear, year, first, last, quarter, quarters } = periodOf(period, scope.today);
  const isOver = scope.today > last;
  const cut = isYear
    ? await yearCut(scope, year, quarter, isOver)
    : { recordedUntil: cutAt(scope, last, isOver), ratedId: null };
  const { recordedUntil } = cut;
  const sources = await comparisonSources(
    scope,
    { first, last, recordedUntil },
    quarters,
    isYear ? { year, ratedId: cut.ratedId } : null,
  );
  const { attendance, missed, essays, items } = sources;
  const { measures, number, versions } = governing(asVersions(sources.versions), quarter);
  const frozen = isYear ? cut.ratedId !== null : items.some((item) => item.quarter === quarter);
  const hasBegun = first <= scope.today;
  const daysOff = daysOffAsOf(sources.changes, recordedUntil);
  // A year's figures are of those whom it rates: who belongs to a branch on the assessment day.
  const onDay = isYear ? `${year}-${measures.timetable.assessmentDay}` : null;
  const live =
    frozen || !hasBegun ? [] : await liveFacts(scope, quarter, recordedUntil, { measures, daysOff, onDay });
  const people = frozen ? frozenFigures(sources.facts ?? items) : live.map(liveFigures);
  const verdicts = new Map<string, string[]>();
  for (const item of items)
    verdicts.set(item.personId, [...(verdicts.get(item.personId) ?? []), item.verdict]);
  const rows = comparisonRows(
    {
      units: sources.units
        .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > first)
        .map((unit) => ({ ...unit, depth: depthOf(unit.place) })),
      attendance: byBranch(
        [...attendance, ...exemptedByLeave(missed, daysOff).map((row) => ({ ...row, rows: -1 }))],
        measures.attendance,
      ),
      people: people.map((one) => ({ ...one, verdicts: verdicts.get(one.personId) ?? [] })),
      essays: new Set(essays.map((row) => row.key)),
      ratings: sources.grades ?? [],
      words: sources.words,
    },
    last,
    measures,
    versions,
  );
  return {
    period,
    first,
    last,
    recordedUntil: isOver ? recordedUntil : null,
    frozen,
    measures: number,
    rows,
  };
}

/** A quarter, or a year to the end of its last quarter that has begun. */
function periodOf(period: string, today: Day) {
  const isYear = /^\d{4}$/.test(period);
  const year = yearOf(period);
  const [first, end] = isYear ? [firstDay(year), lastDay(year)] : [firstDay(period), lastDay(period)];
  const quarters = (isYear ? quartersOf(year) : [period]).filter((quarter) => firstDay(quarter) <= today);
  const quarter = quarters.at(-1) ?? quarterOf(first);
  const last = end < lastDay(quarter) ? end : lastDay(quarter);
  return { isYear, year, first, last, quarter, quarters };
}

/** The end of a day in Shanghai; while the period goes on, this instant included. */
function cutAt(scope: Scope, day: Day, isOver: boolean): number {
  return isOver ? Math.min(startOfDayMs(addDays(day, 1)), scope.now + 1) : scope.now + 1;
}

/** Where a year's rating cut, or would cut while there is none, and that rating. */
async function yearCut(scope: Scope, year: number, quarter: string, isOver: boolean) {
  const [adopted, [rated]] = await scope.db.batch([versionQuery(scope), ratedQuery(scope, year)]);
  const { timetable } = governing(asVersions(adopted), quarter).measures;
  return {
    recordedUntil: rated?.recordedUntil ?? cutAt(scope, `${year + 1}-${timetable.evidenceUntil}`, isOver),
    ratedId: rated?.id ?? null,
  };
}

/** Rows that leave takes out come as one less. */
function byBranch(
  rows: readonly { branchId: string; status: string; rows: number }[],
  counting: Record<AttendanceStatus, { expected: number; present: number }>,
) {
  return [...Map.groupBy(rows, (row) => row.branchId)].map(([branchId, list]) => {
    const sum = (key: "expected" | "present") =>
      list.reduce((all, row) => all + row.rows * counting[row.status as AttendanceStatus][key], 0);
    return { branchId, expected: sum("expected"), present: sum("present") };
  });
}

type Figures = Omit<PersonFigures, "verdicts">;

/** Most people count the same months: each different list is read once, and its floors are worked out once. */
function frozenFigures(items: readonly FrozenRow[]): Figures[] {
  const lists = new Map<string, Figures["months"]>();
  return items.flatMap(({ branchId, personId, months, minutes, characters, exempt }): Figures[] => {
    if (months === null) return [];
    const list = lists.get(months) ?? (JSON.parse(months) as Figures["months"]);
    lists.set(months, list);
    return [{ branchId, personId, months: list, minutes, characters, exempt: exempt === 1 }];
  });
}

function liveFigures(facts: QuarterFacts): Figures {
  return {
    branchId: facts.unitId,
    personId: facts.personId,
    months: facts.months,
    minutes: facts.minutes,
    characters: facts.typedCharacters + facts.books.reduce((sum, book) => sum + book.characters, 0),
    exempt: facts.exemptWholeQuarter,
  };
}

/** The open quarter's facts, slice by slice: a county of 12,000 takes twelve. */
async function liveFacts(
  scope: Scope,
  quarter: string,
  recordedUntil: number,
  { measures, daysOff, onDay }: { measures: Measures; daysOff: DaysOff; onDay: string | null },
): Promise<QuarterFacts[]> {
  const span = { first: firstDay(yearOf(quarter)), last: lastDay(quarter), recordedUntil };
  const all: QuarterFacts[] = [];
  for (let after = ""; ; ) {
    const records = await personRecords(scope, span, after);
    for (const record of records) {
      const facts = quarterFactsOf(record, quarter, measures, daysOff);
      const one = facts && onDay ? asOnDay(facts, record, onDay) : facts;
      if (one) all.push(one);
    }
    if (records.length < SLICE_PEOPLE) return all;
    after = records.at(-1)?.personId ?? "";
  }
}

/** Whom a rating would take, in the branch of its day and exempt if exempt on it; undefined for anybody else. */
function asOnDay(facts: QuarterFacts, record: PersonRecord, day: string): QuarterFacts | undefined {
  const holds = ({ from, until }: { from: string; until: string | null }) =>
    from <= day && (until === null || until > day);
  const membership = record.memberships.find(holds);
  if (!membership) return undefined;
  return { ...facts, unitId: membership.branchId, exemptWholeQuarter: record.exemptions.some(holds) };
}
