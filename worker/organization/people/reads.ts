import { can } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import type { findPerson } from "./records";
import { branchOn, maskedBirth, maskedPhone } from "./rules";
import { withdrawable } from "./rules-withdrawal";

type Found = Awaited<ReturnType<typeof findPerson>>;

const abilities = [
  "contact.read",
  "person.manage",
  "membership.manage",
  "exemption.manage",
  "standing_case.manage",
  "invitation.make",
] as const;

/** What abilities are measured by: the branch that holds today, never one that a planned transfer names. */
export function targetOf(scope: Scope, { person, memberships }: Found) {
  return { unitId: branchOn(memberships, scope.today), personId: person.id };
}

/** A person as this reader sees it: the own contacts in full, others masked, or not at all. */
export function shownTo(scope: Scope, found: Found) {
  const target = targetOf(scope, found);
  return {
    ...found,
    person: withContacts(scope, found.person, can(scope, "contact.read", target)),
    can: abilities.filter((ability) => can(scope, ability, target)),
    /** Intervals of which something can be taken back today. */
    withdrawable: [
      ...withdrawable(found.memberships, scope.today, false),
      ...withdrawable(found.standings, scope.today, false),
      ...withdrawable(found.posts, scope.today, false),
      ...withdrawable(found.exemptions, scope.today, true),
    ],
  };
}

function withContacts(scope: Scope, person: Found["person"], mayRead: boolean): Found["person"] {
  if (person.id === scope.personId) return person;
  if (!mayRead) return { ...person, phone: null, born: null };
  return { ...person, phone: maskedPhone(person.phone), born: maskedBirth(person.born) };
}
