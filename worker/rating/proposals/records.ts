import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import {
  assessmentProposals,
  assessmentQuotas,
  assessmentScores,
  assessments,
  runs,
} from "../../../db/schema/county";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, within, withinCounty } from "../../core/scope";
import type { Stored } from "../engine/rules-differences";
import type { QuotaUse, Scheme, YearFacts } from "../engine/shape";
import type { UnitWarning } from "../engine/shape-answers";

/** Proposals of the county, latest attempt first. */
export async function assessmentRows(scope: Scope) {
  return scope.db
    .select()
    .from(assessments)
    .where(withinCounty(scope, assessments))
    .orderBy(desc(assessments.year), asc(assessments.scheme), desc(assessments.attempt));
}

export async function findAssessment(scope: Scope, id: string) {
  const row = await scope.db
    .select()
    .from(assessments)
    .where(withinCounty(scope, assessments, eq(assessments.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

/** The latest attempt of a year and scheme; earlier ones are superseded and decided no more. */
export async function latestAttempt(scope: Scope, year: number, scheme: Scheme): Promise<string | undefined> {
  return (await latestRun(scope, year, scheme))?.id;
}

/** Whether a later attempt of the year's ratings waits or runs. */
export async function isBeingRepeated(scope: Scope, year: number, attempt: number): Promise<boolean> {
  const row = await scope.db
    .select({ id: runs.id })
    .from(runs)
    .where(
      withinCounty(
        scope,
        runs,
        inList(runs.state, ["queued", "running"]),
        eq(runs.kind, "propose_ratings"),
        eq(runs.period, String(year)),
        gt(runs.attempt, attempt),
      ),
    )
    .get();
  return row !== undefined;
}

/** The latest attempt with the instant until which it counted what was recorded. */
export async function latestRun(scope: Scope, year: number, scheme: Scheme) {
  return scope.db
    .select({ id: assessments.id, recordedUntil: assessments.recordedUntil })
    .from(assessments)
    .where(withinCounty(scope, assessments, eq(assessments.year, year), eq(assessments.scheme, scheme)))
    .orderBy(desc(assessments.attempt))
    .limit(1)
    .get();
}

export async function factsOf(scope: Scope, assessmentId: string, personId: string): Promise<YearFacts> {
  const row = await scope.db
    .select({ facts: assessmentScores.facts })
    .from(assessmentScores)
    .where(
      within(
        scope,
        assessmentScores,
        eq(assessmentScores.assessmentId, assessmentId),
        eq(assessmentScores.personId, personId),
      ),
    )
    .get();
  if (!row) throw new Refusal("not_found");
  return row.facts as YearFacts;
}

/** The run that this one superseded; none for a first proposal. */
export async function supersededBy(scope: Scope, later: { year: number; scheme: Scheme; attempt: number }) {
  return scope.db
    .select()
    .from(assessments)
    .where(
      withinCounty(
        scope,
        assessments,
        eq(assessments.year, later.year),
        eq(assessments.scheme, later.scheme),
        eq(assessments.attempt, later.attempt - 1),
      ),
    )
    .get();
}

/** Two runs side by side: only people of whom a fact, a mark or an outcome differs, so that a county's answer stays small. */
export async function changedRows(scope: Scope, before: string, after: string, unitId?: string) {
  const other = (id: string) => (id === before ? after : before);
  const rows = async (id: string) =>
    scope.db
      .select({
        personId: assessmentScores.personId,
        name: assessmentScores.name,
        branchId: assessmentScores.branchId,
        branchName: assessmentScores.branchName,
        outcome: assessmentProposals.outcome,
        facts: assessmentScores.facts,
        score: assessmentScores.score,
      })
      .from(assessmentScores)
      .innerJoin(
        assessmentProposals,
        and(
          eq(assessmentProposals.countyId, assessmentScores.countyId),
          eq(assessmentProposals.assessmentId, assessmentScores.assessmentId),
          eq(assessmentProposals.personId, assessmentScores.personId),
        ),
      )
      .where(
        within(
          scope,
          assessmentScores,
          eq(assessmentScores.assessmentId, id),
          unitId
            ? sql`(${assessmentScores.branchId} = ${unitId} OR ${assessmentScores.organId} = ${unitId})`
            : undefined,
          sql`NOT EXISTS (SELECT 1 FROM assessment_scores o JOIN assessment_proposals q ON q.county_id = o.county_id
            AND q.assessment_id = o.assessment_id AND q.person_id = o.person_id WHERE o.county_id = ${scope.countyId}
            AND o.assessment_id = ${other(id)} AND o.person_id = ${assessmentScores.personId} AND o.facts = ${assessmentScores.facts}
            AND o.score = ${assessmentScores.score} AND q.outcome = ${assessmentProposals.outcome})`,
        ),
      )
      .orderBy(asc(assessmentScores.personId));
  return { before: (await rows(before)) as Stored[], after: (await rows(after)) as Stored[] };
}

/** People whose facts are read at a time. */
const FACTS_SLICE = 500;

/** Everyone's facts, as "export facts" downloads them, in slices of the people's ids. */
export async function* factsSlices(scope: Scope, assessmentId: string): AsyncGenerator<YearFacts[], void> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: { personId: string; facts: unknown }[] = await scope.db
      .select({ personId: assessmentScores.personId, facts: assessmentScores.facts })
      .from(assessmentScores)
      .where(
        within(
          scope,
          assessmentScores,
          eq(assessmentScores.assessmentId, assessmentId),
          gt(assessmentScores.personId, after),
        ),
      )
      .orderBy(asc(assessmentScores.personId))
      .limit(FACTS_SLICE);
    if (rows.length > 0) yield rows.map(({ facts }) => facts as YearFacts);
    after = rows.length === FACTS_SLICE ? rows.at(-1)?.personId : undefined;
  }
}

export async function quotaRows(scope: Scope, assessmentId: string) {
  const rows = await scope.db
    .select()
    .from(assessmentQuotas)
    .where(withinCounty(scope, assessmentQuotas, eq(assessmentQuotas.assessmentId, assessmentId)));
  return rows.map(({ quota }) => quota as QuotaUse & { warnings: UnitWarning[] });
}
