import type * as v from "valibot";
import { settingsOf } from "../../access/sign-up/records";
import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findPerson, PAGE_ROWS, peopleRows } from "./records";
import { departedRows } from "./records-departed";
import { branchOn, erasableFrom, maskedBirth, maskedPhone } from "./rules";
import { withdrawable } from "./rules-withdrawal";
import type { ListPeople, PersonRow } from "./shape";
import type { DepartedRow } from "./shape-answers";

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
    login: can(scope, "account.read", target) ? found.login : null,
    /** Intervals of which something can be taken back today. */
    withdrawable: [
      ...withdrawable(found.memberships, scope.today, false),
      ...withdrawable(found.standings, scope.today, false),
      ...withdrawable(found.posts, scope.today, false),
      ...withdrawable(found.exemptions, scope.today, true),
    ],
  };
}

/** One person with all intervals, as this reader sees it. */
export async function personSeen(scope: Scope, id: string) {
  return shownTo(scope, await findPerson(scope, id));
}

function withContacts(scope: Scope, person: Found["person"], mayRead: boolean): Found["person"] {
  if (person.id === scope.personId) return person;
  if (!mayRead) return { ...person, phone: null, born: null };
  return { ...person, phone: maskedPhone(person.phone), born: maskedBirth(person.born) };
}

/** Those who left, with the day from which their particulars may be erased. */
export async function departedPeople(scope: Scope) {
  permit(scope, "person.erase");
  const { retentionYears } = await settingsOf(scope);
  const rows = await departedRows(scope);
  return {
    people: rows.map((row) => ({
      ...row,
      erasableFrom: erasableFrom(row.leftOn, retentionYears),
    })) satisfies DepartedRow[],
  };
}

/** People in reach, a page at a time; a phone number masked, and only for those who may see contacts. */
export async function peoplePage(scope: Scope, asked: v.InferOutput<typeof ListPeople>) {
  permitSomewhere(scope, "person.read");
  // A reader who may not see phones must not find out whose one is either.
  const byPhone = scope.units !== "all" || can(scope, "contact.read");
  const rows = await peopleRows(scope, asked, byPhone);
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    people: page.map(({ place, ...row }) => ({
      ...row,
      exempt: row.exempt === 1,
      phone: can(scope, "contact.read", { unitId: row.branchId, personId: row.id })
        ? maskedPhone(row.phone)
        : null,
      login: can(scope, "account.read", { unitId: row.branchId }) ? row.login : null,
    })) satisfies PersonRow[],
    after: last ? `${last.place}~${last.staffNumber ?? ""}~${last.id}` : null,
  };
}
