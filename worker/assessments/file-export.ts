import type { Measures, MeasuresVersion, Scheme } from "../measures/shape";
import type { FactsFileInput, PersonFactsInput } from "./file-shape";
import type { QuotaUse, YearFacts } from "./shape";

/** A stored run as the file that `rate` reads: everything it used, so that it gives the same outcome again (measures §9). */
export function fileOf(
  run: { year: number; scheme: Scheme; measures: Measures; versions: readonly MeasuresVersion[] },
  people: readonly YearFacts[],
  quotas: readonly QuotaUse[],
): FactsFileInput {
  return {
    year: run.year,
    scheme: run.scheme,
    measures: run.measures,
    versions: [...run.versions],
    units: quotas.flatMap((quota) => unitsOf(quota, run.measures)),
    people: people.map((facts) => personOf(facts, run.scheme)),
  };
}

function unitsOf({ quotaId, unitIds, scheme, share, taken }: QuotaUse, { quotas }: Measures) {
  const pooled = quotaId.startsWith("pool:");
  const [n, d] = quotas.annual_assessment.approvedShare;
  const approvedShare = scheme === "annual_assessment" && share[0] === n && share[1] === d;
  return unitIds.map((id, index) => ({
    id,
    ...(pooled ? { parent: quotaId.slice("pool:".length) } : {}),
    pooled,
    approvedShare,
    seatsTaken: index === 0 ? taken : 0,
  }));
}

function personOf(facts: YearFacts, scheme: Scheme): PersonFactsInput {
  const { attendance: rows, attendanceRecords: records } = facts;
  const present = rows.present + rows.late + rows.left_early + rows.made_up;
  return {
    id: facts.personId,
    name: facts.name,
    unit: scheme === "democratic_appraisal" ? facts.branch : facts.organ,
    standing: facts.standing,
    post: facts.post,
    employment: facts.employment,
    onProbation: facts.onProbation,
    months: facts.months[scheme],
    monthsInPost: facts.monthsInPost[scheme],
    attendance: {
      expected: present + rows.unexcused,
      present,
      attended: records.present,
      late: records.late,
      leftEarly: records.left_early,
      leave: records.leave,
      madeUp: records.made_up,
      unexcused: records.unexcused,
      official: rows.official,
      exempt: rows.exempt,
    },
    minutes: facts.minutes,
    certificates: facts.certificates,
    characters: facts.characters,
    notes: facts.notes,
    verifiedBooks: facts.verifiedBooks,
    countedBook: facts.countedBook,
    quarters: facts.quarters.map(({ quarter, result, mark, itemId }) => ({
      quarter,
      result,
      quality: mark,
      id: itemId,
    })),
    essays: facts.essays,
    items: facts.items,
    ballots: facts.ballots,
    lessons: facts.lessons,
    lessonsByRota: facts.lessonsByRota,
    mustReads: facts.mustReads,
    warnings: facts.warnings,
    gradedElsewhere: facts.gradedElsewhere ?? false,
    exempt: facts.exemptOnDay ?? false,
    held: facts.held ?? false,
    leaveDays: facts.leaveDays,
    leaveRecords: facts.leaveRecords,
    memberships: facts.memberships,
    standingRecord: facts.standingRecord,
    postRecord: facts.postRecord,
  };
}
