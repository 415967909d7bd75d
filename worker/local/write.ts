import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { numbersFrom } from "../../db/demo/random";
import { essayTitles, noteTitles, writing } from "../../db/demo/writing";
import { halfOf } from "../core/calendar";
import { acceptEssay, submitEssay } from "../writing/essays/actions";
import { writeNote } from "../writing/notes/actions";
import { type Cast, lifeOf } from "./cast";
import { seedOf } from "./month";

/** Characters a year by post, as the default measures ask. */
const yearly = { staff: 6_000, department_head: 8_000, leading_cadre: 10_000 } as const;

/** Who is ahead of the year: by the demo's today, they have written what the whole of 2026 asks. */
const isAhead = (person: { zeal: number }) => person.zeal > 0.84;

/** In the middle of a quarter's second and third month everyone writes a note; the careless skip one now and then. */
export async function writeNotes(cast: Cast, part: Part): Promise<void> {
  const month = Number(part.first.slice(5, 7));
  const isLast = part.first === "2026-10-11";
  if (!isLast && (part.first.slice(8) !== "11" || month % 3 === 1)) return;
  const day = isLast ? "2026-10-13" : part.first.slice(0, 8).concat("14");
  for (const person of writersOn(cast, day)) {
    const next = numbersFrom(seedOf(`note ${lifeOf(person.key)} ${day}`));
    if (isLast ? !isAhead(person) : next() > person.zeal + 0.38) continue;
    const characters = Math.round((yearly[person.post] / 8) * (0.86 + person.zeal * 0.35));
    const title = noteTitles[Math.floor(next() * noteTitles.length)] ?? "";
    const text =
      next() < 0.35
        ? { form: "book" as const, body: "", declaredCharacters: characters }
        : { form: "typed" as const, body: writing(next, characters) };
    await writeNote(cast.clerk(branchOn(person, day), day, person.key), {
      personId: cast.person(person.key),
      writtenOn: day,
      title,
      source: null,
      isExcerpt: false,
      ...text,
    });
  }
}

/** In June and December everyone hands in the half-year's essay and the branch accepts it; in October those ahead of the year have handed theirs in, a few more wait. */
export async function writeEssays(cast: Cast, part: Part): Promise<void> {
  const [month, third] = [part.first.slice(5, 7), part.first.slice(8)];
  const early = part.first === "2026-10-11";
  if (!early && (third !== "11" || (month !== "06" && month !== "12"))) return;
  const day = early ? part.first : `${part.first.slice(0, 8)}15`;
  const half = halfOf(day);
  for (const person of writersOn(cast, day)) {
    const next = numbersFrom(seedOf(`essay ${lifeOf(person.key)} ${half}`));
    const isWaiting = early && !isAhead(person);
    if (!handsIn(person, isWaiting, next)) continue;
    const branch = branchOn(person, day);
    const length = person.post === "leading_cadre" ? 1_600 : 900;
    const title = essayTitles[Math.floor(next() * essayTitles.length)] ?? "";
    const { id, version } = await submitEssay(cast.self(person.key, branch, day), {
      half,
      title,
      body: writing(next, length),
    });
    if (!isWaiting) await acceptEssay(cast.clerk(branch, day, person.key), id, version);
  }
}

type Writer = Cast["everyone"][number];

const writersOn = (cast: Cast, day: string): Writer[] =>
  cast.everyone.filter(({ key }) => !exempt.has(key) && !isSick(key, day));

const branchOn = ({ key, branch }: Writer, day: string): string =>
  key === cases.moved.key && day >= cases.moved.on ? cases.moved.to : branch;

/** The chance is asked in the same order each time, so that the story stays the same. */
function handsIn({ zeal, branch }: Writer, isWaiting: boolean, next: () => number): boolean {
  if (next() > zeal + 0.42) return false;
  return !isWaiting || (["npc1", "town2"].includes(branch) && next() <= 0.4);
}

const exempt = new Set<string>([cases.aged, ...cases.retiredFree]);

export function isSick(key: string, day: string): boolean {
  return cases.sick.some((leave) => leave.key === key && leave.firstOn <= day && day <= leave.lastOn);
}
