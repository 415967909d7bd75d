import { isDissolvedOn } from "../../core/near";
import { can, permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findUnit, quotaTermsOf, unitRows } from "./records";
import { depthOf, isWithdrawable } from "./rules";
import type { UnitRow } from "./shape";

/** A unit's quota terms, the former ones too. */
export async function quotaTermsShown(scope: Scope, id: string) {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  return { terms: await quotaTermsOf(scope, unit.id) };
}

/** The tree in reach, in its fixed order, with what the reader may do to each unit. */
export async function unitList(scope: Scope) {
  const manage = can(scope, "unit.manage") ? ["unit.manage"] : [];
  const rows = await unitRows(scope);
  return {
    units: rows.map(({ dissolvedAt, ...row }) => ({
      ...row,
      isDissolved: isDissolvedOn(row, scope.today),
      isWithdrawable: isWithdrawable({ ...row, dissolvedAt }, scope.today),
      depth: depthOf(row.place),
      can: can(scope, "session.plan", { unitId: row.id }) ? [...manage, "session.plan"] : manage,
    })) satisfies UnitRow[],
  };
}
