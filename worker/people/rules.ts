import { Refusal } from "../core/refusal";

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

/** A phone as shown to who needs no more than to recognise it: 138****1234 (privacy). */
export function maskedPhone(phone: string | null): string | null {
  if (!phone) return null;
  return phone.length < 7 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
