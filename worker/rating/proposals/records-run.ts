import { asc, count, eq, sql } from "drizzle-orm";
import {
  type assessmentProposals,
  assessmentQuotas,
  assessmentScores,
  assessments,
} from "../../../db/schema/county";
import { chunksOf, insertMany, textsOf } from "../../core/bulk";
import type { Write } from "../../core/commit";
import { inList, type Scope, stamp, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import type { NotGradedCode } from "../../measures/versions/shape";
import { unitsWithTerms } from "../../organization/units/records";
import type { QuotaUnit, Scheme, TieKey, YearFacts } from "../engine/shape";
import type { Assessed } from "../engine/shape-answers";

export type NewAssessment = Omit<typeof assessments.$inferInsert, "countyId" | "createdAt" | "createdBy"> & {
  id: string;
  scheme: Scheme;
};

export function insertAssessments(scope: Scope, rows: readonly NewAssessment[]): Write[] {
  return insertMany(
    scope,
    assessments,
    rows.map((row) => ({ ...stamp(scope), ...row })),
  );
}

export function assessmentsOfRun(scope: Scope, runId: string) {
  return scope.db
    .select()
    .from(assessments)
    .where(withinCounty(scope, assessments, eq(assessments.runId, runId)));
}

/** A person's facts with what they are assessed as under each scheme. */
export type NewScore = { facts: YearFacts; scores: { assessmentId: string; score: Assessed }[] };

/**
 * One row a person and scheme. What the schemes share travels once and is joined to its rows as text; each person becomes text before
 * the next is rated: the texts are all a slice keeps.
 */
export function insertScores(scope: Scope, people: Iterable<NewScore>): Write[] {
  return chunksOf(textsOf(packed(people))).map((chunk) =>
    statement(
      scope.db,
      sql`INSERT INTO assessment_scores (county_id, assessment_id, person_id, branch_id, organ_id, name, branch_name, facts, score)
        SELECT ${scope.countyId}, s.value->>'id', p.value->>'$.facts.personId', p.value->>'$.facts.branch.id',
          p.value->>'$.facts.organ.id', p.value->>'$.facts.name', p.value->>'$.facts.branch.name',
          CASE WHEN p.value->'months' IS NULL THEN p.value->'facts' ELSE json_set(p.value->'facts', '$.months',
            json_object('democratic_appraisal', p.value->'months', 'annual_assessment', p.value->'months')) END,
          substr(s.value->'own', 1, length(s.value->'own') - 1) || ',' || substr(p.value->'same', 2)
        FROM json_each(${chunk}) p CROSS JOIN json_each(p.value, '$.schemes') s WHERE true`,
    ),
  );
}

function* packed(people: Iterable<NewScore>): Iterable<object> {
  for (const { facts, scores } of people) {
    const { democratic_appraisal: months, annual_assessment: others } = facts.months;
    const [first] = scores;
    if (!first) continue;
    const parts = Object.keys(first.score) as (keyof Assessed)[];
    const same = parts.filter(
      (key) =>
        key !== "scheme" &&
        scores.every(({ score }) => JSON.stringify(score[key]) === JSON.stringify(first.score[key])),
    );
    const shared = JSON.stringify(months) === JSON.stringify(others);
    yield {
      facts: shared ? { ...facts, months: 0 } : facts,
      ...(shared ? { months } : {}),
      same: picked(first.score, same),
      schemes: scores.map(({ assessmentId: id, score }) => ({
        id,
        own: picked(
          score,
          parts.filter((key) => !same.includes(key)),
        ),
      })),
    };
  }
}

function picked(of: Assessed, parts: readonly (keyof Assessed)[]): object {
  return Object.fromEntries(parts.map((key) => [key, of[key]]));
}

type NewProposal = Pick<
  typeof assessmentProposals.$inferInsert,
  "personId" | "branchId" | "quotaId" | "outcome" | "grade" | "totalHundredths" | "position"
> & { tieKey: TieKey | null };

/** Rows as bare values: a whole county's stay within two statements. */
export function insertProposals(scope: Scope, assessmentId: string, rows: readonly NewProposal[]): Write[] {
  const values = rows.map((row) => [
    row.personId,
    row.branchId,
    row.quotaId,
    row.outcome,
    row.grade,
    row.totalHundredths,
    row.position,
    row.tieKey,
  ]);
  return chunksOf(textsOf(values)).map((chunk) =>
    statement(
      scope.db,
      sql`INSERT INTO assessment_proposals (county_id, assessment_id, person_id, branch_id, quota_id, outcome, grade, total_hundredths, position, proposal)
        SELECT ${scope.countyId}, ${assessmentId}, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
          json_object('tieKey', value->>7) FROM json_each(${chunk}) WHERE true`,
    ),
  );
}

type NewQuota = Omit<typeof assessmentQuotas.$inferInsert, "countyId">;
export function insertQuotas(scope: Scope, rows: readonly NewQuota[]): Write[] {
  return insertMany(
    scope,
    assessmentQuotas,
    rows.map((row) => ({ countyId: scope.countyId, ...row })),
  );
}

/** What ranking needs of each score of some units, without criteria and gates. */
export async function assessedOf(
  scope: Scope,
  { id: assessmentId, scheme }: NewAssessment,
  unitIds: readonly string[],
): Promise<(Assessed & { branchId: string })[]> {
  const { score } = assessmentScores;
  const rows = await scope.db
    .select({
      personId: assessmentScores.personId,
      branchId: assessmentScores.branchId,
      name: assessmentScores.name,
      light:
        sql<string>`json_object('scheme', ${score}->>'scheme', 'unitId', ${score}->>'unitId', 'unitName', ${score}->>'unitName',
        'standing', ${score}->>'standing', 'notGraded', json(${score}->'notGraded'), 'total', ${score}->>'$.score.total',
        'before', ${score}->>'before', 'ties', json(${score}->'ties'))`.as("light"),
    })
    .from(assessmentScores)
    .where(
      withinCounty(
        scope,
        assessmentScores,
        eq(assessmentScores.assessmentId, assessmentId),
        inList(unitOf(scheme), unitIds),
      ),
    )
    .orderBy(asc(assessmentScores.personId));
  return rows.map(({ light, ...row }) => {
    const { total, ...rest } = JSON.parse(light) as Omit<
      Assessed,
      "personId" | "name" | "score" | "gates" | "remarks"
    > & { total: string | null };
    return { ...row, ...rest, score: total ? { total, criteria: [] } : null, gates: [], remarks: [] };
  });
}

/** How many of each unit stand how, for the base of its quota. */
export async function headcounts(scope: Scope, { id: assessmentId, scheme }: NewAssessment) {
  const { score } = assessmentScores;
  const unitId = unitOf(scheme);
  const standing = sql<Assessed["standing"]>`${score}->>'standing'`;
  const code = sql<NotGradedCode | null>`${score}->>'$.notGraded.code'`;
  return scope.db
    .select({ unitId, standing: standing.as("standing"), code: code.as("code"), people: count() })
    .from(assessmentScores)
    .where(withinCounty(scope, assessmentScores, eq(assessmentScores.assessmentId, assessmentId)))
    .groupBy(unitId, standing, code);
}

/** Everybody's total alone, null where there is no grade: for the order of the county, in which only units are ranked one by one. */
export async function totalsOf(scope: Scope, assessmentId: string) {
  const { score } = assessmentScores;
  return scope.db
    .select({
      personId: assessmentScores.personId,
      total: sql<string | null>`iif(${score}->>'$.notGraded' IS NULL, ${score}->>'$.score.total', NULL)`.as(
        "total",
      ),
    })
    .from(assessmentScores)
    .where(withinCounty(scope, assessmentScores, eq(assessmentScores.assessmentId, assessmentId)));
}

function unitOf(scheme: Scheme) {
  return scheme === "democratic_appraisal" ? assessmentScores.branchId : assessmentScores.organId;
}

/** The units as a quota of the year sees them, as recorded by the instant. */
export async function quotaUnits(scope: Scope, year: number, recordedUntil: number): Promise<QuotaUnit[]> {
  return (await unitsWithTerms(scope, year, recordedUntil)).map((unit) => ({
    ...unit,
    optsIntoPool: unit.optsIntoPool === 1,
    approvedShare: unit.approvedShare === 1,
    seatsTaken: 0,
  }));
}
