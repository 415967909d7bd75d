import * as v from "valibot";
import { Version } from "../core/shapes";

/** What is written over days on a poor network: a note, or the essay of a half-year ("essay.2026H2"). */
export const DraftForm = v.union([v.literal("note"), v.pipe(v.string(), v.regex(/^essay\.20\d{2}H[12]$/))]);

export const Draft = v.strictObject({
  content: v.record(v.string(), v.union([v.string(), v.boolean(), v.number(), v.null()])),
  /** The version this was written on; 0 for the first. */
  version: Version,
});
export type Draft = v.InferOutput<typeof Draft>;
