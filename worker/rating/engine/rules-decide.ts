import { Refusal } from "../../core/refusal";
import type { Assessed } from "./shape-answers";

/** The engine proposed a grade that people may confirm as it is; pending seats and scores below the last band are the committee's (measures §7). */
export function isConfirmable(outcome: string): boolean {
  return ["excellent", "beyond_quota", "qualified", "basically_qualified"].includes(outcome);
}

type Candidate = { name: string; grade: string | null; quotaId: string | null; score: unknown };
type Seats = { quotaId: string; cap: number; taken: number };

/** The cap is never exceeded, at any time (measures §7): who would go beyond it is named with the quota. */
export function refuseUnlessSeated(ready: readonly Candidate[], seats: readonly Seats[]): void {
  for (const { quotaId, cap, taken } of seats) {
    const asking = ready.filter((row) => row.quotaId === quotaId && row.grade === "excellent");
    if (asking.length === 0 || taken + asking.length <= cap) continue;
    const unit = [...new Set(asking.map((row) => (row.score as Assessed).unitName))].join("、");
    const people = asking.map((row) => row.name).join("、");
    throw new Refusal("quota_full", { params: { unit, cap, taken, people } });
  }
}
