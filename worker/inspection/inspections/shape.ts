import * as v from "valibot";
import { DayText } from "../../core/shapes";
import type { Post, Quality } from "../../measures/versions/shape";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const name = v.string();
const posts = ["staff", "department_head", "leading_cadre"] as const satisfies readonly Post[];
const qualities = ["excellent", "good", "fair", "poor"] as const satisfies readonly Quality[];
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A month that counts toward the targets, with the post and office of its 15th day (measures §5). */
export const CountedMonth = v.strictObject({
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  post: v.picklist(posts),
  /** Whether the person was secretary or committee member on the 15th. */
  office: v.boolean(),
});
export type CountedMonth = v.InferOutput<typeof CountedMonth>;

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

const verified = v.array(v.strictObject({ bookId: id, characters: count }));

/** What the inspector adds during the windows (measures §6). */
export const Findings = v.strictObject({
  verified,
  quality: v.nullable(v.picklist(qualities)),
  qualityRecord: v.nullable(id),
  /** The record that says the book was not handed in. */
  bookNotHandedIn: v.nullable(id),
  /** Attendance records whose explanation was accepted. */
  explanationsAccepted: v.array(id),
});
export type Findings = v.InferOutput<typeof Findings>;

/** What was done by the rectification date; it is added to the frozen facts and the findings. */
export const Rectification = v.strictObject({
  notes: v.array(v.strictObject({ id, characters: count })),
  /** The record that says the book was shown. */
  bookShown: v.nullable(id),
  verified,
  /** A new mark replaces the old one. */
  quality: v.nullable(v.picklist(qualities)),
  qualityRecord: v.nullable(id),
  explanationsAccepted: v.array(id),
});
export type Rectification = v.InferOutput<typeof Rectification>;

export const VERDICTS = ["exempt", "deferred", "rectify", "pass"] as const;
export type VerdictCode = (typeof VERDICTS)[number];
/** How an item stands in the end; `rectify` is one whose rectification is still open. */
export const RESULTS = ["exempt", "deferred", "pass", "rectify", "rectified", "failed"] as const;
export type InspectionResult = (typeof RESULTS)[number];
/** The closed list of reasons, in the order in which they are told. */
export const REASONS = [
  "notes_below",
  "no_note",
  "book_not_handed_in",
  "unexcused_absence",
  "quality_poor",
] as const;
export type ReasonCode = (typeof REASONS)[number];

/** The notes that the frozen facts list, or the id of a session, a book, a note or the inspection itself. */
export type Cite = "notes" | (string & {});

/** One reason: its fact (params, ready to show), its standard (path in the measures) and its records. */
export type Reason = {
  code: ReasonCode;
  params: Record<string, string | number>;
  standard: string;
  records: Cite[];
  /** For a missing thing: the duty and the period searched. */
  searched?: { duty: string; from: string; to: string };
};

export type Verdict = {
  personId: string;
  quarter: string;
  verdict: VerdictCode;
  reasons: Reason[];
  /** Characters since 1 January, verified counts in place of declared ones. */
  characters: number;
  /** The floor to the quarter's end, "n/d". */
  floor: string;
  /** The quarter's quality mark, "n/d", or null where the quarter leaves the mean. */
  mark: string | null;
  /** Exemptions that explain `exempt`. */
  records: string[];
};

/** Leave or exemption, first and last day included. */
export const DayRange = v.strictObject({ first: day, last: day });
export type DayRange = v.InferOutput<typeof DayRange>;
/** A note written after a quarter's facts froze, with when it was entered, in milliseconds. */
export type LaterNote = { id: string; form: "typed" | "book"; characters: number; createdAt: number };
/** A leave that somebody approved, with when, in milliseconds. */
export type ApprovedLeave = DayRange & { approvedAt: number };
/** Membership, post or standing: `from` included, `until` not; null while it lasts. */
export const Interval = v.strictObject({ from: day, until: v.nullable(day) });
export type Interval = v.InferOutput<typeof Interval>;

/** What an inspector or secretary writes on one item; fields left out stay as they are. */
export const MarkItem = v.strictObject({
  quality: v.optional(v.nullable(v.picklist(qualities))),
  bookNotHandedIn: v.optional(v.boolean()),
  /** The day on which the book was shown after all. */
  bookShownOn: v.optional(v.nullable(DayText)),
  /** Characters of the hand-written book as counted. */
  verifiedCharacters: v.optional(v.nullable(v.pipe(count, v.maxValue(1_000_000)))),
  /** Sessions whose explanation is accepted. */
  explanations: v.optional(v.pipe(v.array(id), v.maxLength(100))),
  remark: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500)))),
  /** 0 where nobody has written on the item yet. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type MarkItem = v.InferOutput<typeof MarkItem>;

export const CloseInspection = v.strictObject({
  conclusion: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000))), null),
});
export const ListInspections = v.strictObject({
  quarter: v.optional(v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/))),
});
