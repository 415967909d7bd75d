import * as v from "valibot";
import { QUALITIES } from "../../../db/vocabulary";
import { DayText } from "../../core/shapes";
import type { Reason } from "./shape-answers";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const verified = v.array(v.strictObject({ bookId: id, characters: count }));

/** What the inspector adds during the windows (measures §6). */
export const Findings = v.strictObject({
  verified,
  quality: v.nullable(v.picklist(QUALITIES)),
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
  quality: v.nullable(v.picklist(QUALITIES)),
  qualityRecord: v.nullable(id),
  explanationsAccepted: v.array(id),
});
export type Rectification = v.InferOutput<typeof Rectification>;

export const VERDICTS = ["exempt", "deferred", "rectify", "pass"] as const;
export type VerdictCode = (typeof VERDICTS)[number];

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

/** A note written after a quarter's facts froze, with when it was entered, in milliseconds. */
export type LaterNote = { id: string; form: "typed" | "book"; characters: number; createdAt: number };
/** What an inspector or secretary writes on one item; fields left out stay as they are. */
export const MarkItem = v.strictObject({
  quality: v.optional(v.nullable(v.picklist(QUALITIES))),
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
