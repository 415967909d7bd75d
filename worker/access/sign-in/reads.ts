import { abilitiesOf, isUnlinked } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { hashOf } from "../../http/tokens";
import { meOf, ownAccount } from "../accounts/records";
import { signInsOf } from "./records";
import type { SignInRow } from "./shape";

/** What one signs in by. */
export function ownSignIn(scope: Scope) {
  return ownAccount(scope);
}

/** Where one is signed in, the session that asks among them; by the real clock. */
export async function ownSessions(scope: Scope, sessionId: string, realNow: number) {
  return { signIns: (await signInsOf(scope, await hashOf(sessionId), realNow)) satisfies SignInRow[] };
}

/** Who is there: nothing can be done before a second factor that must be set up. */
export async function visitorSeen(
  scope: Scope,
  { mustEnrol, hasFactor }: { mustEnrol: boolean; hasFactor: boolean },
) {
  return {
    account: {
      id: scope.actor.accountId ?? "",
      name: scope.actor.name,
      login: scope.actor.login ?? "",
    },
    ...(await meOf(scope)),
    can: mustEnrol ? [] : abilitiesOf(scope),
    today: scope.today,
    mustEnrol,
    isUnlinked: isUnlinked(scope),
    hasFactor,
  };
}
