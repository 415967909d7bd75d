import type { Grade, Outcome, Scheme, TieKey } from "../../../worker/rating/engine/shape.ts";
import type { Assessed, Params, Rating, Searched } from "../../../worker/rating/engine/shape-answers.ts";

type Say = (key: string, params?: Params) => string;
/** What a reason needs of a rating, proposed or stored. */
export type Explained = Pick<Rating, "outcome" | "tieKey"> &
  Pick<Assessed, "notGraded" | "gates" | "remarks" | "ties">;

/** Sentences of the year-end assessment in one language, for screens, exports and the command line alike. */
export function verdictsIn(assessments: Say, rating: Say, fullDay: (on: string) => string) {
  const readable = (text: string) =>
    text
      .replaceAll(/\b(20\d\d)(Q[1-4])\b/g, (_all, year: string, quarter: string) =>
        rating("quarter_of", { year, quarter: rating(quarter) }),
      )
      .replaceAll(/\b(20\d\d)(H[12])\b/g, (_all, year: string, half: string) =>
        rating("half", { year, half: rating(half) }),
      )
      .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (day) => fullDay(day));

  /** Quarters, halves and days in words, the rest as it is; ballots that the reader may not see have a sentence of their own. */
  const sentence = (code: string, params: Params) =>
    assessments(
      spokenOf(code, params),
      Object.fromEntries(
        Object.entries(params).map(([key, value]) => [
          key,
          typeof value === "string" ? readable(value) : value,
        ]),
      ),
    );

  const searched = ({ duty, from, to }: Searched) =>
    assessments("searched", { duty: assessments(duty), from: fullDay(from), to: fullDay(to) });

  /** Civil servants' annual assessment has grades of its own names below excellent. */
  const grade = (name: Grade, scheme: Scheme) =>
    assessments(scheme === "annual_assessment" && name !== "excellent" ? `annual_${name}` : name);

  /** The grade alone; why it is no higher stands beside it. */
  const outcome = (name: Outcome, scheme: Scheme) => {
    if (name === "pending_decision" || name === "committee_decides") return rating(name);
    if (name === "not_graded") return assessments(name);
    return grade(name === "beyond_quota" ? "qualified" : name, scheme);
  };

  /** A tie's value in the form people know: a share as per cent, a count as it is. */
  const tieValue = (key: TieKey, value: string | null) => {
    if (value === null) return rating("none");
    const [n = "0", d = "1"] = value.split("/");
    return key === "fewer_unexcused" || key === "fewer_leaves"
      ? cut(n, d)
      : `${cut(`${BigInt(n) * 100n}`, d)}%`;
  };

  /** Why the proposal is what it is, one plain sentence each. */
  const reasons = ({ notGraded, gates, remarks, ties, tieKey, outcome: name }: Explained): string[] => {
    if (notGraded) return [sentence(notGraded.code, notGraded.params)];
    const tie = tieKey && { key: assessments(tieKey), value: tieValue(tieKey, ties[tieKey]) };
    return [
      ...(name === "excellent" && tie ? [rating("tie_ahead", tie)] : []),
      ...(name === "beyond_quota" ? [rating("seats_full")] : []),
      ...(name === "beyond_quota" && tie ? [rating("tie_behind", tie)] : []),
      ...(name === "pending_decision" ? [rating("pending_why")] : []),
      ...(name === "committee_decides" ? [rating("committee_why")] : []),
      ...gates.map(({ gate, code, params }) => `${sentence(code, params)} (${gate})`),
      ...remarks.map(({ code, params }) => sentence(code, params)),
    ];
  };

  return { sentence, searched, grade, outcome, tieValue, reasons };
}

/** A closed ballot and a year without a quality mark have sentences of their own. */
function spokenOf(code: string, params: Params): string {
  if (code === "C6" && params.ballots === undefined) return "C6_closed";
  return code === "C3" && params.quality === "" ? "C3_unmarked" : code;
}

/** Cut off at two decimals in whole numbers, trailing zeros dropped. */
function cut(n: string, d: string): string {
  const hundredths = (BigInt(n) * 100n) / BigInt(d);
  const decimals = `${hundredths % 100n}`.padStart(2, "0").replace(/0+$/, "");
  return decimals === "" ? `${hundredths / 100n}` : `${hundredths / 100n}.${decimals}`;
}
