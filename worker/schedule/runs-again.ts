import { commit } from "../core/commit";
import type { Scope } from "../core/scope";
import { advance, advanced, type Run, type Slice, type TakenUp } from "../ledger/runs/records";
import { readyIn } from "./dispatch";
import { dropExpired } from "./records-expiry";
import { owingFrom, owingOf } from "./records-owing";

/** A day that could not be worked out is tried again: it has ended once what the county owes can be told, and that is then entered as after any run. */
export async function lookAgain(scope: Scope): Promise<Slice> {
  return async (run) => {
    const row = await owingOf(scope.db, scope.countyId);
    if (row) await readyIn(scope, owingFrom(row));
    return mended(scope, run, "run.tick_mended");
  };
}

/** Takes away once more what has run out in the county's shard; sessions live by the real clock. */
export function expireAgain(realNow: number): TakenUp {
  return async (scope) => async (run) => {
    await dropExpired(scope.db, scope.now, realNow);
    return mended(scope, run, "run.expiry_mended");
  };
}

async function mended(scope: Scope, run: Run, event: "run.tick_mended" | "run.expiry_mended"): Promise<Run> {
  const to = { cursor: "end", done: 0, state: "done" as const };
  await commit(scope, advance(scope, run, to), {
    event,
    subject: run.id,
    detail: { day: run.period },
  });
  return advanced(run, to);
}
