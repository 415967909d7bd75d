import * as v from "valibot";
import { line, Sought } from "../../core/shapes";

/** What somebody says about a page; the page is its path, without what was filled in. */
export const SendFeedback = v.strictObject({
  page: v.pipe(line(200), v.startsWith("/")),
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
});
export type SendFeedback = v.InferOutput<typeof SendFeedback>;

export const ListFeedback = v.strictObject({
  /** In what was said or the name of who said it. */
  q: Sought,
  /** The id of the last row of the page before. */
  after: v.optional(v.pipe(v.string(), v.regex(/^fee_[0-9A-Z]{26}$/))),
});
export type ListFeedback = v.InferOutput<typeof ListFeedback>;

export type FeedbackRow = {
  id: string;
  page: string;
  body: string;
  name: string;
  /** UTC epoch ms. */
  createdAt: number;
};
/** GET /feedback: latest first. */
export type FeedbackPage = { feedback: FeedbackRow[]; after: string | null };
