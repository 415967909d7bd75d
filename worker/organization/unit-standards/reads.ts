import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findUnit } from "../units/records";
import { groupsOf, standardTermsOf } from "./records";

/** Which standards do not apply to a unit, and its party groups. */
export async function standardsOf(scope: Scope, id: string) {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  return {
    terms: await standardTermsOf(scope, unit.id),
    groups: await groupsOf(scope, unit.id),
  };
}
