import * as v from "valibot";
import { DayText, Id, Version } from "../../core/shapes";
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
