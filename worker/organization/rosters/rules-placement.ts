import type { UnitKind } from "../../../db/vocabulary";
import type { Day } from "../../core/calendar";
import { isDissolvedOn } from "../../core/near";
import { isBranch } from "../units/rules";
import type { ReadRow, Roster } from "./rules-reading";
import { unitKey } from "./rules-values";
import type { Choices, ProblemCode } from "./shape";
import type { UnitPlan } from "./shape-preview";

/** A unit that stands, as far as placing people needs it. */
export type StandingUnit = {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  path: string;
  place: string;
  organId: string | null;
  dissolvedOn: string | null;
};
/** A unit that stands (id) or is to be created; key is unique over both. */
export type Placed = {
  key: string;
  id: string | null;
  name: string;
  kind: StandingUnit["kind"];
  parent: Placed | null;
};
export type Placement =
  | { branch: Placed }
  | { problem: Extract<ProblemCode, "missing_branch" | "unknown_branch" | "ambiguous_branch">; name: string };

/** Finds each row's branch below the unit of the import, or plans it under its organ. */
export function placer(
  units: readonly StandingUnit[],
  rootId: string,
  { mapping, choices }: Pick<Roster, "mapping" | "choices">,
  today: Day,
) {
  const root = units.find((unit) => unit.id === rootId);
  const below = units.filter((unit) => unit.id !== rootId && !isDissolvedOn(unit, today));
  const planned = new Map<string, Placed>();

  function plan(parent: Placed, name: string, kind: Placed["kind"]): Placed {
    const key = `${parent.key}/${name}`;
    const known = planned.get(key) ?? { key, id: null, name, kind, parent };
    planned.set(key, known);
    return known;
  }

  function child(parent: Placed, name: string): Placed | undefined {
    const found = below.find((unit) => unit.parentId === parent.id && unitKey(unit.name) === name);
    return found && standing(found, parent);
  }

  function organOf(row: ReadRow, top: Placed): Placed {
    const name = row.organ ?? (mapping.organName && unitKey(mapping.organName));
    if (!name || name === unitKey(top.name)) return top;
    return child(top, name) ?? plan(top, name, organKind(name, choices));
  }

  return function place(row: ReadRow): Placement {
    if (!root) return { problem: "unknown_branch", name: row.branch ?? "" };
    const organ = organOf(row, standing(root, null));
    if (isBranch(organ.kind)) return itself(organ, row.branch);
    if (row.branch === null) return { problem: "missing_branch", name: organ.name };
    return within(organ, row.branch);
  };

  function within(organ: Placed, name: string): Placement {
    const own = child(organ, name);
    if (own) return { branch: own };
    const deeper = deeperThan(organ).filter((unit) => unitKey(unit.name) === name);
    if (deeper.length > 1) return { problem: "ambiguous_branch", name };
    if (deeper[0]) return { branch: standing(deeper[0], null) };
    if (!choices.createUnits) return { problem: "unknown_branch", name };
    return { branch: plan(organ, name, /联合/.test(name) ? "joint_branch" : "branch") };
  }

  function deeperThan(organ: Placed): StandingUnit[] {
    return organ.id === null ? [] : below.filter((unit) => unit.path.startsWith(pathOf(units, organ)));
  }
}

/** Where the organ is a branch itself, its people are of it and of no other. */
function itself(branch: Placed, name: string | null): Placement {
  return name === null || name === unitKey(branch.name) ? { branch } : { problem: "unknown_branch", name };
}

/** What the name of an organ tells; towns and offices with a 党委 are committees, else as the person chose. */
export function organKind(
  name: string,
  choices: Pick<Choices, "parentKind">,
): "party_committee" | "general_branch" {
  if (/总支/.test(name)) return "general_branch";
  return /党委|党工委|[镇乡]$|街道$|街道办事处$/.test(name) ? "party_committee" : choices.parentKind;
}

/** The units that the given branches still need, parents first, in the order of the file. */
export function unitsToCreate(branches: readonly Placed[]): { unit: Placed; people: number }[] {
  const needed = new Map<string, { unit: Placed; people: number }>();
  const need = (unit: Placed, people: number) => {
    if (unit.parent) need(unit.parent, people);
    if (unit.id !== null) return;
    const entry = needed.get(unit.key) ?? { unit, people: 0 };
    entry.people += people;
    needed.set(unit.key, entry);
  };
  for (const branch of branches) need(branch, 1);
  return [...needed.values()];
}

export function unitView({ unit, people }: { unit: Placed; people: number }): UnitPlan {
  return { name: unit.name, kind: unit.kind as UnitPlan["kind"], parent: unit.parent?.name ?? "", people };
}

function standing(unit: StandingUnit, parent: Placed | null): Placed {
  return { key: unit.id, id: unit.id, name: unit.name, kind: unit.kind, parent };
}

function pathOf(units: readonly StandingUnit[], placed: Placed): string {
  return units.find((unit) => unit.id === placed.id)?.path ?? "/";
}
