import { can, permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findUnit } from "../../organization/units/records";
import { ballotSheet } from "./records";

/** A branch's ballot counts of a year, for those who record them. */
export async function ballotsOf(scope: Scope, year: number, branchId: string) {
  const branch = await findUnit(scope, branchId);
  const target = { unitId: branch.id };
  permit(scope, "ballot.record", target);
  return {
    branch: { id: branch.id, name: branch.name },
    ...(await ballotSheet(scope, year, branch.id)),
    can: can(scope, "ballot.record", target) ? ["ballot.record"] : [],
  };
}
