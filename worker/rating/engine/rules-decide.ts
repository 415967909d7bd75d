import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { Assessed } from "./shape";

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

type Counts = {
  personId: string;
  excellent: number;
  qualified: number;
  basically: number;
  unqualified: number;
  version: number;
};

/** Counts of members alone, each once, of no more ballots than people with a vote, over what the writer saw (measures §7, C6). */
export function refuseUnlessBallots(
  rows: readonly Counts[],
  members: readonly { personId: string; version: number }[],
  voters: number,
): void {
  const stood = new Map(members.map((row) => [row.personId, row.version]));
  const seen = new Set<string>();
  const fields: FieldRefusal[] = [];
  rows.forEach((row, index) => {
    const votes = row.excellent + row.qualified + row.basically + row.unqualified;
    if (!stood.has(row.personId)) fields.push({ path: `rows.${index}.personId`, reason: "not_a_member" });
    else if (seen.has(row.personId)) fields.push({ path: `rows.${index}.personId`, reason: "repeated" });
    else if (votes > voters)
      fields.push({ path: `rows.${index}`, reason: "more_than_voters", params: { votes, voters } });
    seen.add(row.personId);
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const stale = rows.filter((row) => stood.get(row.personId) !== row.version);
  if (stale.length > 0)
    throw new Refusal("stale_version", {
      current: members.filter((row) => stale.some((one) => one.personId === row.personId)),
    });
}
