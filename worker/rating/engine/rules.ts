import type { Scheme } from "../../../db/vocabulary";
import { daysBetween, firstDay, lastDay } from "../../core/calendar";
import { compare, format, isZero, ofShare, parse, type Ratio, ratio } from "../../core/rational";
import { attendanceRate, countsOf } from "../../measures/versions/rules-counting";
import type { Measures, MeasuresVersion, NotGradedCode } from "../../measures/versions/shape";
import { isListed } from "./rules-citing";
import { gatesOf, remarksOf } from "./rules-gates";
import { byText, byUnit, placesOf, quotasOf, rankUnit, withOutcome } from "./rules-quota";
import { appraisalRatio, meanQuality, reaches, scoreOf } from "./rules-scores";
import { searchedIn, targetsOf, type YearTargets } from "./rules-targets";
import type { Cite, QuotaUnit, YearFacts } from "./shape";
import type { Assessed, NotGraded, Params, Proposal, Rating, Score, UnitWarning } from "./shape-answers";

/** Why a person gets no grade under a scheme, the first case that fits in the order of measures §7; null when graded. */
export function notGradedOf(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  score: Score | null,
): NotGraded | null {
  const days = daysBetween(firstDay(facts.year), lastDay(facts.year)) + 1;
  const appraisal = scheme === "democratic_appraisal";
  const { leave_over_half, under_three_months } = measures.notGraded;
  const months = facts.monthsInPost[scheme];
  const cases: [NotGradedCode, boolean, Params, Cite[]][] = [
    [
      "out_of_scheme",
      appraisal ? facts.standing === "non_party" : facts.employment === null,
      {},
      [appraisal ? "standing" : "post"],
    ],
    ["graded_elsewhere", facts.gradedElsewhere !== null, {}, ["outside_appraisal"]],
    ["exempt", facts.exemptOnDay !== null, {}, ["exemption"]],
    ["held", facts.held !== null, {}, ["open_case"]],
    [
      "leave_over_half",
      compare(ratio(facts.leaveDays, days), ofShare(leave_over_half.share)) > 0,
      { days: facts.leaveDays, ofDays: days, share: leave_over_half.share.join("/") },
      ["leaves"],
    ],
    [
      "under_three_months",
      months < under_three_months.months,
      { months, standard: under_three_months.months },
      ["memberships"],
    ],
    [
      "probation_employment",
      !appraisal && facts.employment === "civil_servant" && facts.onProbation,
      {},
      ["post"],
    ],
    ["probationary_standing", appraisal && facts.standing === "probationary", {}, ["standing"]],
    ["no_basis", score === null, {}, []],
  ];
  const found = cases.find(
    ([code, applies]) => applies && (measures.notGraded[code].on || code === "no_basis"),
  );
  if (!found) return null;
  const [code, , params, cites] = found;
  const records = cites.filter((cite) => isListed(facts, cite));
  const searched = searchedIn(dutyOf[code] ?? "year_records", facts.year);
  return { code, params, records, ...(records.length === 0 ? { searched } : {}) };
}

/** What was looked for where a case rests on nothing that is recorded. */
const dutyOf: Partial<Record<NotGradedCode, string>> = {
  out_of_scheme: "standing_or_post",
  probationary_standing: "standing_or_post",
  probation_employment: "standing_or_post",
  under_three_months: "membership",
};

/** One person under one scheme before the quota: score, gates, not-graded case and outcome with their reasons (measures §7). */
export function assess(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): Assessed {
  const score = scoreOf(facts, measures, scheme, versions);
  const notGraded = notGradedOf(facts, measures, scheme, score);
  const gates = notGraded ? [] : gatesOf(facts, measures, scheme, versions);
  const unit = scheme === "democratic_appraisal" ? facts.branch : facts.organ;
  return {
    personId: facts.personId,
    name: facts.name,
    scheme,
    unitId: unit.id,
    unitName: unit.name,
    standing: facts.standing,
    notGraded,
    score,
    gates,
    remarks: notGraded ? [] : remarksOf(facts, measures, scheme, versions),
    before:
      notGraded || !score ? "not_graded" : outcomeBeforeQuota(parse(score.total), gates.length > 0, measures),
    ties: tieValues(facts, measures, targetsOf(facts, measures, scheme, versions)),
  };
}

