import { monthOf } from "../../core/calendar";
import { cleanName } from "../../core/names";
import type { ReadRow } from "./rules-reading";
import { understandPhone, understandStaffNumber } from "./rules-values";
import type { Person } from "./shape-preview";

/** Somebody of the county who may be one of the file; the branch is the one of today. */
export type StandingPerson = {
  id: string;
  name: string;
  phone: string | null;
  staffNumber: string | null;
  born: string | null;
  branchId: string | null;
  /** Remarks that were decided and what an exemption covers; remarks that wait. */
  settled?: readonly string[];
  asked?: readonly string[];
};
/** Why two of one name may be one: in one branch, born in one month, with one number but for zeros at its front. */
export type Namesake = "branch" | "born" | "number";
/** What was met before: the same two keys (a row of the file or somebody's number), or one of the same name. */
export type Met =
  | { kind: "repeated"; params: { row: number } | { name: string } }
  | {
      kind: "namesake";
      params: { row: number; name: string; why: Namesake } | { name: string; why: Namesake };
    };

type Known = Pick<Person, "name" | "phone" | "staffNumber" | "born">;

const nameAndPhone = ({ name, phone }: Pick<Known, "name" | "phone">) =>
  phone ? `${cleanName(name)} ${understandPhone(phone).value}` : null;
const numberOf = ({ staffNumber }: Pick<Known, "staffNumber">) => understandStaffNumber(staffNumber);

/** By what somebody of the same name may be the same person; the branch is whatever tells branches apart. */
function likenesses(person: Known, branch: string | null): [Namesake, string][] {
  const name = cleanName(person.name);
  const number = numberOf(person)?.replace(/^0+(?=.)/, "");
  return [
    ...(branch ? [["branch", `${name} in ${branch}`] as [Namesake, string]] : []),
    ...(person.born ? [["born", `${name} of ${monthOf(person.born)}`] as [Namesake, string]] : []),
    ...(number ? [["number", `${name} #${number}`] as [Namesake, string]] : []),
  ];
}

/** Row → the earlier row that it repeats, or whose name it shares in a way that two people rarely do. */
export function repeats(read: readonly ReadRow[], excluded: ReadonlySet<number>): Map<number, Met> {
  const exact = new Map<string, number>();
  const alike = new Map<string, number>();
  const found = new Map<number, Met>();
  const counted = read.filter(
    ({ row, problems }) => !excluded.has(row) && !problems.some(({ level }) => level === "error"),
  );
  for (const { row, person, organ, branch } of counted) {
    const keys = [person.staffNumber && `#${person.staffNumber}`, nameAndPhone(person)].filter(
      (key) => key !== null,
    );
    const like = likenesses(person, branch && `${organ ?? ""}/${branch}`);
    const earlier = keys.map((key) => exact.get(key)).find((known) => known !== undefined);
    const [namesake] = like.flatMap(([why, key]) => {
      const known = alike.get(key);
      return known === undefined ? [] : [{ row: known, name: person.name, why }];
    });
    if (earlier !== undefined) found.set(row, { kind: "repeated", params: { row: earlier } });
    else if (namesake) found.set(row, { kind: "namesake", params: namesake });
    noteFirst(exact, keys, row);
    noteFirst(
      alike,
      like.map(([, key]) => key),
      row,
    );
  }
  return found;
}

function noteFirst(firsts: Map<string, number>, keys: readonly string[], row: number): void {
  for (const key of keys) if (!firsts.has(key)) firsts.set(key, row);
}

/**
 * Staff number first, else name and phone. A number that is someone else's, and a name that is alike in branch, month
 * of birth or number, are warnings: a name alone is nobody (decisions: People).
 */
export function matcher(people: readonly StandingPerson[]) {
  const byNumber = new Map(
    people.flatMap((person) => (person.staffNumber ? [[person.staffNumber, person] as const] : [])),
  );
  const byContact = new Map(
    people.flatMap((person) => {
      const key = nameAndPhone(person);
      return key === null ? [] : [[key, person] as const];
    }),
  );
  const alike = new Set(
    people.flatMap((person) => likenesses(person, person.branchId).map(([, key]) => key)),
  );
  return (person: Person, branchId: string | null): { here: StandingPerson } | Met | undefined => {
    const numbered = person.staffNumber ? byNumber.get(person.staffNumber) : undefined;
    if (numbered && cleanName(numbered.name) === person.name) return { here: numbered };
    const contact = nameAndPhone(person);
    const reached = contact === null ? undefined : byContact.get(contact);
    if (reached) return { here: reached };
    if (numbered) return { kind: "repeated", params: { name: numbered.name } };
    const namesake = likenesses(person, branchId).find(([, key]) => alike.has(key));
    return namesake && { kind: "namesake", params: { name: person.name, why: namesake[0] } };
  };
}

/** A confirmed repeat is another person, who cannot have the same staff number. */
export function withoutTakenNumber(person: Person): Person {
  return { ...person, staffNumber: null };
}
