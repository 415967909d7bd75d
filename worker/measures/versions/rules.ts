import type { Post } from "../../../db/vocabulary";
import { type Month, type Quarter, quarterOf } from "../../core/calendar";
import { add, div, type Fraction, format, type Ratio, ratio, zero } from "../../core/rational";
import { type Basis, basis, defaults } from "./rules-defaults";
import type { Measures, MeasuresVersion, Targets } from "./shape";

export { type Change, changesBetween, isSame, type Leaf, leavesOf } from "./rules-changes";
export { type Basis, basis } from "./rules-defaults";
export { faultsOf } from "./rules-faults";

/** The default measures that a new county starts with (measures §1–§8). */
export function defaultMeasures(): Measures {
  return structuredClone(defaults);
}

/** A stored set lacks what is younger than itself: each leaf that is not there, at whatever depth, takes its default (measures §12). */
export function completed(stored: unknown): Measures {
  return filledIn(stored, defaults) as Measures;
}

function filledIn(stored: unknown, otherwise: unknown): unknown {
  if (!isGroup(otherwise)) return stored ?? otherwise;
  const own = isGroup(stored) ? stored : {};
  const known = Object.entries(otherwise).map(([name, inner]) => [name, filledIn(own[name], inner)]);
  return { ...own, ...Object.fromEntries(known) };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a number rests on a regulation, on local practice or on us; the nearest named path above it says (measures, head). */
export function basisOf(path: string): Basis {
  for (let name = path; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const found = basis[name];
    if (found) return found;
  }
  return "ours";
}

/** The version that holds in a quarter: the latest whose named quarter has come; undefined before the first (measures §10, 12). */
export function versionOf(
  quarter: Quarter,
  versions: readonly MeasuresVersion[],
): MeasuresVersion | undefined {
  return versions
    .filter(({ from }) => from <= quarter)
    .reduce<MeasuresVersion | undefined>(
      (best, next) => (best && best.from > next.from ? best : next),
      undefined,
    );
}

/** The targets of a month: those of the version named for its quarter, else of the measures at hand (measures §10, 12). */
export function targetsIn(
  month: Month,
  measures: Measures,
  versions: readonly MeasuresVersion[] = [],
): Targets {
  return (versionOf(quarterOf(month), versions)?.measures ?? measures).targets;
}

export type MonthTargets = { minutes: Fraction; characters: Fraction };

/** What one counted month asks of a post and office: 1/12 of the year's targets (measures §5). */
export function targetsFor(
  person: { post: Post; office: boolean },
  month: Month,
  measures: Measures,
  versions: readonly MeasuresVersion[] = [],
): MonthTargets {
  const targets = targetsIn(month, measures, versions);
  return {
    minutes: format(ratio(minutesAYear(person, targets), 12)),
    characters: format(ratio(targets.characters[person.post], 12)),
  };
}

function minutesAYear({ post, office }: { post: Post; office: boolean }, { minutes }: Targets): number {
  return office ? minutes.office : minutes[post];
}

/** The sum over counted months: a year's target, or the floor to the date up to which months are given (measures §5). */
export function floorTo(
  months: readonly { month: Month; post: Post; office: boolean }[],
  kind: "minutes" | "characters",
  measures: Measures,
  versions: readonly MeasuresVersion[] = [],
): Ratio {
  let total = zero;
  for (const counted of months) {
    const targets = targetsIn(counted.month, measures, versions);
    const year = kind === "minutes" ? minutesAYear(counted, targets) : targets.characters[counted.post];
    total = add(total, ratio(year));
  }
  return div(total, ratio(12n));
}
