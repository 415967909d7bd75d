import { isDay, type Month, type Quarter, quarterOf } from "../core/calendar";
import {
  add,
  compare,
  div,
  type Fraction,
  format,
  ofShare,
  one,
  type Ratio,
  ratio,
  zero,
} from "../core/rational";
import { type FieldRefusal, Refusal } from "../core/refusal";
import { type Basis, basis, defaults } from "./defaults";
import { readMeasures, type ShapeIssue } from "./read";
import { type Measures, type MeasuresVersion, type Post, type Targets, TIE_KEYS } from "./shape";

export { type Change, changesBetween, isSame, type Leaf, leavesOf } from "./changes";
export { type Basis, basis } from "./defaults";

/** The default measures that a new county starts with (measures §1–§8). */
export function defaultMeasures(): Measures {
  return structuredClone(defaults);
}

/** A version adopted before a measure existed goes by its default (measures §9). */
export function completed(content: Measures): Measures {
  return {
    ...content,
    sessions: { ...defaults.sessions, ...content.sessions },
    inspection: { ...defaults.inspection, ...content.inspection },
  };
}

/** Whether a number rests on a regulation, on local practice or on us; the nearest named path above it says (measures, head). */
export function basisOf(path: string): Basis {
  for (let name = path; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const found = basis[name];
    if (found) return found;
  }
  return "ours";
}

/** Measures that are whole and consistent, or a refusal that names each wrong field (measures §1–§8). */
export function refuseUnlessValid(input: unknown): Measures {
  const { measures, faults } = faultsOf(input);
  if (!measures) throw new Refusal("invalid_input", { fields: faults });
  return measures;
}

/** What is wrong with measures, field by field; the measures themselves when nothing is (measures §1–§8). */
export function faultsOf(input: unknown): { measures?: Measures; faults: FieldRefusal[] } {
  const read = readMeasures(input);
  const faults = read.measures ? inconsistencies(read.measures) : read.issues.map(fieldOf);
  return faults.length > 0 ? { faults } : { measures: read.measures, faults };
}

function fieldOf({ path, type, requirement, missing }: ShapeIssue): FieldRefusal {
  if (missing) return { path, reason: "required" };
  switch (type) {
    case "min_value":
      return { path, reason: "too_small", params: { limit: requirement } };
    case "max_value":
      return { path, reason: "too_large", params: { limit: requirement } };
    case "integer":
      return { path, reason: "not_whole" };
    case "number":
      return { path, reason: "not_a_number" };
    case "regex":
      return { path, reason: "no_such_date" };
    case "strict_object":
    case "strict_tuple":
      return { path, reason: "not_known" };
    default:
      return { path, reason: "not_accepted" };
  }
}

function inconsistencies(measures: Measures): FieldRefusal[] {
  return [
    ...weightsOff(measures),
    ...orderOff("bands", [
      ["excellent", measures.bands.excellent],
      ["qualified", measures.bands.qualified],
      ["basically_qualified", measures.bands.basically_qualified],
    ]),
    ...orderOff("branchScore.stars", Object.entries(measures.branchScore.stars)),
    ...sharesOverOne(measures),
    ...datesOff(measures),
    ...tiesOff(measures),
    ...qualityOff(measures),
    ...clockOff(measures),
  ];
}

function weightsOff({ criteria, branchScore }: Measures): FieldRefusal[] {
  const total = Object.values(criteria).reduce((sum, { weight }) => sum + weight, 0);
  const { plan, meetings, attendance, inspections, rectification, closing } = branchScore;
  const ofBranch = plan + meetings + attendance + inspections + rectification + closing;
  const fields: FieldRefusal[] = [];
  if (total !== 100) fields.push({ path: "criteria", reason: "weights_not_100", params: { total } });
  if (ofBranch !== 100)
    fields.push({ path: "branchScore", reason: "weights_not_100", params: { total: ofBranch } });
  return fields;
}

/** Each must be above the one that follows it. */
function orderOff(path: string, bands: [string, number][]): FieldRefusal[] {
  return bands.flatMap(([name, from], i) => {
    const next = bands[i + 1];
    return next && from <= next[1]
      ? [{ path: `${path}.${name}`, reason: "band_order", params: { above: next[1] } }]
      : [];
  });
}

