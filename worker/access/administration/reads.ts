import { can, permit, permitSomewhere, rolesHeldAt } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { accountsOf, countUnlinked, PAGE_ACCOUNTS } from "../accounts/records";
import { mayHandOut } from "../invitations/actions";
import type { AccountRow, ListAccounts } from "./shape";

/** Accounts in reach by login, a page at a time, a row for each role held, with what the reader may do to each. */
export async function accountsShown(scope: Scope, { unlinked, ...asked }: ListAccounts) {
  permitSomewhere(scope, "account.read");
  const rows = await accountsOf(scope, { ...asked, unlinked: unlinked === "yes" });
  const logins = [...new Set(rows.map(({ login }) => login))];
  const hasMore = scope.units === "all" && logins.length > PAGE_ACCOUNTS;
  // By their place and not by comparing: the database orders letters beyond U+FFFF otherwise than this language.
  const page = new Set(hasMore ? logins.slice(0, PAGE_ACCOUNTS) : logins);
  const manage = can(scope, "account.manage") ? ["account.manage"] : [];
  const accounts: AccountRow[] = rows
    .filter(({ login }) => page.has(login))
    .map((row) => {
      const { id, role, unitId } = row;
      const isReset = id !== scope.actor.accountId && unitId !== null && mayHandOut(scope, { role, unitId });
      const isNameable = isReset && role === "person" && mayHandOut(scope, { role: "recorder", unitId });
      return {
        ...row,
        can: [...manage, ...(isReset ? ["account.reset"] : []), ...(isNameable ? ["recorder.name"] : [])],
      };
    });
  return { accounts, after: hasMore ? (logins[PAGE_ACCOUNTS - 1] ?? null) : null };
}

/** How many secretaries and recorders cannot decide yet, because nobody has said whose account theirs is. */
export async function unlinkedOf(scope: Scope) {
  permit(scope, "account.manage");
  return { unlinked: await countUnlinked(scope, rolesHeldAt("unit")) };
}
