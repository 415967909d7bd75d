import type { Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { passwordMatches } from "../../http/passwords";
import { ownPasswordHash } from "../accounts/records-signing-in";
import { charge, giveBack, ownPasswordOf } from "../charges/records";

/**
 * Asked once more before something that a stolen session must not do. Charged before it is compared, else the session
 * would be a place to guess at the password; gives what takes the charge back once the rest is done.
 */
export async function refuseUnlessOwnPassword(
  scope: Scope,
  realNow: number,
  password: string,
  path: string,
): Promise<Write[]> {
  const charged = ownPasswordOf(scope.actor.accountId ?? "");
  await charge({ db: scope.db, countyId: scope.countyId, realNow }, charged, "ownPassword");
  if (!(await passwordMatches(password, await ownPasswordHash(scope))))
    throw new Refusal("invalid_input", { fields: [{ path, reason: "wrong_password" }] });
  return [giveBack(scope, charged)];
}
