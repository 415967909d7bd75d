import { ownCases, refuseOwnCase, refuseUnlessSecond } from "../../access/accounts/apart";
import { isHeldByAnother } from "../../access/accounts/records-holders";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { can, permit, rolesFor } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findUnit } from "../../organization/units/records";
import { isConfirmable, refuseUnlessSeated } from "../engine/rules-decide";
import type { OverrideRating, Scheme } from "../engine/shape";
import { findAssessment, isBeingRepeated, latestAttempt } from "../proposals/records";
import {
  endOverride,
  findRating,
  guardCap,
  guardOneOverride,
  insertDecisions,
  insertOverride,
  ratingRows,
  seatsOf,
} from "./records";

/** Who confirms: a branch its democratic appraisal, the county's administrators the annual assessment (decisions: Deciding). */
const confirming = {
  democratic_appraisal: "appraisal.confirm",
  annual_assessment: "assessment.confirm",
} as const;

/** The proposals become decisions as they stand; who is undecided by the engine is left for the committee. Gives how many. */
export async function confirmRatings(
  scope: Scope,
  id: string,
  input: { unitId?: string | undefined; people?: string[] | undefined },
): Promise<number> {
  const assessment = await decidable(scope, id);
  if (input.unitId) await findUnit(scope, input.unitId);
  const rows = await ratingRows(scope, id, input);
  if (input.people && rows.length < new Set(input.people).size) throw new Refusal("not_found");
  for (const row of rows) permit(scope, confirming[assessment.scheme], { unitId: row.branchId });
  const open = rows.filter(
    (row) => row.decidedAt === null && row.overrideId === null && isConfirmable(row.outcome),
  );
  if (open.length === 0) throw new Refusal("nothing_to_confirm");
  const own = await ownCases(scope);
  // The own grade is left for somebody else.
  const ready = open.filter(({ personId }) => !own.has(personId));
  for (const { personId } of ready.length === 0 ? open.slice(0, 1) : []) await refuseOwnCase(scope, personId);
  refuseUnlessSeated(ready, await seatsOf(scope, id));
  await commit(
    scope,
    [
      ...insertDecisions(
        scope,
        ready.map(({ personId, branchId, grade }) => ({
          assessmentId: id,
          personId,
          branchId,
          grade,
          overrideId: null,
        })),
      ),
      guardCap(scope, id),
    ],
    {
      event: "rating.confirmed",
      subject: id,
      unitId: input.unitId,
      detail: { people: ready.map((row) => row.personId) },
      answer: { confirmed: ready.length },
      otherwise: "already_decided",
      unguarded: "quota_full",
    },
  );
  return ready.length;
}

/** The latest proposal, and none that is just being made anew: what were confirmed now would be dropped unseen. */
async function decidable(scope: Scope, id: string) {
  const assessment = await findAssessment(scope, id);
  const { year, scheme, attempt } = assessment;
  const isSuperseded =
    (await latestAttempt(scope, year, scheme)) !== id || (await isBeingRepeated(scope, year, attempt));
  if (isSuperseded) throw new Refusal("frozen");
  return assessment;
}

/** Asks for a grade that differs from the proposal; somebody else must approve it. */
export async function overrideRating(
  scope: Scope,
  id: string,
  personId: string,
  input: OverrideRating,
): Promise<string> {
  const assessment = await decidable(scope, id);
  const rating = await findRating(scope, id, personId);
  permit(scope, confirming[assessment.scheme], { unitId: rating.branchId });
  await refuseOwnCase(scope, personId);
  if (rating.decidedAt !== null) throw new Refusal("already_decided");
  if (rating.overrideId !== null) throw new Refusal("already_submitted");
  if (rating.outcome === "not_graded") throw new Refusal("not_gradable");
  if (rating.grade === input.grade)
    throw new Refusal("invalid_input", { fields: [{ path: "grade", reason: "unchanged" }] });
  const about = { unitId: rating.branchId, personId };
  if (!(await isHeldByAnother(scope, rolesFor(confirming[assessment.scheme]), about)))
    throw new Refusal("second_person_needed");
  const overrideId = newId("ovr");
  await commit(
    scope,
    [
      insertOverride(scope, {
        id: overrideId,
        assessmentId: id,
        personId,
        branchId: rating.branchId,
        ...input,
      }),
      guardOneOverride(scope, id, personId),
    ],
    {
      event: "rating.override_asked",
      subject: personId,
      unitId: rating.branchId,
      detail: { before: rating.grade, after: input.grade, reason: input.reason },
      answer: { id: overrideId },
      unguarded: "already_submitted",
    },
  );
  return overrideId;
}

/** A second person who may also confirm approves; the decision is its own record, the proposal stays as it was. */
export async function approveOverride(
  scope: Scope,
  id: string,
  personId: string,
  seen: string,
): Promise<void> {
  const { rating, overrideId } = await waiting(scope, id, personId);
  if (overrideId !== seen) {
    const { overrideGrade: grade, overrideReason: reason } = rating;
    throw new Refusal("stale_version", { current: { override: overrideId, grade, reason } });
  }
  await refuseOwnCase(scope, personId);
  await refuseUnlessSecond(scope, rating.overrideBy);
  await commit(
    scope,
    [
      endOverride(scope, overrideId, "approved"),
      ...insertDecisions(scope, [
        { assessmentId: id, personId, branchId: rating.branchId, grade: rating.overrideGrade, overrideId },
      ]),
      guardCap(scope, id),
    ],
    {
      event: "rating.overridden",
      subject: personId,
      unitId: rating.branchId,
      detail: { grade: rating.overrideGrade },
      otherwise: "already_decided",
      unguarded: "quota_full",
    },
  );
}

/** The asking account withdraws, anybody else who may confirm refuses, but for the own grade. */
export async function dropOverride(scope: Scope, id: string, personId: string): Promise<void> {
  const { rating, overrideId } = await waiting(scope, id, personId);
  const outcome = rating.overrideBy === scope.actor.accountId ? "withdrawn" : "refused";
  if (outcome === "refused") await refuseOwnCase(scope, personId);
  await commit(scope, [endOverride(scope, overrideId, outcome)], {
    event: `rating.override_${outcome}`,
    subject: personId,
    unitId: rating.branchId,
    otherwise: "already_decided",
  });
}

async function waiting(scope: Scope, id: string, personId: string) {
  const assessment = await decidable(scope, id);
  const rating = await findRating(scope, id, personId);
  permit(scope, confirming[assessment.scheme], { unitId: rating.branchId });
  if (!rating.overrideId) throw new Refusal("not_submitted");
  return { rating, overrideId: rating.overrideId };
}

/** What the actor may do with somebody's rating of a scheme; with the own one nothing. */
export function abilitiesOn(
  scope: Scope,
  scheme: Scheme,
  { branchId: unitId, personId }: { branchId: string; personId: string },
): string[] {
  const may = personId !== scope.personId && can(scope, confirming[scheme], { unitId });
  return may ? [confirming[scheme]] : [];
}
