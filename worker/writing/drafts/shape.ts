import * as v from "valibot";
import { Version } from "../../core/shapes";

/** What takes longer than one sitting: a note, the essay of a half-year ("essay.2026H2"), a change of the measures. */
export const DraftForm = v.union([
  v.picklist(["note", "measures"]),
  v.pipe(v.string(), v.regex(/^essay\.20\d{2}H[12]$/)),
]);

export const Draft = v.strictObject({
  content: v.record(v.string(), v.union([v.string(), v.boolean(), v.number(), v.null()])),
  /** The version this was written on; 0 for the first. */
  version: Version,
});
export type Draft = v.InferOutput<typeof Draft>;

export const LetGo = v.strictObject({ version: Version });
export type LetGo = v.InferOutput<typeof LetGo>;
