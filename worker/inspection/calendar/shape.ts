import * as v from "valibot";
import { POSTS } from "../../../db/vocabulary";

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A month that counts toward the targets, with the post and office of its 15th day (measures §5). */
export const CountedMonth = v.strictObject({
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  post: v.picklist(POSTS),
  /** Whether the person was secretary or committee member on the 15th. */
  office: v.boolean(),
});

export type CountedMonth = v.InferOutput<typeof CountedMonth>;

/** Leave or exemption, first and last day included. */
export const DayRange = v.strictObject({ first: day, last: day });

export type DayRange = v.InferOutput<typeof DayRange>;

/** A leave that somebody approved, with when, in milliseconds. */
export type ApprovedLeave = DayRange & { approvedAt: number };

/** Membership, post or standing: `from` included, `until` not; null while it lasts. */
export const Interval = v.strictObject({ from: day, until: v.nullable(day) });

export type Interval = v.InferOutput<typeof Interval>;
