import { can, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { branchFactsOf } from "./records";
import { branchRatings } from "./rules";

/** Scores and stars of a year to date, in the fixed order of units; a branch's own people see only their branch and no other candidate. */
export async function branchRatingsOf(scope: Scope, year: number) {
  permitSomewhere(scope, "comparison.read");
  const { facts, measures, version, last } = await branchFactsOf(scope, year);
  const { ratings, quota } = branchRatings(facts, measures);
  const mine = ratings.filter(({ branchId }) => can(scope, "comparison.read", { unitId: branchId }));
  const seen = new Set(mine.map(({ branchId }) => branchId));
  const only = (ids: readonly string[]) => ids.filter((id) => seen.has(id));
  return {
    year,
    until: last,
    measures: version,
    ratings: mine,
    meetings: Object.fromEntries(
      facts
        .filter(({ branchId }) => seen.has(branchId))
        .map(({ branchId, meetings }) => [branchId, meetings]),
    ),
    quota: {
      ...quota,
      proposed: only(quota.proposed),
      beyond: only(quota.beyond),
      pending: { ...quota.pending, candidates: only(quota.pending.candidates) },
    },
  };
}
