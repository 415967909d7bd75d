import * as v from "valibot";
import { ROLES } from "../../../db/vocabulary";

export const InvitedRole = v.picklist(ROLES);
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

/** GET /own-account: what one signs in by. */
export const OwnAccount = v.strictObject({
  login: v.string(),
  phone: v.nullable(v.string()),
  version: v.number(),
});
export type OwnAccount = v.InferOutput<typeof OwnAccount>;