function sharesOverOne({
  quotas,
  inspection,
  quality,
  criteria,
  gates,
  notGraded,
  branchScore,
}: Measures): FieldRefusal[] {
  const shares: [string, [number, number]][] = [
    ["quotas.democratic_appraisal.share", quotas.democratic_appraisal.share],
    ["quotas.annual_assessment.share", quotas.annual_assessment.share],
    ["quotas.annual_assessment.approvedShare", quotas.annual_assessment.approvedShare],
    ["quotas.branch_rating.share", quotas.branch_rating.share],
    ["inspection.notesPass", inspection.notesPass],
    ["inspection.spotCheck", inspection.spotCheck],
    ["inspection.alike.share", inspection.alike.share],
    ...Object.entries(quality).map(([mark, worth]): [string, [number, number]] => [`quality.${mark}`, worth]),
    ["criteria.notes.qualityShare", criteria.notes.qualityShare],
    ...Object.entries(criteria.appraisal.values).map(([grade, worth]): [string, [number, number]] => [
      `criteria.appraisal.values.${grade}`,
      worth,
    ]),
    ["gates.G1.threshold", gates.G1.threshold],
    ["notGraded.leave_over_half.share", notGraded.leave_over_half.share],
    ["branchScore.lateMeeting", branchScore.lateMeeting],
  ];
  const fields = shares
    .filter(([, share]) => compare(ofShare(share), one) > 0)
    .map(([path]) => ({ path, reason: path.startsWith("quotas.") ? "quota_over_one" : "share_over_one" }));
  const { share, approvedShare } = quotas.annual_assessment;
  if (compare(ofShare(approvedShare), ofShare(share)) < 0) {
    fields.push({ path: "quotas.annual_assessment.approvedShare", reason: "below_ordinary_share" });
  }
  return fields;
}

/** Half a day ends before a whole one begins. */
function clockOff({ sessions: { halfDayFrom, halfDayUntil, wholeDayFrom } }: Measures): FieldRefusal[] {
  return [
    ...(halfDayUntil < halfDayFrom
      ? [{ path: "sessions.halfDayUntil", reason: "too_small", params: { limit: halfDayFrom } }]
      : []),
    ...(wholeDayFrom <= halfDayUntil
      ? [{ path: "sessions.wholeDayFrom", reason: "too_small", params: { limit: halfDayUntil + 1 } }]
      : []),
  ];
}

/** Days of a year are asked of a plain year, so that 29 February is refused too. */
function datesOff({ timetable }: Measures): FieldRefusal[] {
  const { q4, branchWindowUntilDay, spotCheckUntilDay } = timetable;
  const days: [string, string][] = [
    ["q4.rectificationUntil", q4.rectificationUntil],
    ["assessmentDay", timetable.assessmentDay],
    ["makeUpHeldUntil", timetable.makeUpHeldUntil],
    ["evidenceUntil", timetable.evidenceUntil],
    ["runOn", timetable.runOn],
  ];
  const fields: FieldRefusal[] = days
    .filter(([, day]) => !isDay(`2026-${day}`))
    .map(([name, day]) => ({ path: `timetable.${name}`, reason: "no_such_date", params: { day } }));
  for (const [name, day] of [
    ["branchWindowUntilDay", branchWindowUntilDay],
    ["spotCheckUntilDay", spotCheckUntilDay],
  ] as const) {
    if (day > 30) fields.push({ path: `timetable.${name}`, reason: "no_such_date", params: { day } });
  }
  const inOrder: [string, boolean][] = [
    ["spotCheckUntilDay", branchWindowUntilDay <= spotCheckUntilDay],
    [
      "q4.rectificationUntil",
      `01-${String(q4.branchWindowUntilDay).padStart(2, "0")}` < q4.rectificationUntil,
    ],
    ["evidenceUntil", q4.rectificationUntil <= timetable.evidenceUntil],
    ["runOn", timetable.evidenceUntil < timetable.runOn],
  ];
  if (fields.length > 0) return fields;
  return inOrder
    .filter(([, holds]) => !holds)
    .map(([name]) => ({ path: `timetable.${name}`, reason: "date_order" }));
}

function tiesOff({ ties }: Measures): FieldRefusal[] {
  return new Set(ties).size === ties.length
    ? []
    : [{ path: "ties", reason: "named_twice", params: { of: TIE_KEYS.length } }];
}

function qualityOff({ quality }: Measures): FieldRefusal[] {
  const falling = [quality.excellent, quality.good, quality.fair, quality.poor, quality.none].map(ofShare);
  const names = ["excellent", "good", "fair", "poor"] as const;
  return names.flatMap((name, i) =>
    compare(falling[i] ?? zero, falling[i + 1] ?? zero) < 0
      ? [{ path: `quality.${name}`, reason: "band_order" }]
      : [],
  );
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
