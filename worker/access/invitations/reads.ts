import { permitSomewhere } from "../../core/permissions";
import { type Scope, systemScope } from "../../core/scope";
import type { CountySessions } from "../../http/app";
import { realNow } from "../../http/real-time";
import { generationOf } from "../accounts/records-signing-in";
import { mayHandOut } from "./actions";
import { linksOf } from "./records";
import { isUsable } from "./rules";

/** The account that a link opened, as a browser is marked with it: passwords after this one no longer know the browser. */
export async function accountAsOf(county: CountySessions, now: number, accountId: string) {
  return { id: accountId, generation: await generationOf(systemScope({ ...county, now }), accountId) };
}

/** Links handed out in reach, with whether each still opens something: `isOpen` goes by the real clock. */
export async function linksShown(scope: Scope) {
  permitSomewhere(scope, "invitation.make");
  const now = realNow();
  const links = (await linksOf(scope)).map((link) => ({
    ...link,
    isOpen: isUsable(link, now),
    can: mayHandOut(scope, { role: link.role, unitId: link.unitId }) ? ["invitation.make"] : [],
  }));
  return { invitations: links };
}
