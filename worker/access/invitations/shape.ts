import * as v from "valibot";
import { Id, personName } from "../../core/shapes";
import { InvitedRole, Login, MobilePhone, Password } from "../accounts/shape";

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
