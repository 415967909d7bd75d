import type * as v from "valibot";
import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { governing } from "../../measures/versions/records";
import { labelsOf } from "../facts/records-labels";
import { findInspection, inspectionRows, quartersInspected } from "./records";
import { itemsWithVersions, ownItems } from "./records-items";
import { recordsBehind } from "./rules";
import { floorOf } from "./rules-judge";
import type { ListInspections } from "./shape";

/** One inspection with its people, as this reader may mark them. */
export async function inspectionDetail(scope: Scope, id: string) {
  const inspection = await findInspection(scope, id);
  permit(scope, "inspection.read", { unitId: inspection.branchId });
  const found = await itemsWithVersions(scope, inspection.id);
  const { measures, versions } = governing(found.versions, inspection.quarter);
  const abilities = (["inspection.mark", "inspection.close", "note.verify"] as const).filter((ability) =>
    can(scope, ability, { unitId: inspection.branchId }),
  );
  const items = found.items.map((item) => ({
    ...item,
    floor: floorOf(item.facts, measures, versions),
    // Nobody decides on themselves: the own item is another's to mark.
    can: item.personId === scope.personId ? [] : abilities.filter((one) => one !== "inspection.close"),
  }));
  return {
    inspection,
    items,
    labels: await labelsOf(
      scope,
      items.flatMap(({ facts }) => recordsBehind(facts)),
    ),
    rectifying: scope.today > inspection.countyCheckUntil,
    can: abilities,
  };
}

/** A person's own quarters with the records behind them. */
export async function ownInspections(scope: Scope) {
  permitSomewhere(scope, "inspection.read");
  const { items: own, versions } = await ownItems(scope);
  const items = own.map((item) => {
    const { measures, versions: all } = governing(versions, item.quarter);
    return { ...item, floor: floorOf(item.facts, measures, all) };
  });
  const labels = await labelsOf(
    scope,
    items.flatMap(({ facts }) => recordsBehind(facts)),
  );
  return { items, labels };
}

/** The inspections of a quarter, the latest where none is named, with how many people have which verdict. */
export async function inspectionList(scope: Scope, asked: v.InferOutput<typeof ListInspections>) {
  permitSomewhere(scope, "inspection.read");
  const quarters = await quartersInspected(scope);
  const quarter = asked.quarter ?? quarters[0];
  const rows = quarter ? await inspectionRows(scope, quarter) : [];
  return {
    quarter: quarter ?? null,
    quarters,
    inspections: rows.map(({ counts, closedBySchedule, ...row }) => ({
      ...row,
      closedBySchedule: closedBySchedule === 1,
      counts: JSON.parse(counts) as Record<string, number>,
    })),
  };
}
