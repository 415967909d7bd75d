import { addDays, type Day } from "../core/calendar";
import { Refusal } from "../core/refusal";

/** A leave has its days in order and is no longer than a year (decisions: Sessions). */
export function refuseUnlessDays({ firstOn, lastOn }: { firstOn: Day; lastOn: Day }): void {
  if (lastOn < firstOn)
    throw new Refusal("invalid_input", { fields: [{ path: "lastOn", reason: "before_first" }] });
  if (lastOn > addDays(firstOn, 365))
    throw new Refusal("invalid_input", {
      fields: [{ path: "lastOn", reason: "too_long", params: { limit: 366 } }],
    });
}

/** A leave is decided once (product F10). */
export function refuseIfDecided({ outcome }: { outcome: string | null }): void {
  if (outcome !== null) throw new Refusal("already_decided");
}
