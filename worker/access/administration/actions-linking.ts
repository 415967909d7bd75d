import { commit } from "../../core/commit";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findAccount, setPerson } from "../accounts/records";
import { told } from "../inbox/records";
import { peopleNamed } from "../invitations/records";
import type { LinkPerson } from "./shape";

/**
 * Says whose an account is; from the next request on it decides on nothing that concerns that person. Whose the own one is
 * can be said once: changing it would be a way around that.
 */
export async function linkPerson(
  scope: Scope,
  accountId: string,
  { personId, version }: LinkPerson,
): Promise<void> {
  permit(scope, "account.manage");
  const account = await findAccount(scope, accountId);
  const [person] = await peopleNamed(scope, [personId]);
  if (!person) throw new Refusal("not_found");
  if (account.version !== version) throw new Refusal("stale_version", { current: standing(account) });
  if (account.personId !== null && accountId === scope.actor.accountId) throw new Refusal("same_person");
  if (account.personId === personId)
    throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "unchanged" }] });
  if (person.login !== null)
    throw new Refusal("invalid_input", {
      fields: [{ path: "personId", reason: "has_account", params: { name: person.name } }],
    });
  const telling = told(scope, { kind: "account.linked", subject: accountId });
  await commit(scope, [...setPerson(scope, accountId, version, person), telling], {
    event: "account.linked",
    subject: accountId,
    detail: { before: account.personId, after: personId },
    otherwise: "already_exists",
    current: async () => standing(await findAccount(scope, accountId)),
  });
}

function standing({ version, personId, name }: { version: number; personId: string | null; name: string }) {
  return { version, personId, name };
}
