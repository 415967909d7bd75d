import { ROLES, type Role } from "../../db/vocabulary";
import { Refusal } from "./refusal";

export type Reach = "county" | "unit" | "self";

/** One role held at one unit, with the units it covers. "system" is the schedule's. */
export type RoleGrant = { role: Role | "system"; unitId: string | null; units: "all" | readonly string[] };

/** Ability × role × reach: the only place that says who may do what. */
export const reach = {
  "county.manage": { administrator: "county" },
  "unit.manage": { administrator: "county" },
  "person.read": {
    administrator: "county",
    inspector: "county",
    leader: "county",
    secretary: "unit",
    recorder: "unit",
    person: "self",
  },
  "person.manage": { administrator: "county", secretary: "unit" },
  "contact.read": { administrator: "county", secretary: "unit", recorder: "unit", person: "self" },
  "person.erase": { administrator: "county" },
  "membership.manage": { administrator: "county" },
  "exemption.manage": { administrator: "county" },
  "roster.import": { administrator: "county" },
  "account.read": { administrator: "county", secretary: "unit" },
  "account.manage": { administrator: "county" },
  "invitation.make": { administrator: "county", secretary: "unit" },
  "session.plan": { administrator: "county", secretary: "unit", recorder: "unit" },
  "attendance.record": { administrator: "county", secretary: "unit", recorder: "unit" },
  "attendance.approve": { administrator: "county", secretary: "unit" },
  "leave.request": { person: "self", secretary: "unit", recorder: "unit" },
  "leave.decide": { secretary: "unit", recorder: "unit", administrator: "county" },
  "make_up.confirm": { administrator: "county", secretary: "unit", recorder: "unit" },
  "learning.record": { secretary: "unit", recorder: "unit", administrator: "county" },
  "reading.manage": { administrator: "county" },
  "note.read": {
    administrator: "county",
    inspector: "county",
    secretary: "unit",
    recorder: "unit",
    person: "self",
  },
  "note.write": { person: "self", secretary: "unit", recorder: "unit" },
  "note.verify": { inspector: "county", administrator: "county" },
  "essay.read": { administrator: "county", inspector: "county", secretary: "unit", person: "self" },
  "essay.write": { person: "self" },
  "essay.review": { secretary: "unit", administrator: "county" },
  "inspection.read": {
    administrator: "county",
    inspector: "county",
    leader: "county",
    secretary: "unit",
    recorder: "unit",
    person: "self",
  },
  "inspection.mark": { administrator: "county", inspector: "county", secretary: "unit" },
  "inspection.close": { administrator: "county", inspector: "county", secretary: "unit" },
  /** They decide everybody's result. */
  "measures.read": {
    administrator: "county",
    inspector: "county",
    leader: "county",
    secretary: "county",
    recorder: "county",
    person: "county",
  },
  "measures.manage": { administrator: "county" },
  "ballot.record": { secretary: "unit" },
  "ballot.read": { administrator: "county", inspector: "county", secretary: "unit", person: "self" },
  "standing_case.manage": { administrator: "county" },
  "assessment.read": {
    administrator: "county",
    inspector: "county",
    leader: "county",
    secretary: "unit",
    person: "self",
  },
  "appraisal.confirm": { secretary: "unit", administrator: "county" },
  "assessment.confirm": { administrator: "county" },
  "comparison.read": {
    administrator: "county",
    inspector: "county",
    leader: "county",
    secretary: "unit",
    recorder: "unit",
  },
  "run.read": { administrator: "county", inspector: "county" },
  "run.start": { administrator: "county" },
  "audit.read": { administrator: "county" },
  "feedback.read": { administrator: "county" },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Ability = keyof typeof reach;

/**
 * What decides about people. A secretary or recorder may it only as a person of the county, for nobody decides on the own
 * case, and the case of an account that belongs to nobody is not known (product: Who uses it).
 */
export const needsPerson: ReadonlySet<Ability> = new Set([
  "attendance.approve",
  "leave.decide",
  "make_up.confirm",
  "learning.record",
  "essay.review",
  "inspection.mark",
  "inspection.close",
  "ballot.record",
  "appraisal.confirm",
] satisfies Ability[]);

type Holder = { grants: readonly RoleGrant[]; personId: string | null };
/** What an ability is used on. Without a unit or person only a county-wide reach suffices. */
export type Target = { unitId?: string; personId?: string };

/** The units in which somebody may do this, whatever the record: "all" for the county's. */
export function unitsWithin(holder: Holder, ability: Ability): "all" | string[] {
  if (can(holder, ability)) return "all";
  const held = holder.grants.flatMap((grant) => (grant.units === "all" ? [] : grant.units));
  return held.filter((unitId) => can(holder, ability, { unitId }));
}

/** Whether the actor may, on this target. */
export function can(holder: Holder, ability: Ability, target: Target = {}): boolean {
  const row: Partial<Record<Role, Reach>> = reach[ability];
  return holder.grants.some((grant) => {
    if (grant.role === "system") return true;
    if (lacksPerson(holder, grant.role, ability)) return false;
    switch (row[grant.role]) {
      case "county":
        return true;
      case "unit":
        return target.unitId !== undefined && (grant.units === "all" || grant.units.includes(target.unitId));
      case "self":
        return target.personId !== undefined && target.personId === holder.personId;
      default:
        return false;
    }
  });
}

/** Where a role is held: at the county, at a unit by one of its people, or by a person for the own. */
export const HELD_AT: Record<Role, "county" | "unit" | "self"> = {
  administrator: "county",
  inspector: "county",
  leader: "county",
  secretary: "unit",
  recorder: "unit",
  person: "self",
};

export const rolesHeldAt = (place: (typeof HELD_AT)[Role]): Role[] =>
  ROLES.filter((role) => HELD_AT[role] === place);

const isOfUnit = (role: RoleGrant["role"]) => role !== "system" && HELD_AT[role] === "unit";

function lacksPerson(holder: Holder, role: RoleGrant["role"], ability: Ability): boolean {
  return holder.personId === null && isOfUnit(role) && needsPerson.has(ability);
}

/** Whether the account holds a branch's role without being a person: it decides nothing until it is linked. */
export function isUnlinked({ grants, personId }: Holder): boolean {
  return personId === null && grants.some(({ role }) => isOfUnit(role));
}

/** What a person asks for somebody else grants: a colleague with the same ability, or the county's. */
export function refuseOwn(holder: Holder, personId: string): void {
  if (holder.personId === personId) throw new Refusal("same_person");
}

/** The roles that carry an ability, by how far: what a search for a second person asks. */
export function rolesFor(ability: Ability): { county: Role[]; unit: Role[] } {
  const row: Partial<Record<Role, Reach>> = reach[ability];
  return {
    county: ROLES.filter((role) => row[role] === "county"),
    unit: ROLES.filter((role) => row[role] === "unit"),
  };
}

/** Whether the actor may at least somewhere: what menus and lists go by. */
export function canSomewhere(holder: Holder, ability: Ability): boolean {
  const row: Partial<Record<Role, Reach>> = reach[ability];
  return holder.grants.some(
    ({ role }) => role === "system" || (row[role] !== undefined && !lacksPerson(holder, role, ability)),
  );
}

export function abilitiesOf(holder: Holder): Ability[] {
  return (Object.keys(reach) as Ability[]).filter((ability) => canSomewhere(holder, ability));
}

/** Refuses with not_permitted unless the actor may. Call it after the record was found within the scope. */
export function permit(holder: Holder, ability: Ability, target: Target = {}): void {
  if (can(holder, ability, target)) return;
  throw new Refusal(can(asSomebody(holder), ability, target) ? "person_needed" : "not_permitted");
}

export function permitSomewhere(holder: Holder, ability: Ability): void {
  if (canSomewhere(holder, ability)) return;
  throw new Refusal(canSomewhere(asSomebody(holder), ability) ? "person_needed" : "not_permitted");
}

/** The holder as it would be once linked, to tell what is missing from what is not allowed. */
function asSomebody(holder: Holder): Holder {
  return { ...holder, personId: holder.personId ?? "" };
}
