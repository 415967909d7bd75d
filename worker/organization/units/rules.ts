import { BRANCH_KINDS, type UnitKind } from "../../../db/vocabulary";
import { type Day, shanghaiDay } from "../../core/calendar";
import { refuseUnlessStands } from "../../core/near";
import { Refusal } from "../../core/refusal";

/** What may stand below what: committees and general branches hold branches; a branch holds none (decisions: Units). */
export const kindsBelow: Record<UnitKind, readonly Exclude<UnitKind, "county">[]> = {
  county: ["party_committee", "general_branch", ...BRANCH_KINDS],
  party_committee: ["general_branch", ...BRANCH_KINDS],
  general_branch: BRANCH_KINDS,
  branch: [],
  joint_branch: [],
};

/** People belong to branches; only these have registers, inspections and quotas of members (product: Words). */
export function isBranch(kind: string): boolean {
  return BRANCH_KINDS.some((one) => one === kind);
}

type Dissolution = { dissolvedOn: Day | null; dissolvedAt: number | null };

/** A dissolution can be taken back before its day, and on the day on which it was entered. */
export function isWithdrawable({ dissolvedOn, dissolvedAt }: Dissolution, today: Day): boolean {
  if (dissolvedOn === null) return false;
  return dissolvedOn > today || (dissolvedAt !== null && shanghaiDay(dissolvedAt) === today);
}

export function refuseUnlessWithdrawable(dissolution: Dissolution, today: Day): void {
  if (dissolution.dissolvedOn === null) throw new Refusal("already_ended");
  if (!isWithdrawable(dissolution, today)) throw new Refusal("already_started");
}

/** Refuses a unit where its kind has no place in the tree (F2). */
export function refuseUnlessFits(
  parent: { kind: UnitKind; dissolvedOn: Day | null },
  kind: UnitKind,
  today: Day,
): void {
  refuseUnlessStands(parent, today, today, "parentId");
  if (!kindsBelow[parent.kind].some((one) => one === kind)) {
    throw new Refusal("invalid_input", {
      fields: [{ path: "kind", reason: "not_below", params: { parent: parent.kind } }],
    });
  }
}

type Terms = { fromYear: number; optsIntoPool: boolean; approvedShare: boolean; document: string | null };

/** The larger share is an organ's and rests on a document; the county itself has no quota; only the years about now are set (measures §7, quota). */
export function refuseUnlessTerms(
  unit: { id: string; parentId: string | null; organId: string | null },
  { fromYear, approvedShare, document }: Terms,
  thisYear: number,
): void {
  if (!unit.parentId) throw new Refusal("not_permitted");
  const wrong = [
    ...(Math.abs(fromYear - thisYear) > 1
      ? [{ path: "fromYear", reason: "out_of_range", params: { min: thisYear - 1, max: thisYear + 1 } }]
      : []),
    ...(approvedShare && unit.organId !== unit.id ? [{ path: "approvedShare", reason: "not_an_organ" }] : []),
    ...(approvedShare && !document ? [{ path: "document", reason: "required" }] : []),
  ];
  if (wrong.length > 0) throw new Refusal("invalid_input", { fields: wrong });
}

/** The place of a child: its parent's place and four digits of its own (decisions: Units, fixed order). */
export function placeBelow(parentPlace: string, position: number): string {
  return `${parentPlace}${String(position).padStart(4, "0")}/`;
}

/** The four digits of a unit among its siblings. */
export function positionOf(place: string): number {
  return Number(place.split("/").at(-2) ?? 0);
}

/** How deep below the county: 0 is the county. */
export function depthOf(place: string): number {
  return place.split("/").length - 2;
}
