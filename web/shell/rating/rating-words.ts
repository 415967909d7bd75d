import type { Grade } from "../../../worker/rating/engine/shape.ts";
import type { Params } from "../../../worker/rating/engine/shape-answers.ts";
import { fullDay, listed } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { assessments as words } from "../../text/rating/assessments.zh.ts";
import { engine } from "../../text/rating/engine.zh.ts";
import { type Explained, verdictsIn } from "../../text/rating/verdicts.ts";
import type { ScorePart } from "../../ui/charts/ScoreStrip.tsx";
import type { StatusKind } from "../../ui/StatusText.tsx";
import type { Assessed, Outcome, Quota, Rating, Scheme, TieKey } from "./assessments.ts";

const t = useText(words);
const a = useText(engine);
const any = a as (key: string, params?: Params) => string;

export const schemeWord = (scheme: Scheme) => a(scheme);
export const criterionWord = (code: string) => t(code as "C1");
export const tieWord = (key: TieKey) => a(key);
const verdicts = verdictsIn(any, t as (key: string, params?: Params) => string, fullDay);
export const { sentence, tieValue } = verdicts;
export const searchedSentence = verdicts.searched;
/** Nothing where there is no grade. */
export const gradeWord = (grade: Grade | null, scheme: Scheme) =>
  grade ? verdicts.grade(grade, scheme) : "";
export const outcomeWord = verdicts.outcome;
/** Where it has to be told from "qualified". */
export const outcomeApart = (outcome: Outcome, scheme: Scheme) =>
  outcome === "beyond_quota" ? t("beyond_quota") : outcomeWord(outcome, scheme);

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
    parts: listed(partsOf(score).map(({ name, shown }) => `${name} ${shown}`)),
  });

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
/** Why the proposal is what it is, one plain sentence each. */
export const reasonsOf = ({ score, proposal, outcome }: Rating): string[] =>
  verdicts.reasons({ ...score, outcome, tieKey: proposal.tieKey });

/** The same for an outcome that was only tried. */
export const standingReasons = (standing: Explained): string[] => verdicts.reasons(standing);

export const warningsOf = (quotas: readonly Quota[]) =>
  quotas.flatMap(({ warnings }) => (warnings ?? []).map(({ code, params }) => sentence(code, params)));

/** The year whose democratic appraisal is held now: its meetings fall from December to March (decisions: Deciding). */
export function appraisedYear(today: string): number {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return month <= 3 ? year - 1 : year;
}
