import type { ReadRow } from "./reading";
import type { Choices, Person } from "./shape";
import { understandPhone } from "./values";

/** Somebody of the county who may be one of the file. */
export type StandingPerson = { id: string; name: string; phone: string | null; staffNumber: string | null };

const nameAndPhone = ({ name, phone }: Pick<Person, "name" | "phone">) =>
  phone ? `${name} ${understandPhone(phone).value}` : null;

/** Row → the earlier row that has the same staff number, or the same name and phone; a name alone is nobody. */
export function repeats(read: readonly ReadRow[], choices: Choices): Map<number, { row: number }> {
  const excluded = new Set(choices.excludedRows);
  const first = new Map<string, number>();
  const found = new Map<number, { row: number }>();
  for (const { row, person, problems } of read) {
    if (problems.some(({ level }) => level === "error") || excluded.has(row)) continue;
    const keys = [person.staffNumber && `#${person.staffNumber}`, nameAndPhone(person)].filter(
      (key) => key !== null,
    );
    const earlier = keys.map((key) => first.get(key)).find((known) => known !== undefined);
    if (earlier !== undefined) found.set(row, { row: earlier });
    for (const key of keys) if (!first.has(key)) first.set(key, row);
  }
  return found;
}

/** Staff number first, else name and phone. A number that is someone else's is not a match but a warning. */
export function matcher(people: readonly StandingPerson[]) {
  const byNumber = new Map(
    people.flatMap((person) => (person.staffNumber ? [[person.staffNumber, person] as const] : [])),
  );
  const byContact = new Set(people.map(nameAndPhone).filter((key) => key !== null));
  return (person: Person): { otherName?: string } | undefined => {
    const numbered = person.staffNumber ? byNumber.get(person.staffNumber) : undefined;
    if (numbered?.name === person.name) return {};
    const contact = nameAndPhone(person);
    if (contact && byContact.has(contact)) return {};
    return numbered && { otherName: numbered.name };
  };
}

/** A confirmed repeat is another person, who cannot have the same staff number. */
export function withoutTakenNumber(person: Person): Person {
  return { ...person, staffNumber: null };
}
