import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { accountsOf, countUnlinked } from "../accounts/records";
import { mayHandOut } from "../invitations/actions";
import type { AccountRow } from "./shape";

/** Accounts in reach, a row for each role held, with what the reader may do to each. */
export async function accountsShown(scope: Scope) {
  permitSomewhere(scope, "account.read");
  const manage = can(scope, "account.manage") ? ["account.manage"] : [];
  const accounts: AccountRow[] = (await accountsOf(scope)).map((row) => {
    const { id, role, unitId } = row;
    const isReset = id !== scope.actor.accountId && unitId !== null && mayHandOut(scope, { role, unitId });
    const isNameable = isReset && role === "person" && mayHandOut(scope, { role: "recorder", unitId });
    return {
      ...row,
      can: [...manage, ...(isReset ? ["account.reset"] : []), ...(isNameable ? ["recorder.name"] : [])],
    };
  });
  return { accounts };
}

/** How many secretaries and recorders cannot decide yet, because nobody has said whose account theirs is. */
export async function unlinkedOf(scope: Scope) {
  permit(scope, "account.manage");
  return { unlinked: await countUnlinked(scope) };
}
