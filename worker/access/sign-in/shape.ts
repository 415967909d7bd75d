import * as v from "valibot";
import { Version } from "../../core/shapes";
import { MobilePhone, Password } from "../accounts/shape";

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

/** A browser in which the actor is signed in. Times are real, in UTC epoch ms. */
export type SignInRow = {
  id: string;
  createdAt: number;
  expiresAt: number;
  browser: string | null;
  address: string | null;
  isThis: boolean;
};

/** Null takes the phone away; the version is the account's. */
export const ChangePhone = v.strictObject({
  phone: v.nullable(MobilePhone),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  version: Version,
});

export type ChangePhone = v.InferOutput<typeof ChangePhone>;

export type Me = {
  account: { id: string; name: string; login: string };
  county: { id: string; name: string; office: string };
  roles: { id: string; role: string; unitId: string; unitName: string }[];
  person: { id: string; name: string; branchId: string | null; branchName: string | null } | null;
  can: string[];
  today: string;
  /** The county wants a one-time code of this account, which has none yet: nothing else is open until it has. */
  mustEnrol: boolean;
  /** A secretary's or recorder's account that belongs to no person yet: it decides nothing until an administrator links it. */
  isUnlinked: boolean;
  /** Whether acts that ask for the own password ask for a code as well. */
  hasFactor: boolean;
};
