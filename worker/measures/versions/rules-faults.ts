import { BALLOT_MARKS, QUALITIES } from "../../../db/vocabulary";
import { isDay } from "../../core/calendar";
import { compare, ofShare, one, ratio, zero } from "../../core/rational";
import type { FieldRefusal } from "../../core/refusal";
import { readMeasures, type ShapeIssue } from "./rules-read";
import { LEAST_ALIKE, type Measures, TIE_KEYS } from "./shape";

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
    ...criteriaOff(measures),
    ...clockOff(measures),
    ...alikeOff(measures),
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
  const names = QUALITIES;
  return names.flatMap((name, i) =>
    compare(falling[i] ?? zero, falling[i + 1] ?? zero) < 0
      ? [{ path: `quality.${name}`, reason: "band_order" }]
      : [],
  );
}

/** Characters are at most half of the mark for notes; better ballots are worth more; taking part alone is no basis (measures §7). */
function criteriaOff({ criteria: { notes, appraisal, participation } }: Measures): FieldRefusal[] {
  const grades = BALLOT_MARKS;
  return [
    ...(compare(ofShare(notes.qualityShare), ratio(1, 2)) < 0
      ? [{ path: "criteria.notes.qualityShare", reason: "too_small", params: { limit: "1/2" } }]
      : []),
    ...grades.slice(0, -1).flatMap((grade, i) => {
      const next = appraisal.values[grades[i + 1] ?? "unqualified"];
      return compare(ofShare(appraisal.values[grade]), ofShare(next)) < 0
        ? [{ path: `criteria.appraisal.values.${grade}`, reason: "band_order" }]
        : [];
    }),
    ...(participation.weight === 100
      ? [{ path: "criteria.participation.weight", reason: "too_large", params: { limit: 99 } }]
      : []),
  ];
}

/** Notes below the least share are not found again, so that a lower one would promise hints that nobody gets (measures §10, 13). */
function alikeOff({ inspection: { alike } }: Measures): FieldRefusal[] {
  return compare(ofShare(alike.share), ofShare(LEAST_ALIKE)) < 0
    ? [{ path: "inspection.alike.share", reason: "too_small", params: { limit: LEAST_ALIKE.join("/") } }]
    : [];
}
