import { Refusal } from "../../core/refusal";
import type { Measures } from "../../measures/versions/shape";
import type { PlanSession, SessionState } from "./shape";

type Moments = { openedAt: number | null; closedAt: number | null; cancelledAt: number | null };

/** Planned until it is opened, open until it is closed; cancelled before that (product F9, F10). */
export function stateOf({ openedAt, closedAt, cancelledAt }: Moments): SessionState {
  if (cancelledAt !== null) return "cancelled";
  if (closedAt !== null) return "closed";
  return openedAt === null ? "planned" : "open";
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Study time of a schedule: its clock length; half a working day and a whole one as the measures say, from the lengths they name (measures §1). */
export function scheduledMinutes(startsAt: string, endsAt: string, counted: CountedDays): number {
  const length = minuteOf(endsAt) - minuteOf(startsAt);
  if (length >= counted.wholeDayFrom) return counted.wholeDayMinutes;
  return length >= counted.halfDayFrom && length <= counted.halfDayUntil ? counted.halfDayMinutes : length;
}

type CountedDays = Omit<Measures["sessions"], "fewestFullMembers">;

/** The minutes to store; an end before its start, or more study than the schedule holds, is refused (measures §1). */
export function minutesOf(
  { startsAt, endsAt, minutes }: Pick<PlanSession, "startsAt" | "endsAt" | "minutes">,
  counted: CountedDays,
): number {
  if (endsAt <= startsAt)
    throw new Refusal("invalid_input", { fields: [{ path: "endsAt", reason: "before_start" }] });
  const scheduled = scheduledMinutes(startsAt, endsAt, counted);
  const most = Math.max(scheduled, minuteOf(endsAt) - minuteOf(startsAt));
  if (minutes !== null && minutes > most)
    throw new Refusal("invalid_input", {
      fields: [{ path: "minutes", reason: "too_large", params: { limit: most } }],
    });
  return minutes ?? scheduled;
}

/** A cancelled session takes nothing more (product F9). */
export function refuseIfCancelled(session: { state: SessionState }): void {
  if (session.state === "cancelled") throw new Refusal("withdrawn");
}

/** A roll is taken on the day itself or later, once (decisions: Sessions). */
export function refuseUnlessOpenable(session: { state: SessionState; heldOn: string }, today: string): void {
  refuseIfCancelled(session);
  if (session.state !== "planned") throw new Refusal("already_open");
  if (session.heldOn > today) throw new Refusal("not_yet", { params: { day: session.heldOn } });
}

/** Attendance is marked between opening and closing; afterwards it is corrected (measures §4). */
export function refuseUnlessOpen(session: { state: SessionState }): void {
  refuseIfCancelled(session);
  if (session.state === "closed") throw new Refusal("already_closed");
  if (session.state !== "open") throw new Refusal("not_open");
}

/** A register is closed once its meeting has begun, not before (product F10). */
export function refuseUnlessBegun(
  { heldOn, startsAt }: { heldOn: string; startsAt: string },
  today: string,
  time: string,
): void {
  if (heldOn > today || (heldOn === today && startsAt > time))
    throw new Refusal("not_begun", { params: { at: startsAt } });
}

const fixedOnceOpen = ["kind", "audience", "heldOn", "startsAt", "endsAt", "minutes"] as const;
type Fixed = Record<(typeof fixedOnceOpen)[number], string | number | null>;

/** What the roll and the hours rest on stays as it was when the session was opened (decisions: Sessions). */
export function refuseUnlessEditable(session: { state: SessionState } & Fixed, change: Fixed): void {
  refuseIfCancelled(session);
  if (session.state === "planned") return;
  if (fixedOnceOpen.some((field) => session[field] !== change[field])) throw new Refusal("already_open");
}
