import * as v from "valibot";
import { Can, Created, DayText, Id, line, Version } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { InvitedRole } from "../accounts/shape";
import { ownProof } from "../second-factors/shape";

export const GrantRole = v.strictObject({
  role: InvitedRole,
  unitId: Id,
  fromOn: v.optional(DayText),
  ...ownProof,
});

export type GrantRole = v.InferOutput<typeof GrantRole>;

/** The account is a person's from now on; the version is the account's. */
export const LinkPerson = v.strictObject({ personId: Id, version: Version });

export type LinkPerson = v.InferOutput<typeof LinkPerson>;

export const Suspension = v.strictObject({ version: Version, ...ownProof });

export type Suspension = v.InferOutput<typeof Suspension>;

/** GET /accounts: part of a name or a login; "yes" for those alone who hold a branch's role and belong to no person; the last login of the page before. */
export const ListAccounts = v.strictObject({
  q: v.optional(line(40)),
  unlinked: v.optional(v.literal("yes")),
  after: v.optional(v.pipe(v.string(), v.maxLength(40))),
});
export type ListAccounts = v.InferOutput<typeof ListAccounts>;

/** One row for each role held today; without any, one row without a role. */
export const AccountRow = v.strictObject({
  id: v.string(),
  name: v.string(),
  login: v.string(),
  personId: v.nullable(v.string()),
  personName: v.nullable(v.string()),
  suspendedAt: v.nullable(v.number()),
  version: v.number(),
  roleId: v.nullable(v.string()),
  role: v.nullable(v.string()),
  unitId: v.nullable(v.string()),
  unitName: v.nullable(v.string()),
  /** account.manage on the account; account.reset as far as this role goes: a new password needs it of every role; recorder.name where the person of the account may be made the unit's recorder. */
  can: Can,
});
export type AccountRow = v.InferOutput<typeof AccountRow>;

/** What is written down in the log under this concept's name. */
export const events = [
  "account.linked",
  "role.granted",
  "role.ended",
  "account.suspended",
  "account.restored",
  "second_factor.reset",
] as const;

export const endpoints = {
  "GET /accounts/unlinked": v.strictObject({ unlinked: v.number() }),
  "GET /accounts": v.strictObject({
    accounts: v.array(AccountRow),
    after: v.nullable(v.string()),
  }),
  "PUT /accounts/:id/person": answersNothing,
  "POST /accounts/:id/roles": Created,
  "DELETE /accounts/:id/roles/:role": answersNothing,
  "DELETE /accounts/:id/second-factor": answersNothing,
  "POST /accounts/:id/suspension": answersNothing,
  "DELETE /accounts/:id/suspension": answersNothing,
} satisfies Endpoints;
