import { permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { realNow } from "../../http/real-time";
import { mayHandOut } from "./actions";
import { linksOf } from "./records";
import { isUsable } from "./rules";

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
