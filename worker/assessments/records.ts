import { and, asc, desc, eq, sql } from "drizzle-orm";
import {
  assessmentProposals,
  assessmentQuotas,
  assessmentScores,
  assessments,
  ratingDecisions,
  ratingOverrideEnds,
  ratingOverrides,
  units,
} from "../../db/schema/county";
import { chunksOf, insertMany, textsOf } from "../core/bulk";
import { guardWhere, type Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import { type Scope, within, withinCounty } from "../core/scope";
import { statement } from "../core/statement";
import { unitsWithTerms } from "../units/records";
import type { Stored } from "./differences";
import type { Assessed, Grade, QuotaUnit, QuotaUse, Scheme, TieKey, UnitWarning, YearFacts } from "./shape";

const stamp = (scope: Scope) => ({
  countyId: scope.countyId,
  createdAt: scope.now,
  createdBy: scope.actor.accountId,
});

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

/** What ranking needs of each score, without criteria and gates: small enough for a whole county at once. */
export async function assessedOf(
  scope: Scope,
  assessmentId: string,
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
    .where(withinCounty(scope, assessmentScores, eq(assessmentScores.assessmentId, assessmentId)))
    .orderBy(asc(assessmentScores.personId));
  return rows.map(({ light, ...row }) => {
    const { total, ...rest } = JSON.parse(light) as Omit<
      Assessed,
      "personId" | "name" | "score" | "gates" | "remarks"
    > & { total: string | null };
    return { ...row, ...rest, score: total ? { total, criteria: [] } : null, gates: [], remarks: [] };
  });
}

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

/** The units as a quota of the year sees them, as recorded by the instant. */
export async function quotaUnits(scope: Scope, year: number, recordedUntil: number): Promise<QuotaUnit[]> {
  return (await unitsWithTerms(scope, year, recordedUntil)).map((unit) => ({
    ...unit,
    optsIntoPool: unit.optsIntoPool === 1,
    approvedShare: unit.approvedShare === 1,
    seatsTaken: 0,
  }));
}

const ratingColumns = {
  personId: assessmentProposals.personId,
  branchId: assessmentProposals.branchId,
  organId: assessmentScores.organId,
  name: assessmentScores.name,
  branchName: assessmentScores.branchName,
  outcome: assessmentProposals.outcome,
  grade: assessmentProposals.grade,
  quotaId: assessmentProposals.quotaId,
  totalHundredths: assessmentProposals.totalHundredths,
  position: assessmentProposals.position,
  proposal: assessmentProposals.proposal,
  score: assessmentScores.score,
  decidedGrade: sql<Grade | null>`${ratingDecisions.grade}`.as("decided_grade"),
  decidedAt: sql<number | null>`${ratingDecisions.createdAt}`.as("decided_at"),
  overrideId: sql<string | null>`waiting.id`.as("override_id"),
  overrideGrade: sql<Grade | null>`waiting.grade`.as("override_grade"),
  overrideReason: sql<string | null>`waiting.reason`.as("override_reason"),
  overrideBy: sql<string | null>`waiting.created_by`.as("override_by"),
};

function ratings(scope: Scope) {
  return scope.db
    .select(ratingColumns)
    .from(assessmentProposals)
    .innerJoin(
      assessmentScores,
      and(
        eq(assessmentScores.countyId, assessmentProposals.countyId),
        eq(assessmentScores.assessmentId, assessmentProposals.assessmentId),
        eq(assessmentScores.personId, assessmentProposals.personId),
      ),
    )
    .innerJoin(
      units,
      and(eq(units.countyId, assessmentProposals.countyId), eq(units.id, assessmentProposals.branchId)),
    )
    .leftJoin(
      ratingDecisions,
      and(
        eq(ratingDecisions.countyId, assessmentProposals.countyId),
        eq(ratingDecisions.assessmentId, assessmentProposals.assessmentId),
        eq(ratingDecisions.personId, assessmentProposals.personId),
      ),
    )
    .leftJoin(
      sql`(SELECT o.* FROM ${ratingOverrides} o LEFT JOIN ${ratingOverrideEnds} e ON e.county_id = o.county_id AND e.override_id = o.id
        WHERE o.county_id = ${scope.countyId} AND e.override_id IS NULL) AS waiting`,
      sql`waiting.assessment_id = ${assessmentProposals.assessmentId} AND waiting.person_id = ${assessmentProposals.personId}`,
    );
}

/** Ratings in reach: of a unit and what is below it, or of the one person a `person` may see. */
export async function ratingRows(scope: Scope, assessmentId: string, unitId?: string) {
  const below = unitId
    ? sql`${units.path} >= (SELECT path FROM units WHERE county_id = ${scope.countyId} AND id = ${unitId})
        AND ${units.path} < (SELECT path || '~' FROM units WHERE county_id = ${scope.countyId} AND id = ${unitId})`
    : undefined;
  return ratings(scope)
    .where(within(scope, assessmentProposals, eq(assessmentProposals.assessmentId, assessmentId), below))
    .orderBy(asc(units.place), asc(assessmentProposals.position));
}

export async function findRating(scope: Scope, assessmentId: string, personId: string) {
  const row = await ratings(scope)
    .where(
      within(
        scope,
        assessmentProposals,
        eq(assessmentProposals.assessmentId, assessmentId),
        eq(assessmentProposals.personId, personId),
      ),
    )
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
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

/** Everyone's facts, as "export facts" downloads them. */
export async function allFacts(scope: Scope, assessmentId: string): Promise<YearFacts[]> {
  const rows = await scope.db
    .select({ facts: assessmentScores.facts })
    .from(assessmentScores)
    .where(within(scope, assessmentScores, eq(assessmentScores.assessmentId, assessmentId)))
    .orderBy(asc(assessmentScores.personId));
  return rows.map((row) => row.facts as YearFacts);
}

export async function quotaRows(scope: Scope, assessmentId: string) {
  const rows = await scope.db
    .select()
    .from(assessmentQuotas)
    .where(withinCounty(scope, assessmentQuotas, eq(assessmentQuotas.assessmentId, assessmentId)));
  return rows.map(({ quota }) => quota as QuotaUse & { warnings: UnitWarning[] });
}

/** Each quota's seats, and how many decisions have taken. */
export async function seatsOf(scope: Scope, assessmentId: string) {
  return scope.db
    .select({
      quotaId: assessmentQuotas.quotaId,
      cap: assessmentQuotas.cap,
      taken:
        sql<number>`(SELECT count(*) FROM rating_decisions d JOIN assessment_proposals p ON p.county_id = d.county_id
        AND p.assessment_id = d.assessment_id AND p.person_id = d.person_id WHERE d.county_id = ${scope.countyId}
        AND d.assessment_id = ${assessmentId} AND d.grade = 'excellent' AND p.quota_id = ${assessmentQuotas.quotaId})`.as(
          "taken",
        ),
    })
    .from(assessmentQuotas)
    .where(withinCounty(scope, assessmentQuotas, eq(assessmentQuotas.assessmentId, assessmentId)));
}

export type Decision = {
  assessmentId: string;
  personId: string;
  branchId: string;
  grade: Grade | null;
  overrideId: string | null;
};

export function insertDecisions(scope: Scope, rows: readonly Decision[]): Write[] {
  return insertMany(
    scope,
    ratingDecisions,
    rows.map((row) => ({ ...stamp(scope), ...row })),
  );
}

/** Fails the batch when more are decided excellent than the quota has seats: the cap holds at any time. */
export function guardCap(scope: Scope, assessmentId: string): Write {
  return guardWhere(
    scope,
    sql`NOT EXISTS (SELECT 1 FROM assessment_quotas q WHERE q.county_id = ${scope.countyId} AND q.assessment_id = ${assessmentId}
      AND q.cap < (SELECT count(*) FROM rating_decisions d JOIN assessment_proposals p ON p.county_id = d.county_id
        AND p.assessment_id = d.assessment_id AND p.person_id = d.person_id
        WHERE d.county_id = ${scope.countyId} AND d.assessment_id = ${assessmentId} AND d.grade = 'excellent' AND p.quota_id = q.quota_id))`,
  );
}

/** Fails the batch unless this person has exactly one override waiting and no decision. */
export function guardOneOverride(scope: Scope, assessmentId: string, personId: string): Write {
  return guardWhere(
    scope,
    sql`1 = (SELECT count(*) FROM rating_overrides o WHERE o.county_id = ${scope.countyId} AND o.assessment_id = ${assessmentId} AND o.person_id = ${personId}
      AND NOT EXISTS (SELECT 1 FROM rating_override_ends e WHERE e.county_id = o.county_id AND e.override_id = o.id))
    AND NOT EXISTS (SELECT 1 FROM rating_decisions d WHERE d.county_id = ${scope.countyId} AND d.assessment_id = ${assessmentId} AND d.person_id = ${personId})`,
  );
}

export function insertOverride(
  scope: Scope,
  row: { id: string; assessmentId: string; personId: string; branchId: string; grade: Grade; reason: string },
): Write {
  return scope.db.insert(ratingOverrides).values({ ...stamp(scope), ...row });
}

export function endOverride(
  scope: Scope,
  overrideId: string,
  outcome: "approved" | "refused" | "withdrawn",
): Write {
  return scope.db.insert(ratingOverrideEnds).values({ ...stamp(scope), overrideId, outcome });
}
