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
import { inOneTrip, type Part, part, parts } from "../../core/statement";
import { missedInLeave } from "../../inspection/facts/records-missed";
import { exemptedByLeave } from "../../inspection/facts/rules-missed";
import { frozenQueries } from "../../inspection/figures/records";
import { liveQuery } from "../../inspection/figures/records-live";
import { type Counting, figuresOf, frozenFigures, withoutExempted } from "../../inspection/figures/rules";
import { liveGroups } from "../../inspection/figures/rules-groups";
import { type BranchFigures, FINAL } from "../../inspection/figures/shape";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing } from "../../measures/versions/records";
import { STATUSES } from "../../measures/versions/rules-counting";
import { placesQuery } from "../../organization/units/records";
import { depthOf } from "../../organization/units/rules";
import { basisOf, type Standing, saidPart, storedPart } from "./records";
import { comparisonRows } from "./rules";
import type { Comparison } from "./shape";

/** The units in reach against the standards: worked out over the whole county, so that a figure is the same for every reader. */
export async function comparisonOf(scope: Scope, period: string): Promise<Comparison> {
  const [comparison] = await comparisonsOf(scope, [period]);
  return comparison as Comparison;
}

/** The same for several periods, in two round trips however many they are. */
export async function comparisonsOf(scope: Scope, periods: readonly string[]): Promise<Comparison[]> {
  permitSomewhere(scope, "comparison.read");
  const { units } = scope;
  const all = await wholeComparisons(wholeCounty(scope), periods);
  if (units === "all") return all;
  return all.map((one) => ({ ...one, rows: one.rows.filter(({ id }) => units.includes(id)) }));
}

/**
 * Every figure as it was recorded by one instant: a quarter's by its end, a year's by the cut of its rating, so that a year's
 * hours and notes count late evidence as its registers do; live until then.
 */
async function wholeComparisons(scope: Scope, periods: readonly string[]): Promise<Comparison[]> {
  const asked = periods.map((period) => ({ period, ...periodOf(period, scope.today) }));
  const { versions, changes, standings } = await basisOf(scope, asked);
  const bases = asked.map((of, at) => countingOf(scope, of, versions, changes, standings[at] as Standing));
  const read = bases.map((basis) => {
    const { of, recordedUntil } = basis;
    const span = { first: of.first, last: of.last, recordedUntil };
    return parts([saidPart(scope, span, of.isYear), figuresPart(scope, basis)]);
  });
  const places = part([placesQuery(scope)], ([units]) => units);
  const [units, sources] = await inOneTrip(scope.db, parts([places, parts(read)]));
  return bases.map(({ of, number, frozen, isOver, recordedUntil }, at) => {
    const [said, figures] = sources[at] as (typeof sources)[number];
    const shown = units
      .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > of.first)
      .map((unit) => ({ ...unit, depth: depthOf(unit.place) }));
    return {
      period: of.period,
      first: of.first,
      last: of.last,
      recordedUntil: isOver ? recordedUntil : null,
      frozen,
      measures: number,
      rows: comparisonRows({ ...said, figures, units: shown }),
    };
  });
}

type Period = ReturnType<typeof periodOf> & { period: string };
type Basis = Counting & {
  of: Period;
  number: number;
  recordedUntil: number;
  daysOff: DaysOff;
  isOver: boolean;
  frozen: boolean;
  standing: Standing;
};

/** How a period is counted, and until which instant. */
function countingOf(
  scope: Scope,
  of: Period,
  adopted: Parameters<typeof asVersions>[0],
  changes: Parameters<typeof daysOffAsOf>[0],
  standing: Standing,
): Basis {
  const { isYear, year, last, quarter } = of;
  const { measures, number, versions } = governing(asVersions(adopted), quarter);
  const isOver = scope.today > last;
  const evidenceUntil = `${year + 1}-${measures.timetable.evidenceUntil}`;
  const rated = isYear ? standing.recordedUntil : null;
  const recordedUntil = rated ?? cutAt(scope, isYear ? evidenceUntil : last, isOver);
  return {
    of,
    number,
    recordedUntil,
    last,
    measures,
    versions,
    daysOff: daysOffAsOf(changes, recordedUntil),
    isOver,
    frozen: isYear ? rated !== null : standing.opened === 1,
    standing,
  };
}

/** Where a period's figures come from: what a run stored, what it froze before figures were stored, or the records themselves. */
function figuresPart(scope: Scope, basis: Basis): Part<BranchFigures[]> {
  const { of, frozen, standing, recordedUntil, daysOff } = basis;
  const edition = of.isYear ? standing.yearEdition : standing.edition;
  if (frozen && edition !== null) {
    const period = of.isYear ? String(of.year) : of.quarter;
    return storedPart(scope, { period, edition }, !of.isYear && edition < FINAL ? of.quarter : null);
  }
  // What has not begun has no figures, as what nobody has frozen has none.
  if (frozen || of.first > scope.today) {
    const span = { first: of.first, last: of.last, recordedUntil };
    const assessmentId = of.isYear ? standing.assessmentId : null;
    return part(frozenQueries(scope, span, of.quarters, assessmentId), ([attendance, missed, groups]) =>
      frozenFigures({ attendance, missed, groups }, daysOff, basis),
    );
  }
  return livePart(scope, basis);
}

function livePart(scope: Scope, basis: Basis): Part<BranchFigures[]> {
  const { of, recordedUntil, measures, daysOff } = basis;
  const { isYear, year, first, last, quarter, quarters } = of;
  // A year's figures are of those whom it rates: who belongs to a branch on the assessment day.
  const onDay = isYear ? `${year}-${measures.timetable.assessmentDay}` : null;
  const counting = measures.attendance;
  const live = {
    from: first,
    quarter,
    quarters,
    onDay,
    countedBefore: isYear ? `${year + 1}Q1` : quarter,
    earning: STATUSES.filter((status) => counting[status].hours === 1),
  };
  const span = { first: firstDay(year), last, recordedUntil };
  return part([liveQuery(scope, span, live), missedInLeave(scope, span)], ([rows, missed]) => {
    const exempted = exemptedByLeave(missed, daysOff);
    const attendance = withoutExempted(
      rows.filter((row) => row.status !== null),
      exempted.filter(({ day }) => day >= first),
    );
    const groups = liveGroups(
      rows.filter((row) => row.status === null),
      exempted,
      { quarter, onDay, daysOff },
      counting,
    );
    return figuresOf({ attendance, groups }, basis);
  });
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
