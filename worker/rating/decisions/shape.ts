import * as v from "valibot";
import { Created } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

/** What is written down in the log under this concept's name. */
export const events = [
  "rating.confirmed",
  "rating.override_asked",
  "rating.overridden",
  "rating.override_refused",
  "rating.override_withdrawn",
] as const;

export const endpoints = {
  "POST /assessments/:id/confirmation": v.strictObject({
    confirmed: v.number(),
  }),
  "POST /assessments/:id/people/:person/override": Created,
  "DELETE /assessments/:id/people/:person/override": answersNothing,
  "POST /assessments/:id/people/:person/override/approval": answersNothing,
} satisfies Endpoints;
