import * as v from "valibot";
import { Created, line, Sought } from "../../core/shapes";
import type { Endpoints } from "../../http/answers";

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

export const FeedbackRow = v.strictObject({
  id: v.string(),
  page: v.string(),
  body: v.string(),
  name: v.string(),
  /** UTC epoch ms. */
  createdAt: v.number(),
});
export type FeedbackRow = v.InferOutput<typeof FeedbackRow>;

/** GET /feedback: latest first. */
export const FeedbackPage = v.strictObject({
  feedback: v.array(FeedbackRow),
  after: v.nullable(v.string()),
});
export type FeedbackPage = v.InferOutput<typeof FeedbackPage>;

/** What is written down in the log under this concept's name. */
export const events = ["feedback.sent"] as const;

export const endpoints = {
  "GET /feedback": FeedbackPage,
  "POST /feedback": Created,
} satisfies Endpoints;
