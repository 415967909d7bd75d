import { yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { isDissolvedOn, refuseUnlessNear } from "../../core/near";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import {
  changeUnit,
  findUnit,
  insertQuotaTerms,
  insertUnit,
  isInhabited,
  quotaTermsOf,
  siblingsBelow,
  swapPlaces,
} from "./records";
import {
  placeBelow,
  positionOf,
  refuseUnlessFits,
  refuseUnlessTerms,
  refuseUnlessWithdrawable,
} from "./rules";
import type { CreateUnit, MoveUnit, SetQuotaTerms } from "./shape";

export async function createUnit(scope: Scope, input: CreateUnit): Promise<string> {
  permit(scope, "unit.manage");
  const parent = await findUnit(scope, input.parentId);
  refuseUnlessFits(parent, input.kind, scope.today);
  const siblings = await siblingsBelow(scope, parent.id);
  refuseUnlessFree(scope, siblings, input.name);
  const id = newId("unt");
  await commit(
    scope,
    [
      insertUnit(scope, {
        id,
        parentId: parent.id,
        kind: input.kind,
        name: input.name,
        path: `${parent.path}${id}/`,
        place: placeBelow(parent.place, positionOf(siblings.at(-1)?.place ?? "0/") + 1),
        organId: parent.organId ?? (parent.kind === "county" ? id : parent.id),
      }),
    ],
    {
      event: "unit.created",
      subject: id,
      unitId: parent.id,
      detail: input,
      otherwise: "already_exists",
      answer: { id },
    },
  );
  return id;
}

export async function renameUnit(
  scope: Scope,
  id: string,
  input: { name: string; version: number },
): Promise<void> {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  await commit(scope, changeUnit(scope, id, input.version, { name: input.name }), {
    event: "unit.renamed",
    subject: id,
    unitId: id,
    detail: { before: unit.name, after: input.name },
    otherwise: "already_exists",
    current: () => findUnit(scope, id),
  });
}

/** Changes places with the neighbour above or below; at the end of the list nothing happens. */
export async function moveUnit(scope: Scope, id: string, { direction, version }: MoveUnit): Promise<void> {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  if (!unit.parentId) throw new Refusal("not_permitted");
  if (unit.version !== version) throw new Refusal("stale_version", { current: unit });
  const siblings = await siblingsBelow(scope, unit.parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const other = siblings[direction === "up" ? at - 1 : at + 1];
  if (!other) return;
  await commit(scope, swapPlaces(scope, unit, other), {
    event: "unit.moved",
    subject: id,
    unitId: id,
    detail: { direction },
    current: () => findUnit(scope, id),
  });
}

export async function dissolveUnit(
  scope: Scope,
  id: string,
  input: { on: string; version: number },
): Promise<void> {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  if (unit.kind === "county") throw new Refusal("not_permitted");
  if (unit.version !== input.version) throw new Refusal("stale_version", { current: unit });
  if (isDissolvedOn(unit, scope.today)) throw new Refusal("unit_dissolved");
  refuseUnlessNear(input.on, scope.today, "on");
  if (await isInhabited(scope, unit.path, input.on)) throw new Refusal("unit_not_empty");
  await commit(
    scope,
    changeUnit(scope, id, input.version, { dissolvedOn: input.on, dissolvedAt: scope.now }),
    {
      event: "unit.dissolved",
      subject: id,
      unitId: id,
      detail: { on: input.on },
      current: () => findUnit(scope, id),
    },
  );
}

/** A name is free once its former bearer is gone: until its day a unit that will be dissolved still has it. */
function refuseUnlessFree(
  scope: Scope,
  siblings: readonly { name: string; dissolvedOn: string | null }[],
  name: string,
): void {
  if (siblings.some((unit) => unit.name === name && !isDissolvedOn(unit, scope.today)))
    throw new Refusal("already_exists");
}

/** Takes a dissolution back before its day, or on the day on which it was entered. */
export async function withdrawDissolution(scope: Scope, id: string): Promise<void> {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, id);
  refuseUnlessWithdrawable(unit, scope.today);
  const change = { dissolvedOn: null, dissolvedAt: null };
  await commit(scope, changeUnit(scope, id, unit.version, change), {
    event: "unit.dissolution_withdrawn",
    subject: id,
    unitId: id,
    detail: { on: unit.dissolvedOn },
    otherwise: "already_exists",
    unguarded: "already_ended",
  });
}

/** Runs that are done keep what they used; the next run of the year counts by what stands recorded then. */
export async function setQuotaTerms(
  scope: Scope,
  unitId: string,
  { version, ...input }: SetQuotaTerms,
): Promise<string> {
  permit(scope, "unit.manage");
  refuseUnlessTerms(await findUnit(scope, unitId), input, yearOf(scope.today));
  const id = newId("qut");
  const writes = [
    ...changeUnit(scope, unitId, version, {}),
    insertQuotaTerms(scope, { id, unitId, ...input }),
  ];
  await commit(scope, writes, {
    event: "unit.quota_terms_set",
    subject: id,
    unitId,
    detail: input,
    current: async () => ({
      ...(await findUnit(scope, unitId)),
      terms: await quotaTermsOf(scope, unitId),
    }),
    answer: { id },
  });
  return id;
}
