import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { labelsOf } from "../../inspection/facts/records-labels";
import { findVersion } from "../../measures/versions/records";
import { abilitiesOn } from "../decisions/actions";
import { findRating, ratingPage } from "../decisions/records";
import { citesOf, recordsCited } from "../engine/rules";
import { differencesBetween } from "../engine/rules-differences";
import type { Outcome, TieKey } from "../engine/shape";
import type { Assessed } from "../engine/shape-answers";
import {
  assessmentRows,
  changedRows,
  factsOf,
  findAssessment,
  quotaRows,
  supersededBy,
} from "../proposals/records";
import { unitOverviews } from "./reads-overview";
import { factsWithoutBallots, withoutBallots } from "./reads-present";

type StoredRating = Awaited<ReturnType<typeof findRating>>;

/** Ratings of a year, of one unit where it is named, a page at a time, each as this reader may see it. */
export async function ratingsOf(
  scope: Scope,
  id: string,
  unitId: string | undefined,
  after: Parameters<typeof ratingPage>[3],
) {
  permitSomewhere(scope, "assessment.read");
  const assessment = await findAssessment(scope, id);
  const page = await ratingPage(scope, assessment.id, { unitId }, after);
  const ratings = page.rows.filter((row) =>
    can(scope, "assessment.read", { unitId: row.branchId, personId: row.personId }),
  );
  const quotas = await quotaRows(scope, assessment.id);
  const named = new Set(ratings.map((rating) => rating.quotaId));
  const position = placesAmong(scope, page.order);
  return {
    assessment,
    ratings: ratings.map(({ place: _place, ...rating }) => ({
      ...rating,
      ...rated(scope, rating),
      position: position(rating),
      can: abilitiesOn(scope, assessment.scheme, rating),
    })),
    quotas: quotas
      .filter((quota) => named.has(quota.quotaId))
      .map((quota) => withinReach(scope, quota, ratings)),
    after: page.after,
  };
}

/** One person's rating with what it rests on, as this reader may see it. */
export async function ratingOf(scope: Scope, id: string, personId: string) {
  permitSomewhere(scope, "assessment.read");
  const assessment = await findAssessment(scope, id);
  const rating = await findRating(scope, assessment.id, personId);
  permit(scope, "assessment.read", { unitId: rating.branchId, personId: rating.personId });
  const frozen = await factsOf(scope, assessment.id, rating.personId);
  const open = mayReadBallots(scope, rating);
  const facts = open ? frozen : factsWithoutBallots(frozen);
  const shown = rated(scope, rating);
  const cited = recordsCited(facts, citesOf(shown.score)).map(({ id }) => id);
  const quotas = (await quotaRows(scope, assessment.id)).filter((quota) => quota.quotaId === rating.quotaId);
  return {
    assessment,
    rating: { ...rating, ...shown, position: placesAmong(scope, [rating.position])(rating) },
    facts,
    labels: await labelsOf(scope, cited),
    quota: quotas[0] ? withinReach(scope, quotas[0], [rating]) : null,
    measuresNumber: (await findVersion(scope, assessment.measuresId)).number,
    can: abilitiesOn(scope, assessment.scheme, rating),
  };
}

/** What an attempt changed against the one before it, of people in reach. */
export async function differencesOf(scope: Scope, id: string, unitId: string | undefined) {
  permitSomewhere(scope, "assessment.read");
  const assessment = await findAssessment(scope, id);
  const earlier = await supersededBy(scope, assessment);
  if (!earlier) return { supersedes: null, differences: [] };
  const rows = await changedRows(scope, earlier.id, assessment.id, unitId);
  const differences = differencesBetween(rows.before, rows.after).filter(({ branchId, personId }) =>
    can(scope, "assessment.read", { unitId: branchId, personId }),
  );
  const { attempt, measuresId, engine, recordedUntil } = earlier;
  return { supersedes: { id: earlier.id, attempt, measuresId, engine, recordedUntil }, differences };
}

/** What a stored rating says, in the engine's words. */
function rated(scope: Scope, row: Omit<StoredRating, "place">) {
  const score = row.score as Assessed;
  return {
    outcome: row.outcome as Outcome,
    proposal: row.proposal as { tieKey: TieKey | null },
    score: mayReadBallots(scope, row) ? score : withoutBallots(score),
  };
}

function mayReadBallots(scope: Scope, { branchId, personId }: { branchId: string; personId: string }) {
  return can(scope, "ballot.read", { unitId: branchId, personId });
}

/** A place in the county's order is for readers of the whole county; others get the order among what they see. */
function placesAmong(scope: Scope, seen: readonly number[]): (rating: { position: number }) => number {
  if (can(scope, "assessment.read")) return (rating) => rating.position;
  const place = new Map(seen.map((position, index) => [position, index + 1]));
  return (rating) => place.get(rating.position) ?? 1;
}

/** Base, cap and counts are everybody's; who else is a candidate is for those who may read that person's rating. */
function withinReach(scope: Scope, quota: QuotaRow, ratings: readonly { personId: string }[]) {
  const counts = {
    proposed: quota.proposed.length,
    beyond: quota.beyond.length,
    candidates: quota.pending.candidates.length,
  };
  if (can(scope, "assessment.read")) return { ...quota, counts };
  const visible = new Set(ratings.map((rating) => rating.personId));
  const seen = (ids: readonly string[]) => ids.filter((id) => visible.has(id));
  return {
    ...quota,
    counts,
    proposed: seen(quota.proposed),
    beyond: seen(quota.beyond),
    pending: { ...quota.pending, candidates: seen(quota.pending.candidates) },
  };
}
type QuotaRow = Awaited<ReturnType<typeof quotaRows>>[number];

/** How far each unit in reach is with a year's ratings. */
export async function unitsOf(scope: Scope, id: string) {
  permitSomewhere(scope, "assessment.read");
  const assessment = await findAssessment(scope, id);
  return { units: await unitOverviews(scope, assessment.id, assessment.scheme) };
}

/** Every rating of the county, the later attempts too. */
export async function assessmentList(scope: Scope) {
  permitSomewhere(scope, "assessment.read");
  return { assessments: await assessmentRows(scope) };
}
