import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { branches } from "../../db/demo/people";
import { numbersFrom } from "../../db/demo/random";
import { addDays, nextWorkingDay, previousQuarter, quarterOf } from "../core/calendar";
import { closeInspection, markItem } from "../inspections/actions";
import { inspectionsOfQuarter, itemsOf } from "../inspections/records";
import type { Cast } from "./cast";
import { seedOf } from "./month";

/** In a quarter's first days the branches and the inspector go through the notes; in rectification what was short is made good. */
export async function inspect(cast: Cast, part: Part): Promise<void> {
  const [month, day] = [part.first.slice(5, 7), part.first.slice(8)];
  const quarter = previousQuarter(quarterOf(part.first));
  if (quarter < "2025Q1") return;
  if (["01", "04", "07", "10"].includes(month) && day === "01") await markQuarter(cast, quarter, part);
  if (["01", "04", "07"].includes(month) && day === "21" && month !== "01")
    await rectify(cast, quarter, part);
}

async function markQuarter(cast: Cast, quarter: string, part: Part): Promise<void> {
  const on = nextWorkingDay(addDays(part.first, 4));
  const keys = new Map(branches.map((branch) => [cast.unit(branch.key), branch.key]));
  const inspector = cast.inspector(on);
  for (const inspection of await inspectionsOfQuarter(inspector, quarter)) {
    const key = keys.get(inspection.branchId) ?? "";
    for (const item of await itemsOf(inspector, inspection.id)) {
      if (item.verdict === "exempt" || item.verdict === "deferred") continue;
      if (!item.spotChecked && !key.startsWith("npc")) continue;
      if (item.facts.notesInQuarter === 0) continue;
      await markItem(inspector, inspection.id, item.personId, {
        version: 0,
        ...findingOf(cast, item.personId, quarter),
      });
    }
    if (quarter === "2026Q3" && (cases.unclosed as readonly string[]).includes(key)) continue;
    await closeInspection(cast.administrator(on), inspection.id, "支部已逐人核对，情况属实。");
  }
}

function findingOf(cast: Cast, personId: string, quarter: string) {
  const person = cast.personOf(personId);
  if (person?.key === cases.book.key && quarter === cases.book.quarter) return { bookNotHandedIn: true };
  const dice = numbersFrom(seedOf(`${person?.key} ${quarter}`))() * 0.5 + (person?.zeal ?? 0.7) * 0.5;
  return {
    quality: dice > 0.72 ? ("excellent" as const) : dice > 0.5 ? ("good" as const) : ("fair" as const),
  };
}

async function rectify(cast: Cast, quarter: string, part: Part): Promise<void> {
  if (quarter !== cases.book.quarter || part.first > cases.book.shownOn) return;
  const inspector = cast.inspector(cases.book.shownOn);
  const personId = cast.person(cases.book.key);
  for (const inspection of await inspectionsOfQuarter(inspector, quarter)) {
    const item = (await itemsOf(inspector, inspection.id)).find((one) => one.personId === personId);
    if (!item) continue;
    await markItem(inspector, inspection.id, personId, {
      version: item.mark?.version ?? 0,
      bookShownOn: cases.book.shownOn,
      verifiedCharacters: cases.book.characters,
    });
  }
}
