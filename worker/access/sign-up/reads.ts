import { can, permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { settingsOf } from "./records";

/** The county's settings, for those who manage it. */
export async function settingsShown(scope: Scope) {
  permit(scope, "county.manage");
  const manage = can(scope, "county.manage") ? ["county.manage"] : [];
  return { ...(await settingsOf(scope)), can: manage };
}
