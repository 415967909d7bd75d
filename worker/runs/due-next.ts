import { addDays } from "../core/calendar";
import type { Scope } from "../core/scope";
import { dueOn } from "./due";
import { owingIn } from "./records";

const horizonDays = 120;

/** What the schedule will do by itself within the next four months, in order; at most six entries. */
export async function dueNext(scope: Scope): Promise<{ kind: string; period: string; dueOn: string }[]> {
  const [owing] = await owingIn(scope.db, scope.countyId);
  if (!owing) return [];
  return dueOn(addDays(scope.today, horizonDays), owing.timetableOf, {
    startedOn: owing.startedOn,
    done: owing.ended,
    daysOffOf: owing.daysOffOf,
  })
    .slice(0, 6)
    .map(({ kind, period, dueOn: day }) => ({ kind, period, dueOn: day }));
}
