import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import {
  assessmentProposals,
  assessmentQuotas,
  assessmentScores,
  ratingDecisions,
  ratingOverrideEnds,
  ratingOverrides,
  units,
} from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import { guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { inList, type Scope, stamp, within, withinCounty } from "../../core/scope";
import type { Grade } from "../engine/shape";

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
  place: units.place,
  proposal: assessmentProposals.proposal,
  score: assessmentScores.score,
  decidedGrade: sql<Grade | null>`${ratingDecisions.grade}`.as("decided_grade"),
  decidedAt: sql<number | null>`${ratingDecisions.createdAt}`.as("decided_at"),
  overrideId: sql<string | null>`waiting.id`.as("override_id"),
  overrideGrade: sql<Grade | null>`waiting.grade`.as("override_grade"),
  overrideReason: sql<string | null>`waiting.reason`.as("override_reason"),
  overrideBy: sql<string | null>`waiting.created_by`.as("override_by"),
};

/** What a proposal's score, branch and decision are joined by. */
export const joined = {
  score: and(
    eq(assessmentScores.countyId, assessmentProposals.countyId),
    eq(assessmentScores.assessmentId, assessmentProposals.assessmentId),
    eq(assessmentScores.personId, assessmentProposals.personId),
  ),
  branch: and(eq(units.countyId, assessmentProposals.countyId), eq(units.id, assessmentProposals.branchId)),
  decision: and(
    eq(ratingDecisions.countyId, assessmentProposals.countyId),
    eq(ratingDecisions.assessmentId, assessmentProposals.assessmentId),
    eq(ratingDecisions.personId, assessmentProposals.personId),
  ),
  /** The one override of a person that nobody has ended. */
  waiting: sql`waiting.assessment_id = ${assessmentProposals.assessmentId} AND waiting.person_id = ${assessmentProposals.personId}`,
};

/** Overrides that wait for a second person. */
export function waitingOverrides(scope: Scope): SQL {
  return sql`(SELECT o.* FROM ${ratingOverrides} o LEFT JOIN ${ratingOverrideEnds} e ON e.county_id = o.county_id AND e.override_id = o.id
    WHERE o.county_id = ${scope.countyId} AND e.override_id IS NULL) AS waiting`;
}

function ratings(scope: Scope) {
  return scope.db
    .select(ratingColumns)
    .from(assessmentProposals)
    .innerJoin(assessmentScores, joined.score)
    .innerJoin(units, joined.branch)
    .leftJoin(ratingDecisions, joined.decision)
    .leftJoin(waitingOverrides(scope), joined.waiting);
}

type Listed = { unitId?: string | undefined; people?: readonly string[] | undefined };

/** Ratings in reach: of a unit and what is below it, or of the one person a `person` may see. */
function withinListed(scope: Scope, assessmentId: string, { unitId, people }: Listed) {
  const below = unitId
    ? sql`${units.path} >= (SELECT path FROM units WHERE county_id = ${scope.countyId} AND id = ${unitId})
        AND ${units.path} < (SELECT path || '~' FROM units WHERE county_id = ${scope.countyId} AND id = ${unitId})`
    : undefined;
  const among = people && inList(assessmentProposals.personId, people);
  return within(scope, assessmentProposals, eq(assessmentProposals.assessmentId, assessmentId), below, among);
}

export async function ratingRows(scope: Scope, assessmentId: string, of: Listed) {
  return ratings(scope)
    .where(withinListed(scope, assessmentId, of))
    .orderBy(asc(units.place), asc(assessmentProposals.position));
}

/** As many ratings as one answer holds; a branch has fewer, a large organ takes several pages. */
export const RATINGS_PAGE = 500;

/** A page of ratings after a cursor, with everyone's positions where the reader has an order of their own. */
export async function ratingPage(scope: Scope, assessmentId: string, of: Listed, after: string | undefined) {
  const [place = "", position = "0"] = after?.split("~") ?? [];
  const here = withinListed(scope, assessmentId, of);
  const [rows, order] = await scope.db.batch([
    ratings(scope)
      .where(
        within(
          scope,
          assessmentProposals,
          here,
          after
            ? sql`(${units.place}, ${assessmentProposals.position}) > (${place}, ${Number(position)})`
            : undefined,
        ),
      )
      .orderBy(asc(units.place), asc(assessmentProposals.position))
      .limit(RATINGS_PAGE + 1),
    scope.db
      .select({ position: assessmentProposals.position })
      .from(assessmentProposals)
      .innerJoin(units, joined.branch)
      .where(within(scope, assessmentProposals, here, scope.units === "all" ? sql`0` : undefined))
      .orderBy(asc(assessmentProposals.position)),
  ]);
  const page = rows.slice(0, RATINGS_PAGE);
  const last = rows.length > RATINGS_PAGE ? page.at(-1) : undefined;
  return {
    rows: page,
    order: order.map((row) => row.position),
    after: last ? `${last.place}~${last.position}~${last.personId}` : null,
  };
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
