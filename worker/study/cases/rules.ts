import { Refusal } from "../../core/refusal";

/** What is recorded happened on or before today (product: What bad input gets). */
export function refuseFuture(day: string, today: string, path: string): void {
  if (day > today) throw new Refusal("invalid_input", { fields: [{ path, reason: "in_future" }] });
}
