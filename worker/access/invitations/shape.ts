import * as v from "valibot";
import { ROLES } from "../../../db/vocabulary";
import { Can, Id, personName } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
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
export const MadeInvitation = v.strictObject({
  id: v.string(),
  token: v.string(),
  role: v.string(),
  unitId: v.string(),
  unitName: v.string(),
  personId: v.nullable(v.string()),
  personName: v.nullable(v.string()),
  expiresAt: v.number(),
});
export type MadeInvitation = v.InferOutput<typeof MadeInvitation>;

export const OpenLink = v.strictObject({
  /** Whether it still opens something: the server says so, a device may be a year off. */
  isOpen: v.boolean(),
  can: Can,
  id: v.string(),
  purpose: v.picklist(["reset", "invitation"]),
  role: v.nullable(v.picklist(ROLES)),
  unitId: v.string(),
  unitName: v.string(),
  personId: v.nullable(v.string()),
  personName: v.nullable(v.string()),
  accountId: v.nullable(v.string()),
  expiresAt: v.number(),
  outcome: v.nullable(v.picklist(["withdrawn", "used"])),
});
export type OpenLink = v.InferOutput<typeof OpenLink>;

export const InvitationView = v.strictObject({
  purpose: v.picklist(["reset", "invitation"]),
  county: v.string(),
  unit: v.string(),
  role: v.nullable(v.picklist(ROLES)),
  name: v.nullable(v.string()),
});
export type InvitationView = v.InferOutput<typeof InvitationView>;

/** What is written down in the log under this concept's name. */
export const events = [
  "account.password_reset",
  "invitation.accepted",
  "invitation.made",
  "invitation.withdrawn",
  "account.reset_offered",
] as const;

export const endpoints = {
  "POST /accounts/:id/reset": v.strictObject({
    id: v.string(),
    token: v.string(),
    expiresAt: v.number(),
  }),
  "POST /invitation/acceptance": answersNothing,
  "POST /invitation/view": InvitationView,
  "GET /invitations": v.strictObject({
    invitations: v.array(OpenLink),
  }),
  "POST /invitations": v.strictObject({
    invitations: v.array(MadeInvitation),
  }),
  "DELETE /invitations/:id": answersNothing,
  "POST /invitations/renewal": v.strictObject({
    invitations: v.array(MadeInvitation),
  }),
} satisfies Endpoints;
