import * as v from "valibot";
import { answersNothing, type Endpoints } from "../../http/answers";

/** The password once more: a browser found open must not lock its owner out. */
export const ConfirmFactor = v.strictObject({
  code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
});

export const ownProof = {
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Six digits of the authenticator, where the actor has a second factor. */
  code: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/))),
};

/** What an act on somebody else's account, or on everybody's data, is asked for once more. */
export const OwnProof = v.strictObject(ownProof);

export type OwnProof = v.InferOutput<typeof OwnProof>;

export const OwnPassword = v.strictObject({ password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });

export const Codes = v.strictObject({
  recoveryCodes: v.array(v.string()),
});
export type Codes = v.InferOutput<typeof Codes>;

export const SecondFactor = v.strictObject({
  /** Whether the county wants it of this account. */
  required: v.boolean(),
  confirmedAt: v.nullable(v.number()),
  recoveryCodes: v.number(),
});
export type SecondFactor = v.InferOutput<typeof SecondFactor>;

/** What is written down in the log under this concept's name. */
export const events = [
  "second_factor.offered",
  "second_factor.confirmed",
  "second_factor.codes_renewed",
  "second_factor.dropped",
  "account.code_failed",
] as const;

export const endpoints = {
  "GET /second-factor": SecondFactor,
  "POST /second-factor": v.strictObject({
    uri: v.string(),
  }),
  "DELETE /second-factor": answersNothing,
  "POST /second-factor/confirmation": Codes,
  "POST /second-factor/recovery-codes": Codes,
} satisfies Endpoints;
