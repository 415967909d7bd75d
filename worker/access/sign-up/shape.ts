import * as v from "valibot";
import { DivisionCode, line, personName, Version } from "../../core/shapes";

/** A login: letters, digits, dot, dash, underscore, or Han characters; stored in lower case. */
export const Login = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(2),
  v.maxLength(40),
  v.regex(/^[\p{L}\p{N}._-]+$/u),
  // Else one person's login could be another's phone.
  v.check((login) => !/^1\d{10}$/.test(login), "looks_like_a_phone"),
);
export const MobilePhone = v.pipe(v.string(), v.trim(), v.regex(/^1\d{10}$/));
/** 8 to 128 characters of any kind. */
export const Password = v.pipe(v.string(), v.minLength(8), v.maxLength(128));

export const SignUp = v.strictObject({
  /** Six-digit code of a county-level division (GB/T 2260). */
  code: DivisionCode,
  office: line(60),
  administrator: v.strictObject({
    name: personName(30),
    login: Login,
    password: Password,
    /** A second name to sign in with, and for colleagues; nothing is sent to it. */
    phone: v.optional(v.nullable(MobilePhone), null),
  }),
});
export type SignUp = v.InferInput<typeof SignUp>;

/** What a county decides for itself about its accounts and its people's particulars. */
export const ChangeSettings = v.strictObject({
  /** Administrators and inspectors sign in with a one-time code as well. */
  codesRequired: v.boolean(),
  /** Full years after a person left until the particulars may be erased, 1 to 30. */
  retentionYears: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  version: Version,
});
export type ChangeSettings = v.InferOutput<typeof ChangeSettings>;
export type Settings = ChangeSettings & { can: string[] };

/** Pending: an application waits for the operator, and its receipt says what became of it. */
export type SignUpAnswer = {
  county: { id: string; name: string };
  status: "active" | "pending";
  receipt: string | null;
};
