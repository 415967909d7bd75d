import * as v from "valibot";
import { Created } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { Choices, Mapping, OutReason, ProblemCode, RosterState, SUGGESTIONS } from "./shape";
import { Counts, Place, Preview } from "./shape-preview";

/** What a commit did; of the rows left out at most 500 are named. */
export const Summary = v.strictObject({
  ...Counts.entries,
  exemptions: v.number(),
  /** Remarks that stay as tasks. */
  remarks: v.optional(v.number()),
  leftOut: v.array(
    v.strictObject({
      row: v.number(),
      at: v.optional(Place),
      name: v.string(),
      reason: OutReason,
      codes: v.array(ProblemCode),
    }),
  ),
});

export type Summary = v.InferOutput<typeof Summary>;

export const RosterItem = v.strictObject({
  id: v.string(),
  fileName: v.string(),
  unitId: v.string(),
  state: RosterState,
  createdAt: v.number(),
  committedAt: v.nullable(v.number()),
  undoneAt: v.nullable(v.number()),
  summary: v.nullable(Summary),
});
export type RosterItem = v.InferOutput<typeof RosterItem>;

export const RosterDetail = v.strictObject({
  ...RosterItem.entries,
  encoding: v.string(),
  version: v.number(),
  mapping: Mapping,
  choices: Choices,
  /** What would happen; null once it has. */
  preview: v.nullable(Preview),
});
export type RosterDetail = v.InferOutput<typeof RosterDetail>;

/** A remark of an imported roster that waits for a decision. */
export const OpenRemark = v.strictObject({
  personId: v.string(),
  name: v.string(),
  branchName: v.string(),
  kind: v.picklist(SUGGESTIONS),
  fromOn: v.string(),
  remark: v.string(),
});

export type OpenRemark = v.InferOutput<typeof OpenRemark>;

/** What is written down in the log under this concept's name. */
export const events = [
  "roster.remark_decided",
  "roster.uploaded",
  "roster.edited",
  "roster.committed",
  "roster.undone",
] as const;

export const endpoints = {
  "GET /rosters": v.strictObject({
    rosters: v.array(RosterItem),
  }),
  "POST /rosters": Created,
  "GET /rosters/:id": RosterDetail,
  "PUT /rosters/:id/choices": answersNothing,
  "POST /rosters/:id/commitment": Summary,
  "DELETE /rosters/:id/commitment": answersNothing,
  "PUT /rosters/:id/mapping": answersNothing,
  "GET /rosters/remarks": v.strictObject({
    remarks: v.array(OpenRemark),
  }),
  "POST /rosters/remarks/:person/decision": answersNothing,
} satisfies Endpoints;
