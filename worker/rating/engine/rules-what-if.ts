import { byText } from "./rules-quota";
import { OUTCOMES } from "./shape";
import type { Change, Distribution, Proposal, Rating, StandingInTrial } from "./shape-answers";

export type { Change, Distribution, StandingInTrial };
export type WhatIf = {
  scheme: Proposal["scheme"];
  changes: Change[];
  /** Whose score moves while the outcome stays. */
  scoreOnly: number;
  before: Distribution;
  after: Distribution;
};

/** Who would change from what to what, and how outcomes are spread, between two proposals for the same people (measures §9; product F7). */
export function whatIf(before: Proposal, after: Proposal): WhatIf {
  const earlier = new Map(before.ratings.map((rating) => [rating.personId, rating]));
  const later = new Map(after.ratings.map((rating) => [rating.personId, rating]));
  const people = [...new Set([...earlier.keys(), ...later.keys()])].sort(byText);
  const pairs = people.map((id) => ({ was: earlier.get(id), is: later.get(id) }));
  return {
    scheme: after.scheme,
    changes: pairs
      .filter(({ was, is }) => was?.outcome !== is?.outcome)
      .map(({ was, is }) => changeOf(was, is)),
    scoreOnly: pairs.filter(
      ({ was, is }) => was?.outcome === is?.outcome && was?.score?.total !== is?.score?.total,
    ).length,
    before: distributionOf(before),
    after: distributionOf(after),
  };
}

function changeOf(was: Rating | undefined, is: Rating | undefined): Change {
  const { personId = "", name = "", unitId = "", unitName = "" } = is ?? was ?? {};
  return {
    personId,
    name,
    unitId,
    unitName,
    before: was ? standingOf(was) : null,
    after: is ? standingOf(is) : null,
  };
}

function standingOf({ outcome, score, notGraded, gates, remarks, ties, tieKey }: Rating): StandingInTrial {
  return { outcome, score: score?.total ?? null, notGraded, gates, remarks, ties, tieKey };
}

/** How many people have each outcome (measures §7). */
export function distributionOf({ ratings }: Proposal): Distribution {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Distribution;
  for (const { outcome } of ratings) counts[outcome] += 1;
  return counts;
}
