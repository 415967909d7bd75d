import { newId } from "../../core/ids";
import { placeBelow, positionOf } from "../units/rules";
import type { Created } from "./records";
import type { ImportPlan, Standing } from "./rules";
import { exemptionsOf, membershipFrom, standingsOf } from "./rules-intervals";
import type { Choices } from "./shape";
import type { Suggestion } from "./shape-preview";

/** The rows that a plan creates, with their ids: units below the last of their siblings, people in the order of the file. */
export function createdBy(plan: ImportPlan, standing: Standing, choices: Choices): Created {
  const { created: units, idOf } = newUnits(plan, standing);
  const created: Created = {
    units,
    people: [],
    memberships: [],
    standings: [],
    posts: [],
    exemptions: [],
    remarks: [],
    decisions: [],
  };
  for (const { outcome, branchUnit, person, suggestions, hereAs } of plan.rows) {
    if (hereAs) remember(created, hereAs.id, suggestions, hereAs);
    if (outcome !== "create" || !branchUnit) continue;
    const personId = newId("per");
    remember(created, personId, suggestions);
    const accepted = suggestions.filter((suggestion) => suggestion.accepted);
    const fromOn = membershipFrom(person, accepted, choices);
    const { name, staffNumber, gender, born, phone, joinedParty, remark, post, office, employment, title } =
      person;
    created.people.push({ id: personId, name, staffNumber, gender, born, phone, joinedParty, remark });
    created.memberships.push({ id: newId("mem"), personId, branchId: idOf(branchUnit.key), fromOn });
    created.standings.push(
      ...standingsOf(person, fromOn).map((interval) => ({ id: newId("sta"), personId, ...interval })),
    );
    created.posts.push({ id: newId("pos"), personId, post, office, employment, title, fromOn });
    created.exemptions.push(
      ...exemptionsOf(accepted, fromOn).map((exemption) => ({ id: newId("exe"), personId, ...exemption })),
    );
  }
  return created;
}

/** What was decided about somebody's remark is kept, what was not waits; of one who stands twice in the file, once. */
function remember(
  created: Created,
  personId: string,
  suggestions: readonly Suggestion[],
  here?: { id: string; asked?: readonly string[] },
): void {
  const known = (rows: readonly { personId: string; kind: string }[], kind: string) =>
    rows.some((row) => row.personId === personId && row.kind === kind);
  for (const suggestion of suggestions) {
    const { kind, fromOn, remark, accepted, declined } = suggestion;
    if (known(created.decisions, kind) || known(created.remarks, kind)) continue;
    if (accepted || declined) created.decisions.push({ personId, kind, accepted });
    else if (!here?.asked?.includes(kind)) created.remarks.push({ personId, kind, fromOn, remark });
    if (here && accepted)
      created.exemptions.push(
        ...exemptionsOf([suggestion], fromOn).map((exemption) => ({
          id: newId("exe"),
          personId,
          ...exemption,
        })),
      );
  }
}

function newUnits(plan: ImportPlan, standing: Standing) {
  const known = new Map<
    string,
    { id: string; path: string; place: string; organId: string | null; kind: string }
  >(standing.units.map((unit) => [unit.id, unit]));
  const last = new Map<string, number>();
  for (const { parentId, place } of standing.units) {
    if (parentId) last.set(parentId, Math.max(last.get(parentId) ?? 0, positionOf(place)));
  }
  const created = plan.units.map(({ unit }) => {
    const parent = known.get(unit.parent?.key ?? "");
    if (!parent) throw new Error("a planned unit without its parent");
    const id = newId("unt");
    const position = (last.get(parent.id) ?? 0) + 1;
    last.set(parent.id, position);
    const row = {
      id,
      parentId: parent.id,
      kind: unit.kind,
      name: unit.name,
      path: `${parent.path}${id}/`,
      place: placeBelow(parent.place, position),
      organId: parent.organId ?? (parent.kind === "county" ? id : parent.id),
    };
    known.set(unit.key, row);
    return row;
  });
  return { created, idOf: (key: string) => known.get(key)?.id ?? key };
}
