import type { Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { passwordMatches } from "../http/passwords";
import { ownPasswordHash } from "./records";
import { blockedUntil, countTry, forgive, refuseWhileBlocked } from "./throttle";

/**
 * Asked once more before something that a stolen session must not do. Counted and slowed like a sign-in, else the session
 * would be a place to guess at the password; gives what forgives the try once the rest is done.
 */
export async function refuseUnlessOwnPassword(
  scope: Scope,
  realNow: number,
  password: string,
  path: string,
): Promise<Write[]> {
  const { db, countyId, address } = scope;
  const one = { db, countyId, login: scope.actor.login ?? "", address, realNow };
  const [[account], blocked] = await db.batch([ownPasswordHash(scope), blockedUntil(one), ...countTry(one)]);
  refuseWhileBlocked(blocked[0]?.until ?? 0, realNow);
  if (!(await passwordMatches(password, account?.hash ?? null)))
    throw new Refusal("invalid_input", { fields: [{ path, reason: "wrong_password" }] });
  return [...forgive(one)];
}
