import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { rosterItems } from "./records";
import { openRemarks } from "./records-remarks";

/** Remarks of imports that nobody has decided yet. */
export async function remarksOpen(scope: Scope) {
  permit(scope, "roster.import");
  return { remarks: await openRemarks(scope) };
}

/** The county's imports, latest first. */
export async function rosterList(scope: Scope) {
  permit(scope, "roster.import");
  return { rosters: await rosterItems(scope) };
}
