import { commit } from "../core/commit";
import type { Scope } from "../core/scope";
import { advance, advanced, type Slice } from "../ledger/runs/records";
import { readyIn } from "./dispatch";
import { owingFrom, owingOf } from "./records-owing";

/** A day that could not be worked out is tried again: it has ended once what the county owes can be told, and that is then entered as after any run. */
export async function lookAgain(scope: Scope): Promise<Slice> {
  return async (run) => {
    const row = await owingOf(scope.db, scope.countyId);
    if (row) await readyIn(scope, owingFrom(row));
    const to = { cursor: "end", done: 0, state: "done" as const };
    await commit(scope, advance(scope, run, to), {
      event: "run.tick_mended",
      subject: run.id,
      detail: { day: run.period },
    });
    return advanced(run, to);
  };
}
