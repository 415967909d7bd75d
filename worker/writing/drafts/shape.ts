import * as v from "valibot";
import { Version, Versioned } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

/** What takes longer than one sitting: a note, the essay of a half-year ("essay.2026H2"), a change of the measures. */
export const DraftForm = v.union([
  v.picklist(["note", "measures"]),
  v.pipe(v.string(), v.regex(/^essay\.20\d{2}H[12]$/)),
]);

const Content = v.record(v.string(), v.union([v.string(), v.boolean(), v.number(), v.null()]));

export const Draft = v.strictObject({
  content: Content,
  /** The version this was written on; 0 for the first. */
  version: Version,
});
export type Draft = v.InferOutput<typeof Draft>;

export const LetGo = v.strictObject({ version: Version });
export type LetGo = v.InferOutput<typeof LetGo>;

export const OnServer = v.strictObject({
  content: Content,
  version: v.number(),
  updatedAt: v.number(),
});
export type OnServer = v.InferOutput<typeof OnServer>;

export const endpoints = {
  "GET /drafts/:form": v.strictObject({
    draft: v.nullable(OnServer),
  }),
  "PUT /drafts/:form": Versioned,
  "DELETE /drafts/:form": answersNothing,
} satisfies Endpoints;
