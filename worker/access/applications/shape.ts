import * as v from "valibot";
import { DivisionCode } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { SignUpAnswer } from "../sign-up/shape";

/** How long an application stands, in days; afterwards it has lapsed and its particulars go. */
export const APPLICATION_DAYS = 30;

/** What an applicant looks the own application up by: told once, never stored. */
export const LookUpApplication = v.strictObject({
  code: DivisionCode,
  receipt: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
/** Where a list in the order of time goes on: UTC epoch ms, then the id. */
export type PlaceInTime = { at: number; id: string };

/** Which applications the operator asks for: of one county, and from after the last one that was listed. */
export const ListApplications = v.strictObject({
  county: v.optional(DivisionCode),
  after: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{13}~apl_[0-9A-Z]{26}$/),
      v.transform((text): PlaceInTime => ({ at: Number(text.slice(0, 13)), id: text.slice(14) })),
    ),
  ),
});
export type ListApplications = v.InferOutput<typeof ListApplications>;

export type LookUpApplication = v.InferOutput<typeof LookUpApplication>;

/** `answered`: the county was founded upon somebody else's application. */
export type ApplicationState = "waiting" | "accepted" | "refused" | "answered" | "lapsed";

/** POST /counties/application/view. `appliedAt` is epoch ms. */
export const ApplicationView = v.strictObject({
  county: v.string(),
  state: v.picklist(["accepted", "waiting", "refused", "lapsed", "answered"]),
  appliedAt: v.number(),
});
export type ApplicationView = v.InferOutput<typeof ApplicationView>;

/** GET /operator/applications: what waits, oldest first. `appliedAt` is epoch ms. */
export const ApplicationRow = v.strictObject({
  id: v.string(),
  code: v.string(),
  county: v.string(),
  office: v.string(),
  name: v.string(),
  login: v.string(),
  phone: v.nullable(v.string()),
  appliedAt: v.number(),
});
export type ApplicationRow = v.InferOutput<typeof ApplicationRow>;

/** What is written down in the log under this concept's name. */
export const events = ["application.received", "application.refused"] as const;

export const endpoints = {
  "POST /api/counties": SignUpAnswer,
  "POST /api/counties/application/view": ApplicationView,
  "GET /api/operator/applications": v.strictObject({
    applications: v.array(ApplicationRow),
    after: v.nullable(v.string()),
  }),
  "POST /api/operator/applications/:id/acceptance": v.strictObject({
    county: v.string(),
  }),
  "POST /api/operator/applications/:id/refusal": answersNothing,
} satisfies Endpoints;
