import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { passwordMatches } from "../http/passwords";
import { ownPasswordHash } from "./records";

/** Asked once more before something that a stolen session must not do. */
export async function refuseUnlessOwnPassword(scope: Scope, password: string, path: string): Promise<void> {
  if (!(await passwordMatches(password, await ownPasswordHash(scope))))
    throw new Refusal("invalid_input", { fields: [{ path, reason: "wrong_password" }] });
}