/** The band a score reaches; a failed gate turns excellent into qualified, below the last band a committee decides (measures §7). */
export function outcomeBeforeQuota(
  total: Ratio,
  gateFailed: boolean,
  { bands }: Measures,
): Exclude<Assessed["before"], "not_graded"> {
  if (reaches(total, bands.excellent) && !gateFailed) return "excellent";
  if (reaches(total, bands.qualified)) return "qualified";
  return reaches(total, bands.basically_qualified) ? "basically_qualified" : "committee_decides";
}

/** Unrounded, null for a key the person lacks: mean quality also where no notes are asked for, marks or not (measures §7, ties). */
function tieValues(facts: YearFacts, measures: Measures, { characters }: YearTargets): Assessed["ties"] {
  const counts = countsOf(facts.attendance, measures.attendance);
  const shown = (value: Ratio | undefined) => (value ? format(value) : null);
  return {
    appraisal_ratio: shown(appraisalRatio(facts, measures)),
    attendance_rate: shown(attendanceRate(counts)),
    fewer_unexcused: format(ratio(counts.unexcused)),
    fewer_leaves: format(ratio(counts.leaves)),
    mean_quality: isZero(characters) ? null : shown(meanQuality(facts)),
  };
}

/** The proposal from persons assessed one by one: seats shared out unit by unit, everyone in one outcome (measures §7). */
export function proposalOf(
  assessed: readonly Assessed[],
  units: readonly QuotaUnit[],
  measures: Measures,
  scheme: Scheme,
): Proposal {
  const people = assessed
    .filter((person) => person.scheme === scheme)
    .sort((a, b) => byText(a.personId, b.personId));
  const groups = byUnit(people);
  const ranked = quotasOf(people, units, measures, scheme).map((quota) =>
    rankUnit(
      quota.unitIds.flatMap((id) => groups.get(id) ?? []),
      quota,
      measures,
    ),
  );
  const keys = new Map(ranked.flatMap(({ tieKeys }) => Object.entries(tieKeys)));
  const quotas = ranked.map(({ use }) => use);
  const places = placesOf(quotas);
  return {
    scheme,
    ratings: people.map((person): Rating => withOutcome(person, places, keys.get(person.personId) ?? null)),
    quotas,
    warnings: warningsOf(people, measures, scheme),
  };
}

/** The proposal for every person under one scheme, straight from the year's facts (measures §7, §9). */
export function propose(
  people: readonly YearFacts[],
  units: readonly QuotaUnit[],
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): Proposal {
  return proposalOf(
    people.map((facts) => assess(facts, measures, scheme, versions)),
    units,
    measures,
    scheme,
  );
}

/** A branch with fewer full members than the regulation asks for is named as a warning about the data (measures §10, 7). */
function warningsOf(
  people: readonly Assessed[],
  { sessions }: Measures,
  scheme: Scheme,
): Proposal["warnings"] {
  if (scheme !== "democratic_appraisal") return [];
  const members = people.filter(({ standing }) => standing !== "non_party");
  return [...byUnit(members)].flatMap(([unitId, own]) => {
    const full = own.filter(({ standing }) => standing === "full").length;
    if (full >= sessions.fewestFullMembers) return [];
    const params = { members: full, standard: sessions.fewestFullMembers };
    const warnings: UnitWarning[] = [{ code: "few_full_members", params }];
    return [{ unitId, unitName: own[0]?.unitName ?? "", warnings }];
  });
}

export { type Cited, citesOf, recordsCited } from "./rules-citing";
export { gatesOf, remarksOf } from "./rules-gates";
export { baseOf, capOf, gradeOf, quotasFrom, quotasOf, rankUnit } from "./rules-quota";
export { appraisalRatio, meanQuality, scoreOf } from "./rules-scores";
export { targetsOf } from "./rules-targets";
export { distributionOf, whatIf } from "./rules-what-if";
