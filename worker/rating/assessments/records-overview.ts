import { and, eq, sql } from "drizzle-orm";
import {
  assessmentProposals,
  assessmentQuotas,
  assessmentScores,
  ratingDecisions,
  units,
} from "../../../db/schema/county";
import { type Scope, within, withinCounty } from "../../core/scope";
import { joined, waitingOverrides } from "../decisions/records";
import type { Scheme } from "../engine/shape";

/** Outcomes and decisions counted by branch: a county of any size in one short answer. */
function countsByBranch(scope: Scope, assessmentId: string, scheme: Scheme) {
  const unitId =
    scheme === "democratic_appraisal"
      ? assessmentProposals.branchId
      : sql<string>`${assessmentScores.organId}`;
  return scope.db
    .select({
      branchId: assessmentProposals.branchId,
      unitId: sql<string>`${unitId}`.as("unit_id"),
      unitName: sql<string>`${units.name}`.as("unit_name"),
      place: units.place,
      outcome: assessmentProposals.outcome,
      n: sql<number>`count(*)`.as("n"),
      decided: sql<number>`sum(${ratingDecisions.personId} IS NOT NULL)`.as("decided"),
      asked: sql<number>`sum(${ratingDecisions.personId} IS NULL AND waiting.id IS NOT NULL)`.as("asked"),
      own: sql<number>`sum(${ratingDecisions.personId} IS NULL AND waiting.id IS NULL AND ${assessmentProposals.personId} = ${scope.personId ?? ""})`.as(
        "own",
      ),
      askedByOthers:
        sql<number>`sum(${ratingDecisions.personId} IS NULL AND waiting.created_by <> ${scope.actor.accountId ?? ""})`.as(
          "asked_by_others",
        ),
    })
    .from(assessmentProposals)
    .innerJoin(assessmentScores, joined.score)
    .innerJoin(units, and(eq(units.countyId, assessmentProposals.countyId), eq(units.id, unitId)))
    .leftJoin(ratingDecisions, joined.decision)
    .leftJoin(waitingOverrides(scope), joined.waiting)
    .where(
      within(
        scope,
        assessmentProposals,
        eq(assessmentProposals.assessmentId, assessmentId),
        // Who is outside the scheme is nobody that a unit rates.
        sql`(${assessmentProposals.outcome} <> 'not_graded' OR ${assessmentScores.score}->>'$.notGraded.code' <> 'out_of_scheme')`,
      ),
    )
    .groupBy(assessmentProposals.branchId, unitId, assessmentProposals.outcome)
    .orderBy(units.place);
}

/** The counts with the seats of each quota, in one round trip. */
export async function countsAndSeats(scope: Scope, assessmentId: string, scheme: Scheme) {
  const [counts, quotas] = await scope.db.batch([
    countsByBranch(scope, assessmentId, scheme),
    scope.db
      .select({ cap: assessmentQuotas.cap, quota: assessmentQuotas.quota })
      .from(assessmentQuotas)
      .where(withinCounty(scope, assessmentQuotas, eq(assessmentQuotas.assessmentId, assessmentId))),
  ]);
  return { counts, quotas };
}
