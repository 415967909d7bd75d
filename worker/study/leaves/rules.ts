import { addDays, type Day, lastDay, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";

/** A leave has its days in order and is no longer than a year (decisions: Sessions). */
export function refuseUnlessDays({ firstOn, lastOn }: { firstOn: Day; lastOn: Day }): void {
  if (lastOn < firstOn)
    throw new Refusal("invalid_input", { fields: [{ path: "lastOn", reason: "before_first" }] });
  if (lastOn > addDays(firstOn, 365))
    throw new Refusal("invalid_input", {
      fields: [{ path: "lastOn", reason: "too_long", params: { limit: 366 } }],
    });
}

/** A leave is decided once, and no longer when its year is closed: a request that waited until then has lapsed (decisions: Units). */
export function refuseIfDecided({ outcome, lapsed }: { outcome: string | null; lapsed: boolean }): void {
  if (outcome !== null) throw new Refusal("already_decided");
  if (lapsed) throw new Refusal("year_closed");
}

/**
 * The last day of the years that are closed: a year is, once the last day on which its evidence may be entered is over.
 * `evidenceUntil` is the day of this year (MM-DD) until which the last one's may be.
 */
export function closedUntil(today: Day, evidenceUntil: string): Day {
  const year = yearOf(today);
  return lastDay(today > `${year}-${evidenceUntil}` ? year - 1 : year - 2);
}
