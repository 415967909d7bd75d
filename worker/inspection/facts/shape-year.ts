import * as v from "valibot";
import { POSTS, STANDINGS } from "../../../db/vocabulary";
import type { CountedMonth } from "../calendar/shape";
import type { InspectionResult } from "./shape-quarter";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ids = v.array(id);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const results = [
  "exempt",
  "deferred",
  "pass",
  "rectify",
  "rectified",
  "failed",
] as const satisfies readonly InspectionResult[];
const months: v.GenericSchema<CountedMonth[]> = v.array(
  v.strictObject({
    month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
    post: v.picklist(POSTS),
    office: v.boolean(),
  }),
);
const fraction = v.pipe(v.string(), v.regex(/^\d+\/\d+$/));
const unit = v.strictObject({ id, name: v.string() });

/** One person's facts of one work year for both schemes, as SQL gathers them (measures §5–§7). */
export const YearFacts = v.strictObject({
  personId: id,
  name: v.string(),
  year: v.pipe(v.number(), v.integer()),
  /** Branch of the assessment day: whose quota, whose meeting. */
  branch: unit,
  /** Organ of the assessment day. */
  organ: unit,
  standing: v.picklist(STANDINGS),
  post: v.picklist(POSTS),
  /** Null for a person who is not employed on the assessment day, e.g. retired. */
  employment: v.nullable(v.picklist(["civil_servant", "public_institution", "worker"] as const)),
  /** Civil service probation on the assessment day. */
  onProbation: v.boolean(),
  /** Counted months: by membership, and by membership and employment. */
  months: v.strictObject({
    democratic_appraisal: months,
    annual_assessment: months,
  }),
  /** Months in post before leave is taken out. */
  monthsInPost: v.strictObject({ democratic_appraisal: count, annual_assessment: count }),
  /** Rows of the year's rolls by status. */
  attendance: v.strictObject({
    present: count,
    late: count,
    left_early: count,
    leave: count,
    made_up: count,
    official: count,
    unexcused: count,
    exempt: count,
  }),
  /** Their sessions; a make-up has the key of the session that it makes up. */
  attendanceRecords: v.strictObject({
    present: ids,
    late: ids,
    left_early: ids,
    leave: ids,
    made_up: ids,
    unexcused: ids,
  }),
  minutes: count,
  /** Approved certificates, whose minutes are among them. */
  certificates: ids,
  /** zh-1 characters of the year, verified counts in place of declared ones; the notes, and whose count was verified. */
  characters: count,
  notes: ids,
  verifiedBooks: ids,
  /** The inspection that counted the hand-written book as a whole. */
  countedBook: v.nullable(id),
  /** Inspected quarters with their result and their quality mark ("n/d", null where unmarked). */
  quarters: v.array(
    v.strictObject({
      quarter: v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/)),
      itemId: id,
      result: v.picklist(results),
      mark: v.nullable(fraction),
    }),
  ),
  /** Accepted essays. */
  essays: v.array(
    v.strictObject({ id, half: v.pipe(v.string(), v.regex(/^\d{4}H[12]$/)), characters: count }),
  ),
  /** Speeches, lectures, reports, published items. */
  items: v.array(id),
  /** Counts of the secret ballot, by the year and version under which they were entered. */
  ballots: v.nullable(
    v.strictObject({
      id,
      excellent: count,
      qualified: count,
      basically: count,
      unqualified: count,
    }),
  ),
  lessons: v.array(id),
  /** Lessons that the lecture rota gave a department head. */
  lessonsByRota: count,
  mustReads: v.strictObject({ listed: count, missing: v.array(id) }),
  /** Disciplinary warnings or heavier, decided in the year. */
  warnings: v.array(id),
  /** The accepted outside appraisal, by its year. */
  gradedElsewhere: v.nullable(id),
  /** The exemption that holds on the assessment day. */
  exemptOnDay: v.nullable(id),
  /** The open case. */
  held: v.nullable(id),
  /** Calendar days of the year on sick or personal leave, each day once; and the leaves. */
  leaveDays: count,
  leaveRecords: v.array(id),
  /** The memberships of the year; the standing and the post that hold on the assessment day. */
  memberships: ids,
  standingRecord: v.nullable(id),
  postRecord: v.nullable(id),
});
export type YearFacts = v.InferOutput<typeof YearFacts>;
