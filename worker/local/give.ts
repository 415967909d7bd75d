import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { numbersFrom } from "../../db/demo/random";
import { addContribution, addMustRead, recordReadings } from "../study/learning/actions";
import { type Cast, lifeOf } from "./cast";
import { seedOf } from "./month";

/** The year's must-read list in January, lessons in February, prepared speeches in May, the readings in September. */
export async function give(cast: Cast, part: Part): Promise<void> {
  const [year, month, third] = [Number(part.first.slice(0, 4)), part.first.slice(5, 7), part.first.slice(8)];
  if (third !== "11") return;
  const day = `${part.first.slice(0, 8)}13`;
  if (month === "01") {
    for (const title of ["监督法释义", "乡村振兴促进法读本"])
      await addMustRead(cast.administrator(day), { year, title });
  }
  if (month === "02") await lessons(cast, day);
  if (month === "05") await speeches(cast, day);
  if (month === "09") await readings(cast, year, day);
}

async function lessons(cast: Cast, day: string): Promise<void> {
  for (const person of cast.everyone) {
    if (person.office === "none" && person.post !== "leading_cadre") continue;
    if (person.key === cases.noLesson) continue;
    await contribute(cast, person.key, person.branch, "lesson", day, "党课：学好用好监督法");
  }
}

async function speeches(cast: Cast, day: string): Promise<void> {
  for (const person of cast.everyone) {
    if (numbersFrom(seedOf(`speech ${lifeOf(person.key)} ${day}`))() > person.zeal) continue;
    await contribute(cast, person.key, person.branch, "speech", day, "集体学习重点发言");
  }
}

function contribute(
  cast: Cast,
  key: string,
  branch: string,
  kind: "lesson" | "speech",
  day: string,
  title: string,
) {
  return addContribution(cast.clerk(branch, day, key), {
    personId: cast.person(key),
    kind,
    doneOn: day,
    title,
    sessionId: null,
  });
}

async function readings(cast: Cast, year: number, day: string): Promise<void> {
  const readers = cast.everyone.filter(
    (person) => numbersFrom(seedOf(`read ${lifeOf(person.key)} ${year}`))() < person.zeal + 0.3,
  );
  for (const id of await cast.mustReads(year)) {
    await recordReadings(cast.administrator(day), id, {
      people: readers.map((person) => cast.person(person.key)),
      finishedOn: day,
    });
  }
}
