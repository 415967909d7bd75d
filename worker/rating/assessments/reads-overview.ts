import { can } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { isConfirmable } from "../engine/rules-decide";
import type { Outcome, QuotaUse, Scheme } from "../engine/shape";
import type { UnitOverview } from "../engine/shape-answers";
import { countsAndSeats } from "./records-overview";

/** Each unit in reach with how many of each outcome, what is decided, and what waits; in the fixed order. */
export async function unitOverviews(
  scope: Scope,
  assessmentId: string,
  scheme: Scheme,
): Promise<UnitOverview[]> {
  const { counts, quotas } = await countsAndSeats(scope, assessmentId, scheme);
  const byUnit = new Map<string, UnitOverview>();
  for (const row of counts) {
    if (!can(scope, "assessment.read", { unitId: row.branchId })) continue;
    const known = byUnit.get(row.unitId) ?? {
      unitId: row.unitId,
      unitName: row.unitName,
      people: 0,
      cap: quotas.find(({ quota }) => (quota as QuotaUse).unitIds.includes(row.unitId))?.cap ?? null,
      outcomes: {},
      decided: 0,
      ready: 0,
      ownReady: 0,
      undecided: 0,
      askedByOthers: 0,
    };
    const open = row.n - row.decided - row.asked;
    known.people += row.n;
    known.outcomes[row.outcome as Outcome] = (known.outcomes[row.outcome as Outcome] ?? 0) + row.n;
    known.decided += row.decided;
    known.askedByOthers += row.askedByOthers;
    if (isConfirmable(row.outcome)) {
      known.ready += open;
      known.ownReady += row.own;
    } else if (row.outcome !== "not_graded") known.undecided += open;
    byUnit.set(row.unitId, known);
  }
  return [...byUnit.values()];
}
