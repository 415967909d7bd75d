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
import { exemptedByLeave } from "../../inspection/facts/records-missed";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing } from "../../measures/versions/records";
import { type AttendanceStatus, STATUSES } from "../../measures/versions/rules-counting";
import type { Measures } from "../../measures/versions/shape";
import { depthOf } from "../../organization/units/rules";
import { basisOf, frozenSources, liveSources } from "./records";
import { comparisonRows } from "./rules";
import { frozenGroups, liveGroups } from "./rules-groups";
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
  const of = periodOf(period, scope.today);
  const { isYear, year, first, last, quarter } = of;
  const { versions: adopted, changes, rated, isInspected } = await basisOf(scope, year, quarter);
  const { measures, number, versions } = governing(asVersions(adopted), quarter);
  const isOver = scope.today > last;
  const evidenceUntil = `${year + 1}-${measures.timetable.evidenceUntil}`;
  const recordedUntil =
    (isYear ? rated?.recordedUntil : undefined) ?? cutAt(scope, isYear ? evidenceUntil : last, isOver);
  const frozen = isYear ? rated !== null : isInspected;
  const basis = { recordedUntil, measures, daysOff: daysOffAsOf(changes, recordedUntil) };
  const { units, words, ratings, attendance, exempted, groups } =
    // What has not begun has no figures, as what nobody has frozen has none.
    frozen || first > scope.today
      ? await frozenFigures(scope, of, basis, isYear ? rated?.id : undefined)
      : await liveFigures(scope, of, basis);
  const rows = comparisonRows(
    {
      units: units
        .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > first)
        .map((unit) => ({ ...unit, depth: depthOf(unit.place) })),
      attendance: byBranch(
        [...attendance, ...exempted.map((row) => ({ ...row, people: -1 }))],
        measures.attendance,
      ),
      groups,
      ratings,
      words,
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

type Basis = { recordedUntil: number; measures: Measures; daysOff: DaysOff };
type Period = ReturnType<typeof periodOf>;

async function frozenFigures(
  scope: Scope,
  { first, last, quarters }: Period,
  { recordedUntil, daysOff }: Basis,
  assessmentId: string | null = null,
) {
  const { missed, groups, ...sources } = await frozenSources(
    scope,
    { first, last, recordedUntil },
    quarters,
    assessmentId,
  );
  return { ...sources, exempted: exemptedByLeave(missed, daysOff), groups: frozenGroups(groups) };
}

async function liveFigures(scope: Scope, period: Period, { recordedUntil, measures, daysOff }: Basis) {
  const { isYear, year, first, last, quarter, quarters } = period;
  // A year's figures are of those whom it rates: who belongs to a branch on the assessment day.
  const onDay = isYear ? `${year}-${measures.timetable.assessmentDay}` : null;
  const counting = measures.attendance;
  const { missed, groups, ...sources } = await liveSources(
    scope,
    { first: firstDay(year), last, recordedUntil },
    {
      from: first,
      quarter,
      quarters,
      onDay,
      countedBefore: isYear ? `${year + 1}Q1` : quarter,
      earning: STATUSES.filter((status) => counting[status].hours === 1),
    },
  );
  const exempted = exemptedByLeave(missed, daysOff);
  return {
    ...sources,
    exempted: exempted.filter(({ day }) => day >= first),
    groups: liveGroups(groups, exempted, { quarter, onDay, daysOff }, counting),
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

/** Rows that leave takes out come as one less. */
function byBranch(
  rows: readonly { branchId: string; status: string; people: number }[],
  counting: Record<AttendanceStatus, { expected: number; present: number }>,
) {
  return [...Map.groupBy(rows, (row) => row.branchId)].map(([branchId, list]) => {
    const sum = (key: "expected" | "present") =>
      list.reduce((all, row) => all + row.people * counting[row.status as AttendanceStatus][key], 0);
    return { branchId, expected: sum("expected"), present: sum("present") };
  });
}
