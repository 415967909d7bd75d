import { type Day, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import { mayBeRight, oddDates, type Particulars } from "./rules-particulars";

/** A new interval starts after the one it follows; on the same day it would leave nothing of it (decisions: People). */
export function refuseUnlessLater(
  current: { fromOn: string } | undefined,
  day: string,
  path = "fromOn",
): void {
  if (current && day <= current.fromOn) {
    throw new Refusal("invalid_input", {
      fields: [{ path, reason: "not_after", params: { day: current.fromOn } }],
    });
  }
}

/** What is entered by hand: impossible dates are refused, unlikely ones until somebody says that they were checked. */
export function refuseUnlessLikely(person: Particulars, today: Day, checked: boolean): void {
  const odd = oddDates(person, today).filter(({ code }) => !(checked && mayBeRight(code)));
  if (odd.length === 0) return;
  throw new Refusal("invalid_input", {
    fields: odd.map(({ field, code, params }) => ({ path: field, reason: code, params })),
  });
}

/** A phone as shown to who needs no more than to recognise it: 138****1234 (privacy). */
export function maskedPhone(phone: string | null): string | null {
  if (!phone) return null;
  return phone.length < 7 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A birth date as shown to who needs no more than an age: its year (privacy). */
export function maskedBirth(born: string | null): string | null {
  return born?.slice(0, 4) ?? null;
}

/** The day from which the particulars of somebody who left may be erased: so many full years later (privacy). */
export function erasableFrom(leftOn: Day, years: number): Day {
  return `${yearOf(leftOn) + years}${leftOn.slice(4)}`;
}

/** Erased is who left every branch, once the county's years of keeping are over (privacy). */
export function refuseUnlessErasable(
  spans: readonly { untilOn: Day | null }[],
  years: number,
  today: Day,
): void {
  if (spans.some(({ untilOn }) => untilOn === null || untilOn > today)) throw new Refusal("in_use");
  const leftOn =
    spans
      .map(({ untilOn }) => untilOn ?? "")
      .toSorted()
      .at(-1) ?? today;
  const day = erasableFrom(leftOn, years);
  if (day > today) throw new Refusal("retention_running", { params: { day } });
}

/** The branch a person belonged to on a day, where what they did that day counts (decisions: Sessions). */
export function branchOn(
  memberships: readonly { branchId: string; fromOn: string; untilOn: string | null }[],
  day: string,
): string | undefined {
  return memberships.find((row) => row.fromOn <= day && (row.untilOn === null || row.untilOn > day))
    ?.branchId;
}
