import { addDays, lastDay, startOfDayMs, yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import type { Scope } from "../../core/scope";
import { advance, advanced, type Run, type Slice, someWait } from "../../ledger/runs/records";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing, insertUsed, versionQuery } from "../../measures/versions/records";
import { branchesOn } from "../../organization/units/records";
import { freezeOf, windowsOf } from "../calendar/rules-windows";
import { personSlice, SLICE_PEOPLE } from "../facts/records";
import { quarterFactsOf } from "../facts/rules";
import { quarterFigures } from "../figures/runs";
import { FINAL, OPENED } from "../figures/shape";
import {
  closeRest,
  finaliseAll,
  insertInspections,
  inspectionsOfQuarter,
  type NewInspection,
} from "./records";
import { itemsAfter } from "./records-items";
import { leavesWhileRectifying, type OwnUntil, ownUntilOf } from "./records-leave";
import {
  drawable,
  insertItems,
  insertOutcomes,
  insertSpotChecks,
  type NewItem,
  notesSince,
} from "./records-run";
import { spotCheckOf } from "./rules-draw";
import { judge, judgeRectified } from "./rules-judge";

/** Raised when the same facts could give another verdict. */
export const ENGINE = "inspection-1";

const end = { cursor: "end", done: 0, state: "done" as const };

type Governing = Awaited<ReturnType<typeof measuresAtFreeze>>;

/**
 * Opens the inspection of every branch and proposes a verdict for every person, a slice of people at a time (measures §6);
 * with the draw the quarter's figures are stored.
 * Cursor: "" → "p:<last person>" → "draw" → done.
 */
export async function openInspection(scope: Scope, taken: Run, people = SLICE_PEOPLE): Promise<Slice> {
  const measures = await measuresAtFreeze(scope, taken.period);
  const known =
    taken.cursor === ""
      ? await newInspections(scope, taken.period, measures)
      : await inspectionsOfQuarter(scope, taken.period);
  return async (run) =>
    run.cursor === "draw"
      ? drawSpotChecks(scope, run, known, measures)
      : inspectPeople(scope, run, known, measures, people);
}

async function inspectPeople(
  scope: Scope,
  run: Run,
  inspections: readonly NewInspection[],
  governed: Governing,
  most: number,
): Promise<Run> {
  const { measures, versions, daysOff } = governed;
  const quarter = run.period;
  const idOf = new Map(inspections.map((inspection) => [inspection.branchId, inspection.id]));
  const span = {
    first: `${yearOf(quarter)}-01-01`,
    last: lastDay(quarter),
    recordedUntil: freezeOf(quarter),
  };
  const records = await personSlice(scope, span, run.cursor.slice(2), most);
  let people = 0;
  function* items(): Iterable<NewItem> {
    for (const record of records) {
      const facts = quarterFactsOf(record, quarter, measures, daysOff);
      const inspectionId = facts && idOf.get(facts.unitId);
      if (!facts || !inspectionId) continue;
      people += 1;
      const { verdict, reasons } = judge(facts, null, inspectionId, measures, versions);
      const { personId, unitId: branchId, name } = facts;
      yield { inspectionId, personId, branchId, name, facts, verdict, reasons };
    }
  }
  const inserts = insertItems(scope, items());
  const cursor = records.length < most ? "draw" : `p:${records.last}`;
  const to = { cursor, done: people };
  const opened =
    run.cursor === "" ? [insertUsed(scope, governed, quarter), ...insertInspections(scope, inspections)] : [];
  await commit(scope, [...advance(scope, run, to), ...opened, ...inserts], {
    event: "inspection.opened",
    subject: run.id,
    detail: { quarter, people },
  });
  return advanced(run, to);
}

/** The measures that govern a quarter, and the county's own days off as they were recorded at its freeze. */
async function measuresAtFreeze(scope: Scope, quarter: string) {
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  return { ...governing(asVersions(adopted), quarter), daysOff: daysOffAsOf(changes, freezeOf(quarter)) };
}

async function newInspections(scope: Scope, quarter: string, measures: Governing): Promise<NewInspection[]> {
  const branches = await branchesOn(scope, lastDay(quarter));
  const windows = windowsOf(quarter, measures.measures.timetable, measures.daysOff);
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
    // By the branch's place, not its id: the same county told again draws the same people.
    seed: `${scope.countyId}/${quarter}/${branch.place}`,
  }));
}

