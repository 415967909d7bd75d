import type { Scheme } from "../../../db/vocabulary";
import {
  add,
  compare,
  div,
  format,
  isZero,
  max,
  min,
  mul,
  ofShare,
  one,
  parse,
  percent,
  type Ratio,
  ratio,
  sub,
  sum,
  truncate,
  zero,
} from "../../core/rational";
import { attendanceRate, countsOf } from "../../measures/versions/rules-counting";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { essaysCited, expectedCited, hoursCited, inspectionsCited, notesCited } from "./rules-citing";
import { searchedIn, targetsOf, type YearTargets } from "./rules-targets";
import type { Cite, CriterionCode, RemovalCode, YearFacts } from "./shape";
import type { Criterion, Params, Score, Searched } from "./shape-answers";

type Raw = {
  code: CriterionCode;
  weight: number;
  removed: RemovalCode | null;
  marks: Ratio;
  params: Params;
  records: Cite[];
  /** Where nothing was found: what was looked for. */
  searched: Searched;
};

/** The year-end score: each criterion's marks with what lies behind them, removed ones out and the rest scaled to 100; null where nothing but taking part is left (measures §7). */
export function scoreOf(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): Score | null {
  const targets = targetsOf(facts, measures, scheme, versions);
  const raw = [
    attendance(facts, measures),
    hours(facts, measures, targets),
    notes(facts, measures, targets),
    essays(facts, measures, targets),
    participation(facts, measures),
    appraisal(facts, measures),
  ].map((criterion): Raw => (criterion.weight === 0 ? { ...criterion, removed: "weight_zero" } : criterion));
  const kept = raw.filter(({ removed }) => removed === null);
  if (kept.every(({ code }) => code === "C5")) return null;
  const scale = ratio(
    100,
    kept.reduce((total, { weight }) => total + weight, 0),
  );
  const points = (criterion: Raw) => (criterion.removed === null ? mul(criterion.marks, scale) : zero);
  return {
    total: format(sum(raw.map(points))),
    criteria: raw.map((criterion): Criterion => {
      const { marks, searched, ...shown } = criterion;
      return {
        ...shown,
        ...(shown.records.length === 0 ? { searched } : {}),
        raw: format(criterion.removed === null ? marks : zero),
        points: format(points(criterion)),
        of: format(criterion.removed === null ? mul(ratio(criterion.weight), scale) : zero),
      };
    }),
  };
}

function attendance(facts: YearFacts, measures: Measures): Raw {
  const { weight, deduction } = measures.criteria.attendance;
  const counts = countsOf(facts.attendance, measures.attendance);
  const rate = attendanceRate(counts);
  const params = {
    present: counts.present,
    expected: counts.expected,
    late: counts.late,
    leftEarly: counts.leftEarly,
    rate: rate ? percent(rate) : "",
  };
  const records = expectedCited(facts, measures);
  const searched = searchedIn("attendance", facts.year);
  if (!rate)
    return { code: "C1", weight, removed: "nothing_expected", marks: zero, params, records, searched };
  const each = min(ofShare(deduction), ratio(weight, counts.expected));
  const deducted = mul(ratio(counts.deductions), each);
  const marks = max(zero, sub(mul(ratio(weight), rate), deducted));
  return {
    code: "C1",
    weight,
    removed: null,
    marks,
    params: { ...params, deducted: truncate(deducted) },
    records,
    searched,
  };
}

function hours(facts: YearFacts, measures: Measures, { minutes }: YearTargets): Raw {
  const { weight } = measures.criteria.hours;
  const params = { hours: truncate(ratio(facts.minutes, 60)), target: truncate(div(minutes, ratio(60))) };
  const records = hoursCited(facts, measures);
  const searched = searchedIn("study_hours", facts.year);
  if (isZero(minutes))
    return { code: "C2", weight, removed: "no_target", marks: zero, params, records, searched };
  const marks = mul(ratio(weight), part(facts.minutes, minutes));
  return { code: "C2", weight, removed: null, marks, params, records, searched };
}

