import { SCHEMES, type Scheme } from "../../../db/vocabulary";
import { commit, type Write } from "../../core/commit";
import { hundredths } from "../../core/rational";
import type { Scope } from "../../core/scope";
import { advance, advanced, type Run } from "../../ledger/runs/records";
import type { Measures } from "../../measures/versions/shape";
import { baseOf, proposalOf, quotasFrom } from "../engine/rules";
import type { QuotaUnit } from "../engine/shape";
import {
  assessedOf,
  headcounts,
  insertProposals,
  insertQuotas,
  type NewAssessment,
  quotaUnits,
  totalsOf,
} from "./records-run";

/** What the slices of one delivery share: the quotas in the order in which they are ranked, and everyone's place in the county. */
export type Ranking = {
  assessment: NewAssessment;
  measures: Measures;
  units: QuotaUnit[];
  quotas: { quotaId: string; unitIds: readonly string[]; people: number }[];
  position: ReadonlyMap<string, number>;
};

/** People whose units are ranked in one slice: what ranking needs of a person is a fraction of the facts behind a score. */
export const RANK_SLICE_PEOPLE = 3_000;

export function rankCursor(scheme: Scheme): string {
  return `rank:${scheme}`;
}

export async function rankingOf(
  scope: Scope,
  assessment: NewAssessment,
  measures: Measures,
): Promise<Ranking> {
  const units = await quotaUnits(scope, assessment.year, assessment.recordedUntil);
  const { bases, people } = tallied(await headcounts(scope, assessment), measures, assessment.scheme);
  const quotas = quotasFrom(bases, units, measures, assessment.scheme).map(({ quotaId, unitIds }) => ({
    quotaId,
    unitIds,
    people: unitIds.reduce((sum, id) => sum + (people.get(id) ?? 0), 0),
  }));
  const position = positionsOf(await totalsOf(scope, assessment.id));
  return { assessment, measures, units, quotas, position };
}

/** Shares out the seats of the next quota, and of as many more as have no more people together than a slice: units are read whole, never the county. `lastly` gives what the last slice of all writes too. */
export async function rank(
  scope: Scope,
  run: Run,
  ranking: Ranking,
  most: number,
  lastly: () => Promise<Write[]>,
): Promise<Run> {
  const { assessment, measures, units, position } = ranking;
  const { scheme } = assessment;
  const taken = nextQuotas(ranking, run.cursor.slice(rankCursor(scheme).length + 1), most);
  const assessed = await assessedOf(
    scope,
    assessment,
    taken.flatMap(({ unitIds }) => unitIds),
  );
  const proposal = proposalOf(assessed, units, measures, scheme);
  const branchOf = new Map(assessed.map((person) => [person.personId, person.branchId]));
  const quotaOf = new Map(
    proposal.quotas.flatMap((quota) => quota.unitIds.map((id) => [id, quota.quotaId] as const)),
  );
  const rows = proposal.ratings.map(({ personId, outcome, grade, tieKey, unitId, score: total }) => ({
    personId,
    branchId: branchOf.get(personId) ?? "",
    quotaId: quotaOf.get(unitId) ?? null,
    outcome,
    grade,
    totalHundredths: total ? hundredths(total.total) : null,
    position: position.get(personId) ?? 0,
    tieKey,
  }));
  const warningsOf = new Map(proposal.warnings.map((entry) => [entry.unitId, entry.warnings]));
  const quotas = proposal.quotas.map((quota) => ({
    assessmentId: assessment.id,
    quotaId: quota.quotaId,
    base: quota.base,
    cap: quota.cap,
    quota: { ...quota, warnings: quota.unitIds.flatMap((id) => warningsOf.get(id) ?? []) },
  }));
  const to = stepAfter(ranking, taken.at(-1)?.quotaId);
  const writes: Write[] = [
    ...advance(scope, run, to),
    ...insertProposals(scope, assessment.id, rows),
    ...insertQuotas(scope, quotas),
    ...(to.state === "done" ? await lastly() : []),
  ];
  await commit(scope, writes, {
    event: to.cursor.startsWith(`${rankCursor(scheme)}:`) ? "ratings.ranked" : "ratings.proposed",
    subject: assessment.id,
    detail: { scheme, year: assessment.year, people: rows.length },
  });
  return advanced(run, to);
}

function nextQuotas({ quotas }: Ranking, after: string, most: number): Ranking["quotas"] {
  const rest = quotas.filter(({ quotaId }) => quotaId > after);
  let people = 0;
  const fits = rest.findIndex((quota, index) => {
    people += quota.people;
    return index > 0 && people > most;
  });
  return fits === -1 ? rest : rest.slice(0, fits);
}

function stepAfter({ quotas, assessment }: Ranking, last: string | undefined) {
  if (last !== undefined && last !== quotas.at(-1)?.quotaId)
    return { cursor: `${rankCursor(assessment.scheme)}:${last}`, done: 0 };
  const next = SCHEMES[SCHEMES.indexOf(assessment.scheme) + 1];
  return next ? { cursor: rankCursor(next), done: 0 } : { cursor: "end", done: 0, state: "done" as const };
}

/** Each unit's base and how many people it has, from how many of them stand how. */
function tallied(groups: Awaited<ReturnType<typeof headcounts>>, measures: Measures, scheme: Scheme) {
  const bases = new Map<string, number>();
  const people = new Map<string, number>();
  for (const { unitId, standing, code, people: count } of groups) {
    const counts = baseOf([{ standing, notGraded: code && { code } }], measures, scheme);
    bases.set(unitId, (bases.get(unitId) ?? 0) + counts * count);
    people.set(unitId, (people.get(unitId) ?? 0) + count);
  }
  return { bases, people };
}

/** Best first within the county; the ungraded after the graded. */
function positionsOf(everyone: readonly { personId: string; total: string | null }[]): Map<string, number> {
  const sorted = everyone
    .map(({ personId, total }) => ({ personId, total: total === null ? -1 : hundredths(total) }))
    .toSorted((a, b) => b.total - a.total || (a.personId < b.personId ? -1 : 1));
  return new Map(sorted.map(({ personId }, index) => [personId, index + 1]));
}
