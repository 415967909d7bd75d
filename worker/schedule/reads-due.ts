import type { RunKind } from "../../db/vocabulary";
import { addDays } from "../core/calendar";
import type { Scope } from "../core/scope";
import { type OwingRow, owingFrom, owingOf } from "./records-owing";
import { dueOn } from "./rules-due";

const horizonDays = 120;

/** What the schedule will do by itself within the next four months, in order; at most six entries. */
export async function dueNext(scope: Scope): Promise<{ kind: RunKind; period: string; dueOn: string }[]> {
  const row = await owingOf(scope.db, scope.countyId);
  return row ? foreseen(scope, row) : [];
}

/** Nothing can be foreseen where the county's records cannot be read: the failed tick in the ledger beside it says so. */
function foreseen(scope: Scope, row: OwingRow) {
  try {
    const { timetableOf, startedOn, ended, daysOffOf } = owingFrom(row);
    const until = addDays(scope.today, horizonDays);
    return dueOn(until, timetableOf, { startedOn, done: ended, daysOffOf })
      .slice(0, 6)
      .map(({ kind, period, dueOn: day }) => ({ kind, period, dueOn: day }));
  } catch {
    return [];
  }
}
