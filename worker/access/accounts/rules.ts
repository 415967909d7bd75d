import { rolesHeldAt } from "../../core/permissions";
import { Refusal } from "../../core/refusal";

/** Secretaries invite into their own unit; only the county's administrators name county roles. */
export function isCountyRole(role: string): boolean {
  return rolesHeldAt("county").some((one) => one === role);
}

/** A county role is held at the county, so that nobody takes it for one branch's; a branch's role needs the person (product: Who uses it). */
export function refuseUnlessPlaced(
  role: string,
  unit: { kind: string },
  account: { personId: string | null },
): void {
  if (isCountyRole(role) && unit.kind !== "county")
    throw new Refusal("invalid_input", { fields: [{ path: "unitId", reason: "not_the_county" }] });
  if (!isCountyRole(role) && !account.personId)
    throw new Refusal("invalid_input", { fields: [{ path: "role", reason: "no_person" }] });
}

const codedRoles = ["administrator", "inspector"];
/** An account that sees the whole county and may write in it is asked for a one-time code, where the county wants it. */
export function needsCode(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => codedRoles.includes(role));
}

const apartMs = 7 * 86_400_000;
/**
 * For seven days an account that let somebody in, by a link or by clearing the second factor, is no second person beside that
 * account: long enough for its holder and the other administrators to notice (product: Who uses it).
 */
export function apartFrom(at: number): { since: number; until: number } {
  return { since: at - apartMs, until: at + apartMs };
}
