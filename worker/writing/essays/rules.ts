import { type Day, firstDay, type Half, halfOf, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import type { EssayState } from "./shape";

/** Submitted until the review of its latest submission says otherwise (product F18). */
export function stateOf({ outcome }: { outcome: "accepted" | "returned" | null }): EssayState {
  return outcome ?? "submitted";
}

/** An essay is of this work year's halves so far; last year's is entered until its measures' day (measures §2). */
export function refuseUnlessHalfOpen(half: Half, today: Day, lateUntil: string | null): void {
  if (half > halfOf(today))
    throw new Refusal("invalid_input", {
      fields: [{ path: "half", reason: "not_yet", params: { day: firstDay(half) } }],
    });
  const late = yearOf(half) === yearOf(today) - 1 && lateUntil !== null && today.slice(5) <= lateUntil;
  if (yearOf(half) !== yearOf(today) && !late)
    throw new Refusal("invalid_input", { fields: [{ path: "half", reason: "year_over" }] });
}

/** Handed in again only after a return (product F18). */
export function refuseUnlessReturned(state: EssayState): void {
  if (state === "submitted") throw new Refusal("already_submitted");
  if (state === "accepted") throw new Refusal("already_accepted");
}

/** Each submission is reviewed once, by who has read that submission (product F18). */
export function refuseUnlessWaiting(essay: { state: EssayState; version: number }, version: number): void {
  if (essay.version !== version) throw new Refusal("stale_version", { current: essay });
  if (essay.state !== "submitted") throw new Refusal("already_decided");
}
