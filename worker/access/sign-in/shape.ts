import * as v from "valibot";
import { ROLES } from "../../../db/vocabulary";
import { Can, Version } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { MobilePhone, OwnAccount, Password } from "../accounts/shape";

export const SignIn = v.strictObject({
  /** Login name or phone. */
  login: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Six digits of an authenticator, or a recovery code; where the account has a second factor. */
  code: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  /** Others use this computer too: the browser is not remembered as the account's. */
  shared: v.optional(v.boolean(), false),
});

export type SignIn = v.InferOutput<typeof SignIn>;

export const ChangePassword = v.strictObject({
  current: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  next: Password,
});

/** Null takes the phone away; the version is the account's. */
export const ChangePhone = v.strictObject({
  phone: v.nullable(MobilePhone),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  version: Version,
});

export type ChangePhone = v.InferOutput<typeof ChangePhone>;

/** A browser in which the actor is signed in. Times are real, in UTC epoch ms. */
export const SignInRow = v.strictObject({
  isThis: v.boolean(),
  id: v.string(),
  createdAt: v.number(),
  expiresAt: v.number(),
  browser: v.nullable(v.string()),
  address: v.nullable(v.string()),
});
export type SignInRow = v.InferOutput<typeof SignInRow>;

/** Who is signed in, and what they may do somewhere. */
export const Me = v.strictObject({
  can: Can,
  /** The domain's today in Shanghai; never the device's. */
  today: v.string(),
  /** The county wants a second factor that this account has not set up. */
  mustEnrol: v.boolean(),
  /** A branch's account that belongs to no person yet: it decides nothing until it is linked. */
  isUnlinked: v.boolean(),
  /** Acts that ask for the own password ask for a code as well. */
  hasFactor: v.boolean(),
  county: v.strictObject({
    id: v.string(),
    name: v.string(),
    office: v.string(),
  }),
  roles: v.array(
    v.strictObject({
      id: v.string(),
      role: v.picklist(ROLES),
      unitId: v.string(),
      unitName: v.string(),
    }),
  ),
  person: v.nullable(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      branchId: v.nullable(v.string()),
      branchName: v.nullable(v.string()),
    }),
  ),
  account: v.strictObject({
    id: v.string(),
    name: v.string(),
    login: v.string(),
  }),
});
export type Me = v.InferOutput<typeof Me>;

/** Who has just signed in; a device cookie is of one generation of the account. */
export type SignedIn = { id: string; generation: number };

/** What is written down in the log under this concept's name. */
export const events = [
  "account.password_changed",
  "account.signed_out_everywhere",
  "account.session_ended",
  "account.signed_out",
  "account.phone_changed",
  "account.signed_in",
  "account.sign_in_failed",
  "account.unknown_name_failed",
] as const;

export const endpoints = {
  "GET /own-account": OwnAccount,
  "PUT /own-account/phone": answersNothing,
  "PUT /password": answersNothing,
  /** Nobody is signed in: null. */
  "GET /session": v.nullable(Me),
  "POST /session": answersNothing,
  "DELETE /session": answersNothing,
  "DELETE /sessions": answersNothing,
  "GET /sign-ins": v.strictObject({
    signIns: v.array(SignInRow),
  }),
  "DELETE /sign-ins/:handle": answersNothing,
} satisfies Endpoints;
