import type { Part } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { numbersFrom } from "../../db/demo/random";
import { writing } from "../../db/demo/writing";
import { addDays, nextWorkingDay, previousQuarter, quarterOf } from "../core/calendar";
import { closeInspection, markItem } from "../inspection/inspections/actions";
import { inspectionsOfQuarter } from "../inspection/inspections/records";
import { type Item, itemsOf } from "../inspection/inspections/records-items";
import { writeNote } from "../writing/notes/actions";
import type { Cast } from "./cast";
import { seedOf } from "./month";

/** In a quarter's first days the branches and the inspector go through the notes; in rectification what was short is made good. */
export async function inspect(cast: Cast, part: Part): Promise<void> {
  const [month, day] = [part.first.slice(5, 7), part.first.slice(8)];
  const quarter = previousQuarter(quarterOf(part.first));
  if (quarter < "2025Q1") return;
  if (["01", "04", "07", "10"].includes(month) && day === "01") await markQuarter(cast, quarter, part);
  if (day === (month === "01" ? "11" : "21") && ["01", "04", "07", "10"].includes(month))
    await rectify(cast, quarter, part);
}

async function markQuarter(cast: Cast, quarter: string, part: Part): Promise<void> {
  const on = nextWorkingDay(addDays(part.first, 4));
  const inspector = cast.inspector(on);
  for (const inspection of await inspectionsOfQuarter(inspector, quarter)) {
    const key = cast.keyOf(inspection.branchId);
    for (const item of await itemsOf(inspector, inspection.id)) {
      if (!isGoneThrough(item, key)) continue;
      await markItem(inspector, inspection.id, item.personId, {
        version: 0,
        ...findingOf(cast, item.personId, quarter),
      });
    }
    if (quarter === "2026Q3" && (cases.unclosed as readonly string[]).includes(key)) continue;
    await closeInspection(cast.administrator(on), inspection.id, "支部已逐人核对，情况属实。");
  }
}

/** Those of the spot check, and everybody of the branches that are thorough, as far as there is a note to go through. */
function isGoneThrough(item: Item, branch: string): boolean {
  if (item.verdict === "exempt" || item.verdict === "deferred") return false;
  return (item.spotChecked || branch.startsWith("npc")) && item.facts.notesInQuarter > 0;
}

function findingOf(cast: Cast, personId: string, quarter: string) {
  const person = cast.personOf(personId);
  if (person?.key === cases.book.key && quarter === cases.book.quarter) return { bookNotHandedIn: true };
  const luck = numbersFrom(seedOf(`${cast.lifeOf(personId)} ${quarter}`))();
  const dice = luck * 0.5 + (person?.zeal ?? 0.7) * 0.5;
  const quality = dice > 0.72 ? "excellent" : dice > 0.5 ? "good" : dice > 0.34 ? "fair" : "poor";
  return { quality } as const;
}

/** Most make good what was short: a note for a missing one, an explanation for an absence, a better one for a poor one. */
async function rectify(cast: Cast, quarter: string, part: Part): Promise<void> {
  const on = nextWorkingDay(addDays(part.first, 3));
  const inspector = cast.inspector(on);
  for (const inspection of await inspectionsOfQuarter(inspector, quarter)) {
    for (const item of await itemsOf(inspector, inspection.id)) {
      if (item.verdict !== "rectify") continue;
      const person = cast.personOf(item.personId);
      if (person?.key === cases.book.key && quarter === cases.book.quarter) {
        await showBook(cast, inspection.id, item);
        continue;
      }
      if (
        numbersFrom(seedOf(`rectify ${cast.lifeOf(item.personId)} ${quarter}`))() >
        0.6 + (person?.zeal ?? 0) * 0.35
      )
        continue;
      await makeGood(cast, inspection.id, item, on);
    }
  }
}

async function makeGood(cast: Cast, inspectionId: string, item: Item, on: string): Promise<void> {
  const codes = item.reasons.map((reason) => reason.code);
  if (codes.includes("notes_below") || codes.includes("no_note")) {
    const short = item.reasons.find((reason) => reason.code === "notes_below")?.params;
    const missing = Math.max(600, Number(short?.bar ?? 0) - Number(short?.characters ?? 0) + 60);
    await writeNote(cast.clerk(cast.keyOf(item.branchId), on), {
      personId: item.personId,
      form: "typed",
      writtenOn: on,
      title: "补写学习笔记",
      source: null,
      body: writing(numbersFrom(seedOf(`make good ${cast.lifeOf(item.personId)} ${on}`)), missing),
      isExcerpt: false,
    });
  }
  const better = codes.includes("quality_poor") ? { quality: "fair" as const } : {};
  const explained = codes.includes("unexcused_absence") ? { explanations: item.facts.unexcusedRecords } : {};
  if (Object.keys({ ...better, ...explained }).length === 0) return;
  await markItem(cast.inspector(on), inspectionId, item.personId, {
    version: item.mark?.version ?? 0,
    ...better,
    ...explained,
  });
}

async function showBook(cast: Cast, inspectionId: string, item: Item): Promise<void> {
  await markItem(cast.inspector(cases.book.shownOn), inspectionId, item.personId, {
    version: item.mark?.version ?? 0,
    bookShownOn: cases.book.shownOn,
    verifiedCharacters: cases.book.characters,
  });
}
