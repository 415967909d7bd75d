import type { Post } from "../../db/vocabulary";
import { monthsOf } from "../../worker/core/calendar";
import { Refusal } from "../../worker/core/refusal";
import type { CountedMonth } from "../../worker/inspection/calendar/shape";
import type { QuarterFacts } from "../../worker/inspection/facts/shape-quarter";
import { tally } from "../../worker/measures/versions/rules-counting";
import type { QuotaUnit, YearFacts } from "../../worker/rating/engine/shape";

export const runs = { numRuns: process.env.QINXUE_LONG ? 1000 : 200 };

export function months(period: string | number, post: Post = "staff", office = false): CountedMonth[] {
  return monthsOf(period).map((month) => ({ month, post, office }));
}

/** A person who has done exactly what staff are asked for: 16 of 16 sessions, 6,000 characters, 32 hours, both essays. */
export function aYear(personId: string, changes: Partial<YearFacts> = {}): YearFacts {
  return {
    personId,
    name: personId,
    year: 2026,
    branch: { id: "unt_b", name: "城关支部" },
    organ: { id: "unt_o", name: "县委办" },
    standing: "full",
    post: "staff",
    employment: "civil_servant",
    onProbation: false,
    months: { democratic_appraisal: months(2026), annual_assessment: months(2026) },
    monthsInPost: { democratic_appraisal: 12, annual_assessment: 12 },
    attendance: { ...tally([]), present: 16 },
    attendanceRecords: { present: [], late: [], left_early: [], leave: [], made_up: [], unexcused: [] },
    minutes: 1920,
    characters: 6000,
    certificates: [],
    notes: Array.from({ length: 12 }, (_, i) => `${personId}:note${i}`),
    verifiedBooks: [],
    countedBook: null,
    quarters: [1, 2, 3, 4].map((n) => ({
      quarter: `2026Q${n}`,
      itemId: `${personId}:item${n}`,
      result: "pass" as const,
      mark: "1/1",
    })),
    essays: ["2026H1", "2026H2"].map((half) => ({ id: `${personId}:${half}`, half, characters: 1500 })),
    items: [`${personId}:speech`],
    ballots: { id: `${personId}:ballots`, excellent: 10, qualified: 0, basically: 0, unqualified: 0 },
    lessons: [],
    lessonsByRota: 0,
    mustReads: { listed: 0, missing: [] },
    warnings: [],
    gradedElsewhere: null,
    exemptOnDay: null,
    held: null,
    leaveDays: 0,
    leaveRecords: [],
    memberships: [`${personId}:membership`],
    standingRecord: `${personId}:standing`,
    postRecord: `${personId}:post`,
    ...changes,
  };
}

/** Attendance rows with their record ids. */
export function attended(
  personId: string,
  rows: Partial<Record<keyof YearFacts["attendance"], number>>,
): Pick<YearFacts, "attendance" | "attendanceRecords"> {
  const ids = (status: string, count = 0) =>
    Array.from({ length: count }, (_, i) => `${personId}:${status}${i}`);
  return {
    attendance: { ...tally([]), ...rows },
    attendanceRecords: {
      present: ids("present", rows.present),
      late: ids("late", rows.late),
      left_early: ids("left_early", rows.left_early),
      leave: ids("leave", rows.leave),
      made_up: ids("made_up", rows.made_up),
      unexcused: ids("unexcused", rows.unexcused),
    },
  };
}

export function aUnit(id: string, changes: Partial<QuotaUnit> = {}): QuotaUnit {
  return {
    id,
    name: id,
    parentId: "unt_county",
    optsIntoPool: false,
    approvedShare: false,
    seatsTaken: 0,
    ...changes,
  };
}

export function aQuarter(quarter: string, changes: Partial<QuarterFacts> = {}): QuarterFacts {
  const upTo = Number(quarter[5]);
  return {
    personId: "per_1",
    name: "李明",
    unitId: "unt_b",
    unitName: "城关支部",
    quarter,
    exemptWholeQuarter: false,
    exemptionIds: [],
    months: months(Number(quarter.slice(0, 4))).slice(0, upTo * 3),
    typedCharacters: upTo * 1500,
    typedNotes: ["not_1"],
    books: [],
    verifiedBooks: [],
    notesInQuarter: 3,
    sessions: { roll: 4, expected: 4, present: 4 },
    leaves: 0,
    leaveRecords: [],
    unexcusedRecords: [],
    attendedRecords: [],
    earlierRecords: [],
    certificates: [],
    minutes: upTo * 480,
    essays: [],
    ...changes,
  };
}

/** How a rule says no: its code, or each wrong field with its reason and what it tells; "fine" where it lets through. */
export function answerOf(act: () => unknown): string {
  try {
    act();
    return "fine";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { fields, params } = error.details;
    if (!fields) return [error.code, ...Object.values(params ?? {})].join(" ");
    return fields
      .map((field) => [field.path, field.reason, ...Object.values(field.params ?? {})].join(" "))
      .join(", ");
  }
}
