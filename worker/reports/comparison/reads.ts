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
import { exemptedByLeave } from "../../inspection/facts/rules-missed";
import {
  type Counting,
  figuresOf,
  frozenFigures,
  withFound,
  withoutExempted,
} from "../../inspection/figures/rules";
import { liveGroups } from "../../inspection/figures/rules-groups";
import { FINAL } from "../../inspection/figures/shape";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing } from "../../measures/versions/records";
import { STATUSES } from "../../measures/versions/rules-counting";
import { depthOf } from "../../organization/units/rules";
import { basisOf, frozenSources, liveSources, storedSources } from "./records";
import { comparisonRows } from "./rules";
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
  const basis = await basisOf(scope, year, quarter);
  const { measures, number, versions } = governing(asVersions(basis.versions), quarter);
  const isOver = scope.today > last;
  const evidenceUntil = `${year + 1}-${measures.timetable.evidenceUntil}`;
  const recordedUntil =
    (isYear ? basis.rated?.recordedUntil : undefined) ?? cutAt(scope, isYear ? evidenceUntil : last, isOver);
  const frozen = isYear ? basis.rated !== null : basis.isInspected;
  const counting = {
    recordedUntil,
    last,
    measures,
    versions,
    daysOff: daysOffAsOf(basis.changes, recordedUntil),
  };
  const edition = isYear ? (basis.rated?.attempt ?? null) : basis.edition;
  const { units, ...sources } = await sourcesOf(scope, of, counting, {
    // What has not begun has no figures, as what nobody has frozen has none.
    frozen: frozen || first > scope.today,
    edition: frozen ? edition : null,
    assessmentId: isYear ? (basis.rated?.id ?? null) : null,
  });
  const shown = units
    .filter((unit) => unit.dissolvedOn === null || unit.dissolvedOn > first)
    .map((unit) => ({ ...unit, depth: depthOf(unit.place) }));
  return {
    period,
    first,
    last,
    recordedUntil: isOver ? recordedUntil : null,
    frozen,
    measures: number,
    rows: comparisonRows({ ...sources, units: shown }),
  };
}

type Basis = Counting & { recordedUntil: number; daysOff: DaysOff };
type Period = ReturnType<typeof periodOf>;
type State = { frozen: boolean; edition: number | null; assessmentId: string | null };

async function sourcesOf(scope: Scope, period: Period, basis: Basis, state: State) {
  if (state.edition !== null) {
    const stored = await storedFigures(scope, period, basis, state.edition);
    if (stored) return stored;
  }
  return state.frozen
    ? recountedFigures(scope, period, basis, state.assessmentId)
    : liveFigures(scope, period, basis);
}

/** The figures that a run stored, with what stands on the items of a quarter that is not final; null where none are stored. */
async function storedFigures(scope: Scope, period: Period, { recordedUntil }: Basis, edition: number) {
  const { isYear, year, first, last, quarter } = period;
  const { figures, items, ...sources } = await storedSources(
    scope,
    { first, last, recordedUntil },
    { period: isYear ? String(year) : quarter, edition },
    !isYear && edition < FINAL ? quarter : null,
  );
  if (figures.length === 0) return null;
  const stored = figures.map(({ cells, ...branch }) => ({ ...branch, cells: JSON.parse(cells) }));
  return { ...sources, figures: !isYear && edition < FINAL ? withFound(stored, items) : stored };
}

async function recountedFigures(
  scope: Scope,
  { first, last, quarters }: Period,
  { recordedUntil, daysOff, ...counting }: Basis,
  assessmentId: string | null,
) {
  const span = { first, last, recordedUntil };
  const { attendance, missed, groups, ...sources } = await frozenSources(scope, span, quarters, assessmentId);
  return { ...sources, figures: frozenFigures({ attendance, missed, groups }, daysOff, counting) };
}

async function liveFigures(scope: Scope, period: Period, basis: Basis) {
  const { isYear, year, first, last, quarter, quarters } = period;
  const { recordedUntil, measures, daysOff } = basis;
  // A year's figures are of those whom it rates: who belongs to a branch on the assessment day.
  const onDay = isYear ? `${year}-${measures.timetable.assessmentDay}` : null;
  const counting = measures.attendance;
  const { missed, attendance, groups, ...sources } = await liveSources(
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
  const counted = {
    attendance: withoutExempted(
      attendance,
      exempted.filter(({ day }) => day >= first),
    ),
    groups: liveGroups(groups, exempted, { quarter, onDay, daysOff }, counting),
  };
  return { ...sources, figures: figuresOf(counted, basis) };
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
