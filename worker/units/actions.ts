import { yearOf } from "../core/calendar";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
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
import { placeBelow, positionOf, refuseUnlessFits, refuseUnlessTerms } from "./rules";
import type { CreateUnit, MoveUnit, SetQuotaTerms } from "./shape";

export async function createUnit(scope: Scope, input: CreateUnit): Promise<string> {
  permit(scope, "unit.manage");
  const parent = await findUnit(scope, input.parentId);
  refuseUnlessFits(parent, input.kind);
  const siblings = await siblingsBelow(scope, parent.id);
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
  if (unit.dissolvedOn) throw new Refusal("unit_dissolved");
  if (await isInhabited(scope, unit.path, input.on)) throw new Refusal("unit_not_empty");
  await commit(scope, changeUnit(scope, id, input.version, { dissolvedOn: input.on }), {
    event: "unit.dissolved",
    subject: id,
    unitId: id,
    detail: { on: input.on },
    current: () => findUnit(scope, id),
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
