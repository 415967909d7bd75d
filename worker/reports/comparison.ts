import type { AttendanceStatus } from "../attendance/rules";
import { addDays, firstDay, lastDay, quarterOf, quartersOf, startOfDayMs, yearOf } from "../core/calendar";
import type { Scope } from "../core/scope";
import { personRecords, SLICE_PEOPLE } from "../facts/records";
import { quarterFactsOf } from "../facts/rules";
import type { QuarterFacts } from "../inspections/shape";
import { governing, versionsOf } from "../measures/records";
import { unitRows } from "../units/records";
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
  const recordedUntil = isOver ? startOfDayMs(addDays(last, 1)) : scope.now + 1;
  const { measures, number, versions } = governing(await versionsOf(scope), quarter);
  const span = { first, last, recordedUntil };
  const { attendance, essays, items, ratings } = await comparisonSources(
    scope,
    span,
    quarters,
    isYear ? year : null,
  );
  const frozen = items.some((item) => item.quarter === quarter);
  const facts = frozen
    ? items.filter((item) => item.facts !== "").map((item) => JSON.parse(item.facts) as QuarterFacts)
    : await liveFacts(scope, quarter, recordedUntil, measures);
  const verdicts = Map.groupBy(items, (item) => item.personId);
  const rows = comparisonRows(
    {
      units: (await unitRows(scope))
        .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > first)
        .map((unit) => ({ ...unit, depth: depthOf(unit.place) })),
      attendance: byBranch(attendance, measures.attendance),
      people: facts.map((one) =>
        figures(
          one,
          (verdicts.get(one.personId) ?? []).map((item) => item.verdict),
        ),
      ),
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

function figures(facts: QuarterFacts, verdicts: string[]): PersonFigures {
  return {
    branchId: facts.unitId,
    personId: facts.personId,
    months: facts.months,
    minutes: facts.minutes,
    characters: facts.typedCharacters + facts.books.reduce((sum, book) => sum + book.characters, 0),
    exempt: facts.exemptWholeQuarter,
    verdicts,
  };
}

/** The open quarter's facts, slice by slice: a county of 12,000 takes twelve. */
async function liveFacts(
  scope: Scope,
  quarter: string,
  recordedUntil: number,
  measures: Parameters<typeof quarterFactsOf>[2],
): Promise<QuarterFacts[]> {
  const span = { first: firstDay(yearOf(quarter)), last: lastDay(quarter), recordedUntil };
  const facts: QuarterFacts[] = [];
  for (let after = ""; ; ) {
    const records = await personRecords(scope, span, after);
    for (const record of records) {
      const one = quarterFactsOf(record, quarter, measures);
      if (one && (scope.units === "all" || scope.units.includes(one.unitId))) facts.push(one);
    }
    if (records.length < SLICE_PEOPLE) return facts;
    after = records.at(-1)?.personId ?? "";
  }
}
