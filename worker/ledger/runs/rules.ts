import { Refusal } from "../../core/refusal";
import type { Drops } from "./shape";

const requestMs = 7 * 86_400_000;

/** A request to make ratings anew waits seven days for its second administrator, then it lapses (decisions: Deciding). */
export function requestWindow(at: number): { since: number; lapsesAt: number } {
  return { since: at - requestMs, lapsesAt: at + requestMs };
}

/** Nobody drops more, or less, than what they saw: the counts as they stand come back with the refusal. */
export function refuseUnlessSeen(seen: Drops, { confirmed, waiting }: Drops): void {
  if (seen.confirmed !== confirmed || seen.waiting !== waiting)
    throw new Refusal("stale_version", { current: { confirmed, waiting } });
}
