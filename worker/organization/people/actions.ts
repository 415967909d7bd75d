import { guardAdministrator } from "../../access/accounts/records-roles";
import { settingsOf } from "../../access/sign-up/records";
import { commit } from "../../core/commit";
import type { Erasure } from "../../core/erasure";
import { newId } from "../../core/ids";
import { refuseUnlessNear } from "../../core/near";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { refuseUnlessBranch } from "./actions-intervals";
import { shownTo, targetOf } from "./reads";
import { changePerson, findPerson, insertPerson } from "./records";
import { insertMembership, insertPost, insertStanding } from "./records-intervals";
import { refuseUnlessErasable, refuseUnlessLikely } from "./rules";
import type { AddPerson, EditPerson } from "./shape";

export async function addPerson(scope: Scope, input: AddPerson): Promise<string> {
  await refuseUnlessBranch(scope, input.branchId, input.fromOn);
  permit(scope, "person.manage", { unitId: input.branchId });
  const { branchId, fromOn, standing, post, office, employment, onProbation, title, checked, ...person } =
    input;
  refuseUnlessNear(fromOn, scope.today, "fromOn");
  refuseUnlessLikely(person, scope.today, checked);
  const id = newId("per");
  await commit(
    scope,
    [
      insertPerson(scope, { id, ...person }),
      insertMembership(scope, { id: newId("mem"), personId: id, branchId, fromOn }),
      insertStanding(scope, { id: newId("sta"), personId: id, standing, fromOn }),
      insertPost(scope, {
        id: newId("pos"),
        personId: id,
        post,
        office,
        employment,
        onProbation,
        title,
        fromOn,
      }),
    ],
    { event: "person.added", subject: id, unitId: branchId, otherwise: "already_exists", answer: { id } },
  );
  return id;
}

export async function editPerson(
  scope: Scope,
  id: string,
  { version, checked, ...change }: EditPerson,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", targetOf(scope, found));
  const { born = found.person.born, joinedParty } = change;
  if (born !== found.person.born || joinedParty !== found.person.joinedParty)
    refuseUnlessLikely({ born, joinedParty }, scope.today, checked);
  await commit(scope, changePerson(scope, id, version, change), {
    event: "person.edited",
    subject: id,
    detail: {
      changed: Object.keys(change).filter(
        (key) => change[key as keyof typeof change] !== found.person[key as keyof typeof found.person],
      ),
    },
    otherwise: "already_exists",
    current: async () => shownTo(scope, await findPerson(scope, id)).person,
  });
}

/** Phone and birth date in full: a read that is written down, for the person to see who looked. */
export async function showContact(scope: Scope, id: string) {
  const found = await findPerson(scope, id);
  const target = targetOf(scope, found);
  permit(scope, "contact.read", target);
  const contact = { phone: found.person.phone, born: found.person.born };
  if (id === scope.personId) return contact;
  await commit({ ...scope, idempotency: null }, [], {
    event: "contact.shown",
    subject: id,
    unitId: target.unitId,
  });
  return contact;
}

/** The log says who was erased by id and that it was done, nothing of what was there. */
export async function erasePerson(scope: Scope, id: string, erasure: Erasure): Promise<void> {
  const { memberships } = await findPerson(scope, id);
  permit(scope, "person.erase");
  const { retentionYears } = await settingsOf(scope);
  refuseUnlessErasable(memberships, retentionYears, scope.today);
  await commit(
    scope,
    [...erasure(scope, { personId: id, name: `离任人员${id.slice(-4)}` }), ...guardAdministrator(scope)],
    {
      event: "person.erased",
      subject: id,
      otherwise: "already_erased",
      unguarded: "last_administrator",
    },
  );
}
