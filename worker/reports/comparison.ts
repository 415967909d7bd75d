import type { AttendanceStatus } from "../attendance/rules";
import {
  addDays,
  type DaysOff,
  firstDay,
  lastDay,
  quarterOf,
  quartersOf,
  startOfDayMs,
  yearOf,
} from "../core/calendar";
import type { Scope } from "../core/scope";
import { personRecords, SLICE_PEOPLE } from "../facts/records";
import { quarterFactsOf } from "../facts/rules";
import { changesQuery } from "../holidays/records";
import { daysOffAsOf } from "../holidays/rules";
import type { QuarterFacts } from "../inspections/shape";
import { asVersions, governing, versionQuery } from "../measures/records";
import type { Measures } from "../measures/shape";
import { depthOf } from "../units/rules";
import { comparisonSources } from "./records";
import { comparisonRows, type PersonFigures } from "./rules";
import type { Comparison } from "./shape";

/** All branches in reach against the standards: frozen results once a quarter is inspected, live figures before. */
export async function comparisonOf(scope: Scope, period: string): Promise<Comparison> {
  const isYear = /^\d{4}$/.test(period);
  const year = yearOf(period);
  const [first, end] = isYear ? [firstDay(year), lastDay(year)] : [firstDay(period), lastDay(period)];
  const quarters = (isYear ? quartersOf(year) : [period]).filter(
    (quarter) => firstDay(quarter) <= scope.today,
  );
  const quarter = quarters.at(-1) ?? quarterOf(first);
  const last = end < lastDay(quarter) ? end : lastDay(quarter);
  const isOver = scope.today > last;
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  const { measures, number, versions } = governing(asVersions(adopted), quarter);
  // A year's registers and essays are compared on what its rating counts: late evidence until the county's day.
  const evidenceUntil = `${year + 1}-${measures.timetable.evidenceUntil}`;
  const closed = startOfDayMs(addDays(isYear ? evidenceUntil : last, 1));
  const recordedUntil = isOver ? Math.min(closed, scope.now + 1) : scope.now + 1;
  const span = { first, last, recordedUntil };
  const sources = await comparisonSources(scope, span, quarters, isYear ? year : null);
  const { attendance, essays, items, ratings } = sources;
  const frozen = items.some((item) => item.quarter === quarter);
  const hasBegun = first <= scope.today;
  const daysOff = daysOffAsOf(changes, recordedUntil);
  const live =
    frozen || !hasBegun ? [] : await liveFacts(scope, quarter, recordedUntil, { measures, daysOff });
  const people = frozen ? frozenFigures(items) : live.map(liveFigures);
  const verdicts = new Map<string, string[]>();
  for (const item of items)
    verdicts.set(item.personId, [...(verdicts.get(item.personId) ?? []), item.verdict]);
  const rows = comparisonRows(
    {
      units: sources.units
        .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > first)
        .map((unit) => ({ ...unit, depth: depthOf(unit.place) })),
      attendance: byBranch(attendance, measures.attendance),
      people: people.map((one) => ({ ...one, verdicts: verdicts.get(one.personId) ?? [] })),
      essays: new Set(essays.map((row) => row.key)),
      ratings,
    },
    last,
    measures,
    versions,
  );
  return { period, first, last, frozen, measures: number, rows };
}

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
function frozenFigures(items: Awaited<ReturnType<typeof comparisonSources>>["items"]): Figures[] {
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
  { measures, daysOff }: { measures: Measures; daysOff: DaysOff },
): Promise<QuarterFacts[]> {
  const span = { first: firstDay(yearOf(quarter)), last: lastDay(quarter), recordedUntil };
  const facts: QuarterFacts[] = [];
  for (let after = ""; ; ) {
    const records = await personRecords(scope, span, after);
    for (const record of records) {
      const one = quarterFactsOf(record, quarter, measures, daysOff);
      if (one && (scope.units === "all" || scope.units.includes(one.unitId))) facts.push(one);
    }
    if (records.length < SLICE_PEOPLE) return facts;
    after = records.at(-1)?.personId ?? "";
  }
}
