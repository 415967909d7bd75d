import { type Part, type PlannedSession, sessionsOf } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { branches, organs } from "../../db/demo/people";
import { numbersFrom } from "../../db/demo/random";
import { addDays, nextWorkingDay } from "../core/calendar";
import { recordAttendance, recordMakeUp } from "../study/registers/actions";
import { findRegister } from "../study/registers/records";
import { closeSession, openSession, planSession, writeMinutes } from "../study/sessions/actions";
import type { Cast } from "./cast";

type Status = "present" | "late" | "left_early" | "leave" | "official" | "unexcused";

/** The part's sessions: planned, opened, marked, written up and closed on their day; leaves are made up a week later. */
export async function holdSessions(cast: Cast, part: Part): Promise<void> {
  const planned = sessionsOf(
    part.first.slice(0, 7),
    branches,
    organs.map((one) => one.key),
  );
  for (const session of planned) {
    if (session.day >= part.first && session.day <= part.last) await hold(cast, session);
  }
}

async function hold(cast: Cast, { unit, day, ...session }: PlannedSession): Promise<void> {
  const scope = cast.administrator(day);
  const id = await planSession(scope, {
    unitId: cast.unit(unit),
    heldOn: day,
    minutes: null,
    speaker: null,
    ...session,
  });
  await openSession(scope, id);
  const { roll } = await findRegister(scope, id);
  const marks = roll
    .filter((row) => row.status === null)
    .map((row) => ({
      personId: row.personId,
      status: statusOf(cast, row.personId, `${unit} ${day}`, day),
      remark: null,
      version: row.version,
    }));
  if (marks.length > 0) await recordAttendance(scope, id, marks);
  await writeMinutes(scope, id, {
    body: `${session.title}：传达学习有关文件，结合工作实际讨论，明确下一步安排。`,
    version: 0,
  });
  await closeSession(scope, id);
  await makeUp(
    cast,
    id,
    day,
    marks.filter((mark) => mark.status === "leave").map((mark) => mark.personId),
  );
}

async function makeUp(cast: Cast, session: string, day: string, people: readonly string[]): Promise<void> {
  const held = nextWorkingDay(addDays(day, 6));
  if (held.slice(0, 4) !== day.slice(0, 4) || held > "2026-10-13") return;
  for (const personId of people) {
    if (numbersFrom(seedOf(`make-up ${cast.lifeOf(personId)} ${day}`))() > 0.93) continue;
    await recordMakeUp(cast.administrator(held), session, { personId, heldOn: held, note: "自学文件并交流" });
  }
}

function statusOf(cast: Cast, personId: string, session: string, day: string): Status {
  const dice = numbersFrom(seedOf(`${session} ${cast.lifeOf(personId)}`))();
  const person = cast.personOf(personId);
  if (person?.key === cases.moved.key && day >= cases.moved.on && day < "2026-09-11")
    return dice < 0.55 ? "unexcused" : "present";
  if (person?.key === cases.madeUp && day.slice(8) < "10" && Number(day.slice(5, 7)) % 4 === 1)
    return "leave";
  const slack =
    (1.1 - (person?.zeal ?? 0.8)) * (branches.find((one) => one.key === person?.branch)?.slack ?? 1);
  if (dice < 0.05 * slack) return "unexcused";
  if (dice < 0.02 + 0.09 * slack) return "leave";
  if (dice < 0.035 + 0.09 * slack) return "official";
  if (dice < 0.045 + 0.15 * slack) return "late";
  return dice > 0.995 ? "left_early" : "present";
}

export function seedOf(text: string): number {
  let seed = 2_166_136_261;
  for (const letter of text) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return seed >>> 0;
}
