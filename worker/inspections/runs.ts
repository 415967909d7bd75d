import { addDays, type DaysOff, lastDay, startOfDayMs, yearOf } from "../core/calendar";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import type { Scope } from "../core/scope";
import { personRecords, SLICE_PEOPLE } from "../facts/records";
import { quarterFactsOf } from "../facts/rules";
import { changesQuery } from "../holidays/records";
import { daysOffAsOf } from "../holidays/rules";
import { asVersions, governing, versionQuery, versionsOf } from "../measures/records";
import { advance, advanced, type Run } from "../runs/records";
import { branchesOn } from "../units/records";
import { itemsAfter } from "./item-records";
import { judge, judgeRectified } from "./judge";
import {
  closeRest,
  finaliseAll,
  insertInspections,
  inspectionsOfQuarter,
  type NewInspection,
} from "./records";
import {
  drawable,
  insertItems,
  insertOutcomes,
  insertSpotChecks,
  type NewItem,
  notesSince,
} from "./run-records";
import { freezeOf, spotCheckOf, windowsOf } from "./windows";

/** Raised when the same facts could give another verdict. */
export const ENGINE = "inspection-1";

const end = { cursor: "end", done: 0, state: "done" as const };

/**
 * Opens the inspection of every branch and proposes a verdict for every person, a slice of people at a time (measures §6).
 * Cursor: "" → "p:<last person>" → "draw" → done.
 */
export async function openInspection(scope: Scope, run: Run): Promise<Run> {
  if (run.cursor === "draw") return drawSpotChecks(scope, run);
  const quarter = run.period;
  const { daysOff, ...measures } = await measuresAtFreeze(scope, quarter);
  const opened = run.cursor === "" ? await newInspections(scope, quarter, measures, daysOff) : [];
  const known = run.cursor === "" ? opened : await inspectionsOfQuarter(scope, quarter);
  const idOf = new Map(known.map((inspection) => [inspection.branchId, inspection.id]));

  const span = {
    first: `${yearOf(quarter)}-01-01`,
    last: lastDay(quarter),
    recordedUntil: freezeOf(quarter),
  };
  const records = await personRecords(scope, span, run.cursor.slice(2));
  const items = records.flatMap((record): NewItem[] => {
    const facts = quarterFactsOf(record, quarter, measures.measures, daysOff);
    const inspectionId = facts && idOf.get(facts.unitId);
    if (!facts || !inspectionId) return [];
    const { verdict, reasons } = judge(facts, null, inspectionId, measures.measures, measures.versions);
    return [
      {
        inspectionId,
        personId: facts.personId,
        branchId: facts.unitId,
        name: facts.name,
        facts,
        verdict,
        reasons,
      },
    ];
  });
  const cursor = records.length < SLICE_PEOPLE ? "draw" : `p:${records.at(-1)?.personId}`;
  const to = { cursor, done: items.length };
  await commit(
    scope,
    [...advance(scope, run, to), ...insertInspections(scope, opened), ...insertItems(scope, items)],
    { event: "inspection.opened", subject: run.id, detail: { quarter, people: items.length } },
  );
  return advanced(run, to);
}

/** The measures that govern a quarter, and the county's own days off as they were recorded at its freeze. */
async function measuresAtFreeze(scope: Scope, quarter: string) {
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  return { ...governing(asVersions(adopted), quarter), daysOff: daysOffAsOf(changes, freezeOf(quarter)) };
}

async function newInspections(
  scope: Scope,
  quarter: string,
  measures: ReturnType<typeof governing>,
  daysOff: DaysOff,
): Promise<NewInspection[]> {
  const branches = await branchesOn(scope, lastDay(quarter));
  const windows = windowsOf(quarter, measures.measures.timetable, daysOff);
  return branches.map((branch) => ({
    id: newId("ins"),
    branchId: branch.id,
    quarter,
    measuresId: measures.id,
    engine: ENGINE,
    branchName: branch.name,
    openedOn: windows.opensOn,
    branchWindowUntil: windows.branchUntil,
    countyCheckUntil: windows.spotCheckUntil,
    rectifyUntil: windows.rectificationUntil,
    seed: `${scope.countyId}/${quarter}/${branch.id}`,
  }));
}

async function drawSpotChecks(scope: Scope, run: Run): Promise<Run> {
  const [inspections, candidates, versions] = [
    await inspectionsOfQuarter(scope, run.period),
    await drawable(scope, run.period),
    await versionsOf(scope),
  ];
  const { measures } = governing(versions, run.period);
  const byBranch = Map.groupBy(candidates, (row) => row.inspectionId);
  const drawn = inspections.flatMap(({ id, seed, branchId }) => {
    const ids = (byBranch.get(id) ?? []).map((row) => row.personId);
    return spotCheckOf(ids, seed, measures).map((personId) => ({ inspectionId: id, personId, branchId }));
  });
  await commit(scope, [...advance(scope, run, end), ...insertSpotChecks(scope, drawn)], {
    event: "inspection.drawn",
    subject: run.id,
    detail: { quarter: run.period, drawn: drawn.length },
  });
  return advanced(run, end);
}

/** The county's check is over: what branches left open is closed, and whoever must rectify has until the date. */
export async function startRectification(scope: Scope, run: Run): Promise<Run> {
  await commit(scope, [...advance(scope, run, end), closeRest(scope, run.period)], {
    event: "rectification.started",
    subject: run.id,
    detail: { quarter: run.period },
  });
  return advanced(run, end);
}

/** Rectification is over: every item gets its final verdict, a slice of people at a time. Cursor: "" → "p:<last person>" → done. */
export async function finaliseInspection(scope: Scope, run: Run): Promise<Run> {
  const quarter = run.period;
  const { measures, versions, daysOff } = await measuresAtFreeze(scope, quarter);
  const items = await itemsAfter(scope, quarter, run.cursor.slice(2), SLICE_PEOPLE);
  const ids = items.map((item) => item.personId);
  const { rectificationUntil } = windowsOf(quarter, measures.timetable, daysOff);
  const until = startOfDayMs(addDays(rectificationUntil, 1));
  const notes = await notesSince(scope, lastDay(quarter), freezeOf(quarter), until, ids);
  const outcomes = items.map((item) => {
    const judged = judgeRectified(
      item.facts,
      item.mark,
      notes.get(item.personId) ?? [],
      item.inspectionId,
      true,
      measures,
      versions,
    );
    return {
      inspectionId: item.inspectionId,
      personId: item.personId,
      branchId: item.branchId,
      ...judged,
    };
  });
  const last = items.length < SLICE_PEOPLE;
  const step = last
    ? { cursor: "end", done: items.length, state: "done" as const }
    : { cursor: `p:${items.at(-1)?.personId}`, done: items.length };
  await commit(
    scope,
    [
      ...advance(scope, run, step),
      ...insertOutcomes(scope, outcomes),
      ...(last ? [finaliseAll(scope, quarter)] : []),
    ],
    { event: "inspection.finalised", subject: run.id, detail: { quarter, people: items.length } },
  );
  return advanced(run, step);
}
