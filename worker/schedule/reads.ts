import { can, permit } from "../core/permissions";
import type { Scope } from "../core/scope";
import { runRows } from "../ledger/runs/records";
import { repeatableRuns } from "../ledger/runs/records-repetition";
import type { Repeatable } from "../ledger/runs/shape";
import { dueNext } from "./reads-due";

/** The county's runs, what comes next by itself, and which rating can be made anew. */
export async function runLedger(scope: Scope) {
  permit(scope, "run.read");
  const rows = await runRows(scope);
  return {
    runs: rows.map(({ cursor: _cursor, countyId: _county, ...run }) => run),
    next: await dueNext(scope),
    repeatable: (await repeatableRuns(scope)).map(
      ({ attempt: _attempt, askedById: _asker, ...run }): Repeatable => run,
    ),
    can: can(scope, "run.start") ? ["run.start"] : [],
  };
}
