import type { Scheme } from "../../../db/vocabulary";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import type { QuotaUse, YearFacts } from "../engine/shape";
import type { FactsFileInput, PersonFactsInput } from "./shape";

type RatedBy = { year: number; scheme: Scheme; measures: Measures; versions: readonly MeasuresVersion[] };

function headOf(run: RatedBy, quotas: readonly QuotaUse[]): Omit<FactsFileInput, "people"> {
  return {
    year: run.year,
    scheme: run.scheme,
    measures: run.measures,
    versions: [...run.versions],
    units: quotas.flatMap((quota) => unitsOf(quota, run.measures)),
  };
}

/**
 * A stored run as the text of the file that `rate` reads: everything it used, so that it gives the same outcome again (measures §9).
 * Slice by slice: a county of 12,000 is tens of megabytes.
 */
export async function* fileTexts(
  run: RatedBy,
  slices: AsyncIterable<readonly YearFacts[]>,
  quotas: readonly QuotaUse[],
): AsyncGenerator<string, void> {
  yield `${JSON.stringify(headOf(run, quotas)).slice(0, -1)},"people":[`;
  let comma = "";
  for await (const slice of slices) {
    yield comma + slice.map((facts) => JSON.stringify(personOf(facts, run.scheme))).join(",");
    comma = ",";
  }
  yield "]}";
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
