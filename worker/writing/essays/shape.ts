import * as v from "valibot";
import { AfterHalf, Can, HalfText, Id, line, Sought, Version } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export type EssayState = "submitted" | "accepted" | "returned";

/** The first submission of a half-year, or the next one after a return. Drafts stay with the client. */
export const SubmitEssay = v.strictObject({
  half: HalfText,
  title: line(120),
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100_000)),
});
export type SubmitEssay = v.InferOutput<typeof SubmitEssay>;
/** The version that was read: each submission is reviewed once. */
export const AcceptEssay = v.strictObject({ version: Version });
export const ReturnEssay = v.strictObject({ version: Version, comment: line(2_000) });

export const ListEssays = v.strictObject({
  unit: v.optional(Id),
  person: v.optional(Id),
  half: v.optional(HalfText),
  state: v.optional(v.picklist(["submitted", "accepted", "returned"])),
  /** In the title or the person's name. */
  q: Sought,
  /** The last row of the page before: half and id, joined by "~". */
  after: AfterHalf,
});
export type ListEssays = v.InferOutput<typeof ListEssays>;

export const EssayReview = v.strictObject({
  version: v.number(),
  outcome: v.picklist(["accepted", "returned"]),
  comment: v.nullable(v.string()),
  createdAt: v.number(),
});
export type EssayReview = v.InferOutput<typeof EssayReview>;

/** GET /essays/:id. The minimum by the writer's post is shown, not enforced. */
export const EssayDetail = v.strictObject({
  minimumCharacters: v.number(),
  can: Can,
  state: v.picklist(["submitted", "accepted", "returned"]),
  reviews: v.array(EssayReview),
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  half: v.string(),
  title: v.string(),
  /** By zh-1. */
  characters: v.number(),
  characterRule: v.string(),
  submittedAt: v.number(),
  version: v.number(),
  body: v.string(),
});
export type EssayDetail = v.InferOutput<typeof EssayDetail>;

export const EssayRow = v.strictObject({
  can: Can,
  state: v.picklist(["submitted", "accepted", "returned"]),
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  half: v.string(),
  title: v.string(),
  /** By zh-1. */
  characters: v.number(),
  characterRule: v.string(),
  submittedAt: v.number(),
  version: v.number(),
});
export type EssayRow = v.InferOutput<typeof EssayRow>;

/** GET /essays: latest half first, without bodies. */
export const EssayPage = v.strictObject({
  essays: v.array(EssayRow),
  after: v.nullable(v.string()),
});
export type EssayPage = v.InferOutput<typeof EssayPage>;

/** What is written down in the log under this concept's name. */
export const events = ["essay.submitted", "essay.accepted", "essay.returned"] as const;

export const endpoints = {
  "GET /essays": EssayPage,
  "POST /essays": v.strictObject({
    id: v.string(),
    version: v.number(),
    characters: v.number(),
  }),
  "GET /essays/:id": EssayDetail,
  "POST /essays/:id/acceptance": answersNothing,
  "POST /essays/:id/return": answersNothing,
} satisfies Endpoints;
