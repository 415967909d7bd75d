import * as v from "valibot";
import { AfterHalf, HalfText, Id, line, Sought, Version } from "../../core/shapes";

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

export type EssayRow = {
  id: string;
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  half: string;
  title: string;
  /** By zh-1. */
  characters: number;
  characterRule: string;
  submittedAt: number;
  version: number;
  state: EssayState;
  can: string[];
};
/** GET /essays: latest half first, without bodies. */
export type EssayPage = { essays: EssayRow[]; after: string | null };
export type EssayReview = {
  version: number;
  outcome: "accepted" | "returned";
  comment: string | null;
  createdAt: number;
};
/** GET /essays/:id. The minimum by the writer's post is shown, not enforced. */
export type EssayDetail = EssayRow & { body: string; reviews: EssayReview[]; minimumCharacters: number };
