import { type Day, lastDay, yearOf } from "./calendar";
import { Refusal } from "./refusal";

/** Days that are entered of people and units lie after the founding of the party and before the end of next year: 2062 is a slip. */
export function refuseUnlessNear(day: Day, today: Day, path: string): void {
  const [min, max] = ["1921-07-01", lastDay(yearOf(today) + 1)];
  if (day >= min && day <= max) return;
  throw new Refusal("invalid_input", { fields: [{ path, reason: "out_of_range", params: { min, max } }] });
}
