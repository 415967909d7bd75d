import type { YearFacts } from "../engine/shape";
import type { Assessed } from "../engine/shape-answers";

/** A score for readers who may not read ballots: C6 keeps its marks, its counts stay closed (decisions: Who records what). */
export function withoutBallots(assessed: Assessed): Assessed {
  const { score } = assessed;
  const criteria = score?.criteria.map((criterion) =>
    criterion.code === "C6" && !criterion.removed ? { ...criterion, params: {}, records: [] } : criterion,
  );
  return criteria && score ? { ...assessed, score: { ...score, criteria } } : assessed;
}

/** Frozen facts without the counts of the secret ballot. */
export function factsWithoutBallots(facts: YearFacts): YearFacts {
  return { ...facts, ballots: null };
}
