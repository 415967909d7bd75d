import type { GateFinding, Params } from "../../../worker/assessments/shape.ts";
import { assessments } from "../../text/assessments.zh.ts";
import { figure, fullDay } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { rating as words } from "../../text/rating.zh.ts";
import type { ScorePart } from "../../ui/charts/ScoreStrip.tsx";
import type { StatusKind } from "../../ui/StatusText.tsx";
import type { Assessed, Outcome, Quota, Rating, Scheme, TieKey } from "./data.ts";

const t = useText(words);
const a = useText(assessments);
const any = a as (key: string, params?: Params) => string;

export const schemeWord = (scheme: Scheme) => a(scheme);
export const gradeWord = (grade: string) => any(grade);
export const criterionWord = (code: string) => t(code as "C1");
export const tieWord = (key: TieKey) => a(key);
export const sentence = (code: string, params: Params) => any(code, readable(params));

/** Quarters, halves and days in words, the rest as it is. */
function readable(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === "string" ? readableText(value) : value,
    ]),
  );
}
const readableText = (text: string) =>
  text
    .replaceAll(/\b(20\d\d)(Q[1-4])\b/g, (_all, year: string, quarter: string) =>
      t("quarter_of", { year, quarter: t(quarter as "Q1") }),
    )
    .replaceAll(/\b(20\d\d)(H[12])\b/g, (_all, year: string, half: string) =>
      t("half", { year, half: t(half as "H1") }),
    )
    .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (day) => fullDay(day));

export const searchedSentence = ({ duty, from, to }: NonNullable<GateFinding["searched"]>) =>
  a("searched", { duty: any(duty), from: fullDay(from), to: fullDay(to) });

/** "87/12" as a number for drawing; shown figures are cut off separately. */
export function numberOf(fraction: string): number {
  const [n, d] = fraction.split("/");
  return Number(n) / Number(d ?? 1);
}
/** Cut off at two decimals in whole numbers, so that 89.996 never reads 90. */
export function cut(fraction: string): string {
  const [n, d] = fraction.split("/");
  const hundredths = (BigInt(n ?? 0) * 100n) / BigInt(d ?? 1);
  return shownTotal(Number(hundredths));
}
export const shownTotal = (hundredths: number) =>
  `${Math.trunc(hundredths / 100)}.${String(Math.abs(hundredths % 100)).padStart(2, "0")}`;

/** One part for each criterion, so that its shade is the same for everybody; a removed one takes no room. */
export const partsOf = (score: Assessed): ScorePart[] =>
  (score.score?.criteria ?? []).map(({ code, points, of, removed }) => ({
    name: criterionWord(code),
    score: numberOf(points),
    full: numberOf(of),
    shown: removed ? t("removed") : `${cut(points)} / ${cut(of)}`,
  }));
export const stripLabel = (score: Assessed) =>
  t("strip_of", {
    name: score.name,
    parts: partsOf(score)
      .map(({ name, shown }) => `${name} ${shown}`)
      .join(", "),
  });

/** A tie's value in the form people know: a share as per cent, a count as it is. */
export function tieValue(key: TieKey, value: string | null): string {
  if (value === null) return t("none");
  if (key === "fewer_unexcused" || key === "fewer_leaves") return figure(numberOf(value));
  return `${cut(`${BigInt(value.split("/")[0] ?? 0) * 100n}/${value.split("/")[1] ?? 1}`)}%`;
}

export const outcomeKind = (outcome: Outcome): StatusKind =>
  (
    ({
      excellent: "gold",
      pending_decision: "wait",
      beyond_quota: "ok",
      qualified: "ok",
      basically_qualified: "short",
      committee_decides: "stop",
      not_graded: "none",
    }) as const
  )[outcome];
/** The grade alone; why it is no higher stands beside it. */
export const outcomeWord = (outcome: Outcome) =>
  outcome === "beyond_quota"
    ? a("qualified")
    : outcome === "pending_decision" || outcome === "committee_decides"
      ? t(outcome)
      : a(outcome);

/** Why the proposal is what it is, one plain sentence each. */
export function reasonsOf(rating: Rating): string[] {
  const { score, proposal, outcome } = rating;
  if (score.notGraded) return [sentence(score.notGraded.code, score.notGraded.params)];
  const tie = proposal.tieKey;
  const value = tie ? tieValue(tie, score.ties[tie]) : "";
  return [
    ...(outcome === "excellent" && tie ? [t("tie_ahead", { key: tieWord(tie), value })] : []),
    ...(outcome === "beyond_quota" ? [t("seats_full")] : []),
    ...(outcome === "beyond_quota" && tie ? [t("tie_behind", { key: tieWord(tie), value })] : []),
    ...(outcome === "pending_decision" ? [t("pending_why")] : []),
    ...(outcome === "committee_decides" ? [t("committee_why")] : []),
    ...score.gates.map(({ gate, code, params }) => `${sentence(code, params)} (${gate})`),
    ...score.remarks.map(({ code, params }) => sentence(code, params)),
  ];
}

export const warningsOf = (quotas: readonly Quota[]) =>
  quotas.flatMap(({ warnings }) => (warnings ?? []).map(({ code, params }) => sentence(code, params)));
