import type { Day } from "../../core/calendar";
import { isDissolvedOn } from "../../core/near";
import { Refusal } from "../../core/refusal";
import { isBranch } from "../units/rules";
import type { UnitStandard } from "./shape";

/** What was said of one unit and one standard. */
export type Word = { unitId: string; standard: UnitStandard; applies: boolean; reason: string | null };

/**
 * The standards that do not apply to a unit, each with its reason (F2). `chain` is the unit and those above it, nearest first:
 * the nearest that says anything of a standard decides. Of one unit's words on a standard the first counts.
 */
export function notApplicable(
  chain: readonly string[],
  words: readonly Word[],
): ReadonlyMap<UnitStandard, string> {
  const decided = new Map<UnitStandard, Word>();
  for (const unitId of chain) {
    for (const word of words) {
      if (word.unitId === unitId && !decided.has(word.standard)) decided.set(word.standard, word);
    }
  }
  return new Map(
    [...decided.values()].flatMap((word) => (word.applies ? [] : [[word.standard, word.reason ?? ""]])),
  );
}

/** The whole county's standards are its measures; a standard is left out for a reason; only the years about now are set (F2). */
export function refuseUnlessStandardTerms(
  unit: { parentId: string | null },
  { fromYear, applies, reason }: { fromYear: number; applies: boolean; reason: string | null },
  thisYear: number,
): void {
  if (!unit.parentId) throw new Refusal("not_permitted");
  const wrong = [
    ...(Math.abs(fromYear - thisYear) > 1
      ? [{ path: "fromYear", reason: "out_of_range", params: { min: thisYear - 1, max: thisYear + 1 } }]
      : []),
    ...(applies || reason ? [] : [{ path: "reason", reason: "required" }]),
  ];
  if (wrong.length > 0) throw new Refusal("invalid_input", { fields: wrong });
}

/** Groups are a branch's (product: Words); one is formed by today at the latest. */
export function refuseUnlessGroup(
  unit: { kind: string; dissolvedOn: string | null },
  fromOn: Day,
  today: Day,
): void {
  if (!isBranch(unit.kind)) throw new Refusal("not_permitted");
  if (isDissolvedOn(unit, fromOn)) throw new Refusal("unit_dissolved");
  if (fromOn > today)
    throw new Refusal("invalid_input", { fields: [{ path: "fromOn", reason: "in_the_future" }] });
}

/** A group ends once, after it began. */
export function refuseUnlessEnds(group: { fromOn: Day; untilOn: Day | null }, on: Day, today: Day): void {
  if (group.untilOn !== null) throw new Refusal("already_ended");
  const wrong =
    on <= group.fromOn
      ? { reason: "not_after", params: { day: group.fromOn } }
      : on > today
        ? { reason: "in_the_future" }
        : undefined;
  if (wrong) throw new Refusal("invalid_input", { fields: [{ path: "on", ...wrong }] });
}
