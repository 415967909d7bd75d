import { byText } from "./rules-quota";
import type { Outcome, YearFacts } from "./shape";
import type { Assessed, Difference, StandingInRun } from "./shape-answers";

export type { Difference, StandingInRun };

/** One person of one run as stored: frozen facts, the score they gave and where it fell. */
export type Stored = {
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  outcome: Outcome;
  facts: YearFacts;
  score: Assessed;
};

/** What a re-run changed against the run it supersedes, person by person; who is the same in every fact and mark is left out (measures §9). */
export function differencesBetween(before: readonly Stored[], after: readonly Stored[]): Difference[] {
  const earlier = new Map(before.map((row) => [row.personId, row]));
  const later = new Map(after.map((row) => [row.personId, row]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort(byText).flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const person = is ?? was;
    if (!person) return [];
    const found = {
      personId: id,
      name: person.name,
      branchId: person.branchId,
      branchName: person.branchName,
      before: was ? standingOf(was) : null,
      after: is ? standingOf(is) : null,
      facts: was && is ? factsChanged(was.facts, is.facts) : [],
      criteria: criteriaChanged(was?.score, is?.score),
      gates: gatesChanged(was?.score, is?.score),
    };
    return isSame(found) ? [] : [found];
  });
}

function standingOf({ outcome, score }: Stored): StandingInRun {
  return { outcome, total: score.score?.total ?? null, notGraded: score.notGraded?.code ?? null };
}

function factsChanged(was: YearFacts, is: YearFacts): string[] {
  const keys = Object.keys({ ...was, ...is }) as (keyof YearFacts)[];
  return keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key])).sort(byText);
}

function criteriaChanged(was: Assessed | undefined, is: Assessed | undefined): Difference["criteria"] {
  const points = (of: Assessed | undefined) =>
    new Map((of?.score?.criteria ?? []).map((criterion) => [criterion.code as string, criterion.points]));
  const [earlier, later] = [points(was), points(is)];
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .sort(byText)
    .map((code) => ({ code, before: earlier.get(code) ?? null, after: later.get(code) ?? null }))
    .filter((row) => row.before !== row.after);
}

function gatesChanged(was: Assessed | undefined, is: Assessed | undefined): Difference["gates"] {
  const codes = (of: Assessed | undefined): string[] => [
    ...new Set((of?.gates ?? []).map(({ code }) => code)),
  ];
  const [earlier, later] = [codes(was), codes(is)];
  return {
    fallen: earlier.filter((code) => !later.includes(code)),
    new: later.filter((code) => !earlier.includes(code)),
  };
}

function isSame({ before, after, facts, criteria, gates }: Difference): boolean {
  const changes: readonly unknown[][] = [facts, criteria, gates.fallen, gates.new];
  return JSON.stringify(before) === JSON.stringify(after) && changes.every(({ length }) => length === 0);
}
