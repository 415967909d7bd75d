import * as v from "valibot";
import type { RunKind } from "../../../db/vocabulary";
import { Id, line } from "../../core/shapes";

const seen = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What making a rating run anew drops: confirmed grades, and changes of grades that wait for their second person. */
const Drops = { confirmed: seen, waiting: seen };
export type Drops = { confirmed: number; waiting: number };

/** With the counts that the asker saw: others have to be looked at first. */
export const AskRepetition = v.strictObject({ reason: line(200), ...Drops });
export type AskRepetition = v.InferOutput<typeof AskRepetition>;
/** The request and the counts that the second administrator saw. */
export const ConfirmRepetition = v.strictObject({ request: Id, ...Drops });
export type ConfirmRepetition = v.InferOutput<typeof ConfirmRepetition>;

/** A quarter for inspections ("2026Q3"), a year for ratings ("2026"), a day for ticks. */
export type RunPeriod = string;

export type RunKey = { kind: RunKind; period: RunPeriod };

/** A rating run that can be made anew: done, and the latest of its year. */
export const Repeatable = v.strictObject({
  confirmed: v.number(),
  waiting: v.number(),
  runId: v.string(),
  period: v.string(),
  /** The request that waits for a second administrator. */
  request: v.nullable(
    v.strictObject({
      id: v.string(),
      reason: v.string(),
      askedBy: v.nullable(v.string()),
      /** UTC epoch ms: asked, and when it lapses. */
      askedAt: v.number(),
      lapsesAt: v.number(),
      isOwn: v.boolean(),
    }),
  ),
});
export type Repeatable = v.InferOutput<typeof Repeatable>;

/** What is written down in the log under this concept's name. */
export const events = [
  "run.repetition_asked",
  "run.repeated",
  "run.repetition_withdrawn",
  "run.repetition_refused",
  "run.started_again",
] as const;
