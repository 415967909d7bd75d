import { nextQuarter, type Quarter, quarterOf, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import { changesBetween } from "./rules-changes";
import type { Measures } from "./shape";
import type { VersionState } from "./shape-adoption";

/** From when a new version may hold: next year's first quarter as a rule, or a quarter that is not over, on to it (measures §10, 12). */
export function quartersToAdoptFrom(today: string): Quarter[] {
  const usual = `${yearOf(today) + 1}Q1`;
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(today); quarter < usual; quarter = nextQuarter(quarter))
    quarters.push(quarter);
  return [usual, ...quarters];
}

/** A version changes what comes, never what was inspected (measures §9, §10, 12). */
export function refuseUnlessAdoptable(
  from: Quarter,
  today: string,
  lastInspected: Quarter | null,
  before: Measures,
  after: Measures,
): void {
  const quarters = quartersToAdoptFrom(today).toSorted();
  const [earliest = from] = quarters;
  if (from < earliest) refuse("fromQuarter", "quarter_over", { earliest });
  if (!quarters.includes(from)) refuse("fromQuarter", "not_one_of", { allowed: quarters.join(", ") });
  if (lastInspected !== null && from <= lastInspected) refuse("fromQuarter", "quarter_inspected", {});
  if (changesBetween(before, after).length === 0) refuse("content", "unchanged", {});
}

function refuse(path: string, reason: string, params: Record<string, string>): never {
  throw new Refusal("invalid_input", { fields: [{ path, reason, params }] });
}

type Dated = { id: string; number: number; fromQuarter: Quarter; withdrawn: boolean };

/** Which version governs today, which come, which are over; one that a later version of the same quarter replaced is over too. */
export function statesOf(versions: readonly Dated[], today: string): Map<string, VersionState> {
  const now = quarterOf(today);
  const standing = versions
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => a.fromQuarter.localeCompare(b.fromQuarter) || a.number - b.number);
  const current = standing.findLast(({ fromQuarter }) => fromQuarter <= now) ?? standing[0];
  return new Map(
    versions.map((version): [string, VersionState] => {
      if (version.withdrawn) return [version.id, "withdrawn"];
      if (version.id === current?.id) return [version.id, "in_force"];
      return [version.id, version.fromQuarter > now ? "coming" : "past"];
    }),
  );
}
