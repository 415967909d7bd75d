import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { numbersFrom } from "../../db/demo/random";
import { noteTitles, writing } from "../../db/demo/writing";
import { writeNote } from "../notes/actions";
import type { Cast } from "./cast";
import { seedOf } from "./month";

/** Characters a year by post, as the default measures ask. */
const yearly = { staff: 6_000, department_head: 8_000, leading_cadre: 10_000 } as const;

/** In the middle of a quarter's second and third month everyone writes a note; the careless skip one now and then. */
export async function writeNotes(cast: Cast, part: Part): Promise<void> {
  const month = Number(part.first.slice(5, 7));
  if (part.first.slice(8) !== "11" || month % 3 === 1) return;
  const day = part.first.slice(0, 8).concat("14");
  for (const person of cast.everyone) {
    if (exempt.has(person.key) || isSick(person.key, day)) continue;
    const next = numbersFrom(seedOf(`note ${person.key} ${day}`));
    if (next() > person.zeal + 0.38) continue;
    const characters = Math.round((yearly[person.post] / 8) * (0.86 + person.zeal * 0.35));
    const branch = person.key === cases.moved.key && day >= cases.moved.on ? cases.moved.to : person.branch;
    const title = noteTitles[Math.floor(next() * noteTitles.length)] ?? "";
    const book = next() < 0.35;
    await writeNote(cast.clerk(branch, day), {
      personId: cast.person(person.key),
      form: book ? "book" : "typed",
      writtenOn: day,
      title,
      source: null,
      body: book ? "" : writing(next, characters),
      isExcerpt: false,
      ...(book ? { declaredCharacters: characters } : {}),
    });
  }
}

const exempt = new Set<string>([cases.aged, ...cases.retiredFree]);

export function isSick(key: string, day: string): boolean {
  return cases.sick.some((leave) => leave.key === key && leave.firstOn <= day && day <= leave.lastOn);
}
