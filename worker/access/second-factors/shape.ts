import * as v from "valibot";

/** The password once more: whoever finds a browser open must not be able to lock its owner out. */
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

export type SecondFactor = {
  confirmedAt: number | null;
  recoveryCodes: number;
  /** Whether the county wants it of this account. */
  required: boolean;
};