function notes(facts: YearFacts, measures: Measures, { characters }: YearTargets): Raw {
  const { weight, qualityShare } = measures.criteria.notes;
  const quality = meanQuality(facts);
  const params = {
    characters: facts.characters,
    notes: facts.notes.length,
    target: truncate(characters),
    quality: quality ? truncate(quality) : "",
    marked: facts.quarters.filter(isMarked).length,
  };
  const records = [...notesCited(facts), ...inspectionsCited(facts.quarters.filter(isMarked))];
  const searched = searchedIn("notes", facts.year);
  if (isZero(characters))
    return { code: "C3", weight, removed: "no_target", marks: zero, params, records, searched };
  const written = part(facts.characters, characters);
  const ofQuality = ofShare(qualityShare);
  const marks = quality ? add(mul(sub(one, ofQuality), written), mul(ofQuality, quality)) : written;
  return { code: "C3", weight, removed: null, marks: mul(ratio(weight), marks), params, records, searched };
}

function essays(facts: YearFacts, measures: Measures, { halves }: YearTargets): Raw {
  const { weight } = measures.criteria.essays;
  const met = halves.filter(({ accepted, required }) => accepted.length >= required);
  const params = { met: met.length, required: halves.length };
  const records = halves.flatMap(({ half }) => essaysCited(facts, half));
  const searched = searchedIn("essay", facts.year);
  if (halves.length === 0)
    return { code: "C4", weight, removed: "nothing_required", marks: zero, params, records, searched };
  return {
    code: "C4",
    weight,
    removed: null,
    marks: ratio(weight * met.length, halves.length),
    params,
    records,
    searched,
  };
}

function participation(facts: YearFacts, measures: Measures): Raw {
  const { weight, items } = measures.criteria.participation;
  const params = { items: facts.items.length, target: items };
  const records: Cite[] = facts.items.length > 0 ? ["items"] : [];
  const searched = searchedIn("participation", facts.year);
  if (items === 0)
    return { code: "C5", weight, removed: "no_target", marks: zero, params, records, searched };
  const marks = mul(ratio(weight), part(facts.items.length, ratio(items)));
  return { code: "C5", weight, removed: null, marks, params, records, searched };
}

function appraisal(facts: YearFacts, measures: Measures): Raw {
  const { weight } = measures.criteria.appraisal;
  const worth = appraisalRatio(facts, measures);
  const { excellent = 0, qualified = 0, basically = 0, unqualified = 0 } = facts.ballots ?? {};
  const params = {
    excellent,
    qualified,
    basically,
    unqualified,
    ballots: excellent + qualified + basically + unqualified,
  };
  const records: Cite[] = facts.ballots ? ["ballots"] : [];
  const searched = searchedIn("ballot_counts", facts.year);
  if (!worth) return { code: "C6", weight, removed: "no_ballots", marks: zero, params, records, searched };
  return { code: "C6", weight, removed: null, marks: mul(ratio(weight), worth), params, records, searched };
}

function part(done: number, target: Ratio): Ratio {
  return min(one, div(ratio(done), target));
}

function isMarked({ result, mark }: YearFacts["quarters"][number]): boolean {
  return mark !== null && result !== "exempt" && result !== "deferred";
}

/** Mean of the marks of the inspected quarters that have one; undefined without any (measures §7). */
export function meanQuality({ quarters }: Pick<YearFacts, "quarters">): Ratio | undefined {
  const marks = quarters.filter(isMarked).map(({ mark }) => parse(mark ?? "0/1"));
  return marks.length === 0 ? undefined : div(sum(marks), ratio(marks.length));
}

/** Ballots weighed by grade over valid ballots; undefined without ballots (measures §7, C6). */
export function appraisalRatio(
  { ballots }: Pick<YearFacts, "ballots">,
  measures: Measures,
): Ratio | undefined {
  if (!ballots) return undefined;
  const { excellent, qualified, basically, unqualified } = ballots;
  const valid = excellent + qualified + basically + unqualified;
  if (valid === 0) return undefined;
  const { values } = measures.criteria.appraisal;
  const weighed = sum([
    mul(ratio(excellent), ofShare(values.excellent)),
    mul(ratio(qualified), ofShare(values.qualified)),
    mul(ratio(basically), ofShare(values.basically)),
    mul(ratio(unqualified), ofShare(values.unqualified)),
  ]);
  return div(weighed, ratio(valid));
}

/** Whether one total reaches a band (measures §7). */
export function reaches(total: Ratio, band: number): boolean {
  return compare(total, ratio(band)) >= 0;
}
