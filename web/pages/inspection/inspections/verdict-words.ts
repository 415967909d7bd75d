import type { InspectionRow, Reason } from "../../../shell/inspection/inspections.ts";
import { day, fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { verdicts } from "../../../text/inspection/inspections-verdicts.zh.ts";
import type { StatusKind } from "../../../ui/StatusText.tsx";

/** "4500/1" cut off to a whole number. */
export { whole } from "../../../shell/writing/progress.ts";

const t = useText(inspecting);
const i = useText(verdicts);
type Params = Record<string, string | number>;

/** A day as it is said this year; with its year in any other. */
export const dayFrom = (today: string, on: string) =>
  on.slice(0, 4) === today.slice(0, 4) ? day(on) : fullDay(on);

/** "2026Q3" in words. */
export const quarterWords = (quarter: string) =>
  t("period_of", { year: quarter.slice(0, 4), quarter: t(quarter.slice(4) as "Q1") });

/** The sentence of a reason, its days and quarters in words. */
function reasonSentence(reason: Reason): string {
  const { from, to, quarter } = reason.params;
  const params: Params = { ...reason.params };
  if (quarter) params.quarter = quarterWords(String(quarter));
  if (from) params.from = fullDay(String(from));
  if (to) params.to = fullDay(String(to));
  return (i as (key: string, params: Params) => string)(reason.code, params);
}

/** A reason in an item's words: one that was made good says so. */
export function reasonOf(item: { verdict: string }, reason: Reason): string {
  const sentence = reasonSentence(reason);
  return item.verdict === "rectified" ? i("made_good", { reason: sentence }) : sentence;
}
export const reasonsOf = (item: { verdict: string; reasons: readonly Reason[] }): string[] =>
  item.reasons.map((reason) => reasonOf(item, reason));

export const verdictWord = (verdict: string) => (i as (key: string) => string)(verdict);
export const qualityWord = (quality: string) => i(quality as "good");
export const verdictKind = (verdict: string): StatusKind => kinds[verdict] ?? "none";
const kinds: Record<string, StatusKind> = {
  pass: "ok",
  rectified: "ok",
  rectify: "short",
  failed: "stop",
  exempt: "none",
  deferred: "none",
};

export const branchStates = ["checking", "late", "closed", "rectifying", "final"] as const;
export type BranchState = (typeof branchStates)[number];
export function stateOf(row: InspectionRow, today: string): BranchState {
  if (row.finalAt) return "final";
  if (!row.closedAt) return today > row.branchWindowUntil ? "late" : "checking";
  return row.counts.rectify ? "rectifying" : "closed";
}
export const stateKind: Record<BranchState, StatusKind> = {
  checking: "wait",
  late: "short",
  closed: "ok",
  rectifying: "info",
  final: "ok",
};
