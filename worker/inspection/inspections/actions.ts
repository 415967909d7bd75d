import { refuseOwnCase } from "../../access/accounts/apart";
import { addDays, lastDay, startOfDayMs } from "../../core/calendar";
import { commit } from "../../core/commit";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { changesQuery } from "../../measures/holidays/records";
import { asVersions, governing, versionQuery, versionsOf } from "../../measures/versions/records";
import { deleteClosure, type FoundInspection, findInspection, insertClosure } from "./records";
import { findItem, saveMark } from "./records-items";
import { leavesWhileRectifying, ownUntilAmong } from "./records-leave";
import { notesSince } from "./records-run";
import { judge, judgeRectified, type MarkRow } from "./rules-judge";
import type { MarkItem } from "./shape";

/** Puts quality, verification, explanations on an item; its verdict is recomputed from the frozen facts plus these (measures §6). */
export async function markItem(
  scope: Scope,
  inspectionId: string,
  personId: string,
  { version, ...input }: MarkItem,
) {
  const inspection = await findInspection(scope, inspectionId);
  permit(scope, "inspection.mark", { unitId: inspection.branchId });
  await refuseOwnCase(scope, personId);
  const item = await findItem(scope, inspectionId, personId);
  if (item.final) throw new Refusal("frozen");
  if (scope.today > inspection.rectifyUntil && scope.today > (await ownUntil(scope, inspection, personId)))
    throw new Refusal("window_over");
  if (!can(scope, "inspection.mark")) refuseUnlessBranchs(inspection, input, scope.today);
  if (version !== (item.mark?.version ?? 0)) throw new Refusal("stale_version", { current: item.mark });
  refuseUnlessFounded(input, item.facts.unexcusedRecords, scope.today);
  const rectifying = scope.today > inspection.countyCheckUntil;
  const mark = merged(item.mark, input, rectifying);
  const { measures, versions } = governing(await versionsOf(scope), inspection.quarter);
  const judged = rectifying
    ? await rectifiedSoFar(scope, inspection, item.facts, mark, measures, versions)
    : judge(item.facts, mark, inspectionId, measures, versions);
  const remark = input.remark === undefined ? (item.mark?.remark ?? null) : input.remark;
  await commit(
    scope,
    saveMark(scope, { inspectionId, personId, branchId: item.branchId, ...mark, remark, ...judged }, version),
    {
      event: "inspection.marked",
      subject: inspectionId,
      unitId: inspection.branchId,
      detail: {
        personId,
        before: item.mark && { quality: item.mark.quality, verdict: item.verdict },
        after: { ...input, verdict: judged.verdict },
      },
      current: async () => (await findItem(scope, inspectionId, personId)).mark,
    },
  );
  return { verdict: judged.verdict, reasons: judged.reasons, version: version + 1 };
}

/** The person's own last day of rectification, where the clock stood still on leave (measures §2). */
async function ownUntil(scope: Scope, { id, quarter, rectifyUntil }: FoundInspection, personId: string) {
  const [leaves, adopted, changes] = await scope.db.batch([
    leavesWhileRectifying(scope, { inspectionId: id }),
    versionQuery(scope),
    changesQuery(scope),
  ]);
  return ownUntilAmong(leaves, asVersions(adopted), changes)(quarter, personId) ?? rectifyUntil;
}

/** A branch marks until its window ends or it has closed; counting books and accepting explanations is the inspector's (decisions: Who records what). */
function refuseUnlessBranchs(
  inspection: FoundInspection,
  input: Omit<MarkItem, "version">,
  today: string,
): void {
  if (inspection.closure) throw new Refusal("already_closed");
  if (today > inspection.branchWindowUntil) throw new Refusal("window_over");
  const { verifiedCharacters, explanations, bookShownOn } = input;
  if (verifiedCharacters !== undefined || explanations !== undefined || bookShownOn !== undefined)
    throw new Refusal("not_permitted");
}

function refuseUnlessFounded(
  input: Omit<MarkItem, "version">,
  unexcused: readonly string[],
  today: string,
): void {
  if (input.bookShownOn && input.bookShownOn > today) {
    throw new Refusal("invalid_input", { fields: [{ path: "bookShownOn", reason: "in_the_future" }] });
  }
  const stranger = input.explanations?.findIndex((id) => !unexcused.includes(id)) ?? -1;
  if (stranger >= 0)
    throw new Refusal("invalid_input", {
      fields: [{ path: `explanations.${stranger}`, reason: "not_one_of" }],
    });
}

function merged(
  before: MarkRow | null,
  input: Omit<MarkItem, "version" | "remark">,
  rectifying: boolean,
): MarkRow & { explanations: string[]; rectifiedExplanations: string[] } {
  const old: MarkRow = before ?? {
    quality: null,
    bookNotHandedIn: false,
    bookShownOn: null,
    verifiedCharacters: null,
    explanations: [],
    rectifiedQuality: null,
    rectifiedCharacters: null,
    rectifiedExplanations: [],
  };
  const given = <T>(value: T | undefined, kept: T): T => (value === undefined ? kept : value);
  return {
    quality: rectifying ? old.quality : given(input.quality, old.quality),
    bookNotHandedIn: rectifying ? old.bookNotHandedIn : given(input.bookNotHandedIn, old.bookNotHandedIn),
    bookShownOn: given(input.bookShownOn, old.bookShownOn),
    verifiedCharacters: rectifying
      ? old.verifiedCharacters
      : given(input.verifiedCharacters, old.verifiedCharacters),
    explanations: (rectifying
      ? old.explanations
      : given(input.explanations, old.explanations as string[])) as string[],
    rectifiedQuality: rectifying ? given(input.quality, old.rectifiedQuality) : old.rectifiedQuality,
    rectifiedCharacters: rectifying
      ? given(input.verifiedCharacters, old.rectifiedCharacters)
      : old.rectifiedCharacters,
    rectifiedExplanations: (rectifying
      ? given(input.explanations, old.rectifiedExplanations as string[])
      : old.rectifiedExplanations) as string[],
  };
}

async function rectifiedSoFar(
  scope: Scope,
  inspection: FoundInspection,
  facts: Parameters<typeof judge>[0],
  mark: MarkRow,
  measures: Parameters<typeof judge>[3],
  versions: Parameters<typeof judge>[4],
) {
  const end = lastDay(inspection.quarter);
  const notes = await notesSince(scope, end, startOfDayMs(addDays(end, 1)), [
    { personId: facts.personId, at: scope.now + 1 },
  ]);
  return judgeRectified(
    facts,
    mark,
    notes.get(facts.personId) ?? [],
    inspection.id,
    false,
    measures,
    versions,
  );
}

export async function closeInspection(scope: Scope, id: string, conclusion: string | null): Promise<void> {
  const inspection = await findInspection(scope, id);
  permit(scope, "inspection.close", { unitId: inspection.branchId });
  if (inspection.closure) throw new Refusal("already_closed");
  await commit(scope, [insertClosure(scope, id, conclusion)], {
    event: "inspection.closed",
    subject: id,
    unitId: inspection.branchId,
    otherwise: "already_closed",
  });
}

export async function reopenInspection(scope: Scope, id: string): Promise<void> {
  const inspection = await findInspection(scope, id);
  permit(scope, "inspection.close", { unitId: inspection.branchId });
  if (!inspection.closure) throw new Refusal("not_closed");
  if (inspection.final || scope.today > inspection.countyCheckUntil) throw new Refusal("window_over");
  await commit(scope, deleteClosure(scope, id), {
    event: "inspection.reopened",
    subject: id,
    unitId: inspection.branchId,
    unguarded: "not_closed",
  });
}
