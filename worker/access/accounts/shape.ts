import * as v from "valibot";
import { DayText, Id, personName, Version } from "../../core/shapes";
import { Login, MobilePhone, Password } from "../sign-up/shape";

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

const Token = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
export const ViewInvitation = v.strictObject({ token: Token });
export const AcceptInvitation = v.strictObject({
  token: Token,
  /** Both only for a new account: who resets a password has them. */
  name: v.optional(personName(30)),
  login: v.optional(Login),
  password: Password,
  /** A second name to sign in with; nothing is sent to it. */
  phone: v.optional(v.nullable(MobilePhone)),
  /** As in signing in. */
  shared: v.optional(v.boolean(), false),
});
export type AcceptInvitation = v.InferOutput<typeof AcceptInvitation>;

export const InvitedRole = v.picklist([
  "administrator",
  "inspector",
  "leader",
  "secretary",
  "recorder",
  "person",
]);
export const MakeInvitations = v.strictObject({
  role: InvitedRole,
  /** One link for each: units for a county's role, people for the role "person", who for a branch's secretary or recorder. */
  units: v.optional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(500))),
  holders: v.optional(
    v.pipe(v.array(v.strictObject({ unitId: Id, personId: Id })), v.minLength(1), v.maxLength(500)),
  ),
  people: v.optional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(500))),
  /** Days until the links expire, 1 to 60. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 14),
});
export type MakeInvitations = v.InferOutput<typeof MakeInvitations>;

/** Links that are still open, or have expired without anybody's taking them up. */
export const RenewInvitations = v.strictObject({
  links: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 14),
});
export type RenewInvitations = v.InferOutput<typeof RenewInvitations>;

/** A link as handed out: the token is shown once and stored nowhere. */
export type MadeInvitation = {
  id: string;
  token: string;
  role: string;
  unitId: string;
  unitName: string;
  personId: string | null;
  personName: string | null;
  expiresAt: number;
};

/** The password once more: whoever finds a browser open must not be able to lock its owner out. */
export const ConfirmFactor = v.strictObject({
  code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
});
const ownProof = {
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Six digits of the authenticator, where the actor has a second factor. */
  code: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/))),
};
/** What an act on somebody else's account, or on everybody's data, is asked for once more. */
export const OwnProof = v.strictObject(ownProof);
export type OwnProof = v.InferOutput<typeof OwnProof>;

export const OwnPassword = v.strictObject({ password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });

/** A browser in which the actor is signed in. Times are real, in UTC epoch ms. */
export type SignInRow = {
  id: string;
  createdAt: number;
  expiresAt: number;
  browser: string | null;
  address: string | null;
  isThis: boolean;
};
export type SecondFactor = {
  confirmedAt: number | null;
  recoveryCodes: number;
  /** Whether the county wants it of this account. */
  required: boolean;
};

export const GrantRole = v.strictObject({
  role: InvitedRole,
  unitId: Id,
  fromOn: v.optional(DayText),
  ...ownProof,
});
export type GrantRole = v.InferOutput<typeof GrantRole>;

/** Null takes the phone away; the version is the account's. */
export const ChangePhone = v.strictObject({
  phone: v.nullable(MobilePhone),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  version: Version,
});
export type ChangePhone = v.InferOutput<typeof ChangePhone>;
/** GET /own-account: what one signs in by. */
export type OwnAccount = { login: string; phone: string | null; version: number };

/** The account is a person's from now on; the version is the account's. */
export const LinkPerson = v.strictObject({ personId: Id, version: Version });
export type LinkPerson = v.InferOutput<typeof LinkPerson>;

/** One row for each role held today; without any, one row without a role. */
export type AccountRow = {
  id: string;
  name: string;
  login: string;
  personId: string | null;
  personName: string | null;
  suspendedAt: number | null;
  version: number;
  roleId: string | null;
  role: string | null;
  unitId: string | null;
  unitName: string | null;
  /**
   * account.manage on the account; account.reset as far as this role goes: a new password needs it of every role;
   * recorder.name where the person of the account may be made the unit's recorder.
   */
  can: string[];
};
export const Suspension = v.strictObject({ version: Version, ...ownProof });
export type Suspension = v.InferOutput<typeof Suspension>;

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
