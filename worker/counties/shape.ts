import * as v from "valibot";
import { DivisionCode, line } from "../core/shapes";

/** A login: letters, digits, dot, dash, underscore, or Han characters; stored in lower case. */
export const Login = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(2),
  v.maxLength(40),
  v.regex(/^[\p{L}\p{N}._-]+$/u),
);
/** 8 to 128 characters of any kind. */
export const Password = v.pipe(v.string(), v.minLength(8), v.maxLength(128));

export const SignUp = v.strictObject({
  /** Six-digit code of a county-level division (GB/T 2260). */
  code: DivisionCode,
  office: line(60),
  administrator: v.strictObject({
    name: line(30),
    login: Login,
    password: Password,
    /** A second name to sign in with, and for colleagues; nothing is sent to it. */
    phone: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^1\d{10}$/))), null),
  }),
});
export type SignUp = v.InferInput<typeof SignUp>;

export type SignUpAnswer = { county: { id: string; name: string }; status: "active" | "pending" };