async function drawSpotChecks(
  scope: Scope,
  run: Run,
  inspections: readonly NewInspection[],
  governed: Governing,
): Promise<Run> {
  const candidates = await drawable(scope, run.period);
  const byBranch = Map.groupBy(candidates, (row) => row.inspectionId);
  const drawn = inspections.flatMap(({ id, seed, branchId }) => {
    const ids = (byBranch.get(id) ?? []).map((row) => row.personId);
    return spotCheckOf(ids, seed, governed.measures).map((personId) => ({
      inspectionId: id,
      personId,
      branchId,
    }));
  });
  const figures = await quarterFigures(scope, run.period, governed, OPENED);
  await commit(scope, [...advance(scope, run, end), ...insertSpotChecks(scope, drawn), ...figures], {
    event: "inspection.drawn",
    subject: run.id,
    detail: { quarter: run.period, drawn: drawn.length },
  });
  return advanced(run, end);
}

/** The county's check is over: what branches left open is closed, and people in rectification have until the date. */
export async function startRectification(scope: Scope): Promise<Slice> {
  return async (run) => {
    await commit(scope, [...advance(scope, run, end), closeRest(scope, run.period)], {
      event: "rectification.started",
      subject: run.id,
      detail: { quarter: run.period },
    });
    return advanced(run, end);
  };
}

/**
 * Rectification is over: every item gets its final verdict, a slice of people at a time, but of those whose clock stood
 * still on leave, who have until their own day and then a run of their own, the second attempt (measures §2). Once nobody
 * waits the quarter's figures are stored. Cursor: "" → "p:<last person>", or "w:…" once somebody waits → "figures" → done.
 */
export async function finaliseInspection(scope: Scope, taken: Run, people = SLICE_PEOPLE): Promise<Slice> {
  const measures = await measuresAtFreeze(scope, taken.period);
  const [leaves] = await scope.db.batch([leavesWhileRectifying(scope, { quarters: [taken.period] })]);
  const ownUntil = ownUntilOf(
    leaves,
    () => measures.measures.timetable,
    () => measures.daysOff,
  );
  return (run) =>
    run.cursor === "figures"
      ? storeFinal(scope, run, measures)
      : finalisePeople(scope, run, measures, ownUntil, people);
}

/** Verdicts are final: the figures that rest on them are stored beside those of the opening. */
async function storeFinal(scope: Scope, run: Run, measures: Governing): Promise<Run> {
  const figures = await quarterFigures(scope, run.period, measures, FINAL);
  await commit(scope, [...advance(scope, run, end), ...figures], {
    event: "figures.stored",
    subject: run.id,
    detail: { period: run.period },
  });
  return advanced(run, end);
}

function stepAfter(person: string | undefined, isLast: boolean, someWaitNow: boolean, done: number) {
  if (!isLast) return { cursor: `${someWaitNow ? "w" : "p"}:${person}`, done };
  return someWaitNow ? { cursor: someWait, done, state: "done" as const } : { cursor: "figures", done };
}

async function finalisePeople(
  scope: Scope,
  run: Run,
  { measures, versions, daysOff }: Governing,
  ownUntil: OwnUntil,
  most: number,
): Promise<Run> {
  const quarter = run.period;
  const items = await itemsAfter(scope, quarter, run.cursor.slice(2), most);
  const { rectificationUntil } = windowsOf(quarter, measures.timetable, daysOff);
  const endOf = (personId: string) =>
    startOfDayMs(addDays(ownUntil(quarter, personId) ?? rectificationUntil, 1));
  const isLate = run.attempt > 1;
  const waits = ({ personId }: { personId: string }) =>
    !isLate && (ownUntil(quarter, personId) ?? rectificationUntil) > rectificationUntil;
  const judgeable = items.filter((item) => !waits(item));
  const someWaitNow = run.cursor.startsWith("w:") || judgeable.length < items.length;
  const until = judgeable.map(({ personId }) => ({ personId, at: endOf(personId) }));
  const notes = await notesSince(scope, lastDay(quarter), freezeOf(quarter), until);
  const outcomes = judgeable.map((item) => {
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
  const last = items.length < most;
  const step = stepAfter(items.at(-1)?.personId, last, someWaitNow, judgeable.length);
  await commit(
    scope,
    [
      ...advance(scope, run, step),
      ...insertOutcomes(scope, outcomes),
      ...(last ? [finaliseAll(scope, quarter)] : []),
    ],
    { event: "inspection.finalised", subject: run.id, detail: { quarter, people: judgeable.length } },
  );
  return advanced(run, step);
}
