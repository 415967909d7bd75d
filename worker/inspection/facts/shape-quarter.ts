import * as v from "valibot";
import { CountedMonth } from "../calendar/shape";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const name = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One person's frozen facts of one quarter, as SQL gathers them at the freeze (measures §6). */
export const QuarterFacts = v.strictObject({
  personId: id,
  name,
  unitId: id,
  unitName: name,
  quarter: v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/)),
  /** An approved exemption covers every day of the quarter that the person was in post. */
  exemptWholeQuarter: v.boolean(),
  exemptionIds: v.array(id),
  /** Counted months from 1 January to the quarter's end. */
  months: v.array(CountedMonth),
  /** zh-1 characters of typed notes since 1 January. */
  typedCharacters: count,
  /** Typed notes since 1 January. */
  typedNotes: v.array(id),
  /** Hand-written books since 1 January with the count that holds at the freeze: verified if it was, else declared. */
  books: v.array(v.strictObject({ id, characters: count })),
  /** Books whose declared count a verification replaced. */
  verifiedBooks: v.array(id),
  notesInQuarter: count,
  sessions: v.strictObject({ roll: count, expected: count, present: count }),
  leaves: count,
  leaveRecords: v.array(id),
  unexcusedRecords: v.array(id),
  /** Sessions of the quarter that the person was at, late or leaving early included. */
  attendedRecords: v.array(id),
  /** Sessions of earlier quarters whose minutes count. */
  earlierRecords: v.array(id),
  /** Minutes of study since 1 January, those of approved certificates among them. */
  minutes: count,
  certificates: v.array(id),
  /** Accepted essays of the half-year that runs or ends with the quarter. */
  essays: v.array(v.strictObject({ id, characters: count })),
});

export type QuarterFacts = v.InferOutput<typeof QuarterFacts>;

/** How an item stands in the end; `rectify` is one whose rectification is still open. */
export const RESULTS = ["exempt", "deferred", "pass", "rectify", "rectified", "failed"] as const;

export type InspectionResult = (typeof RESULTS)[number];
