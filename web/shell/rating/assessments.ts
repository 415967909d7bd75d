import type { Accessor } from "solid-js";
import { SCHEMES } from "../../../db/vocabulary.ts";
import type {
  Assessment,
  ListedRating,
  PersonResult,
  Quota,
  Rating,
} from "../../../worker/rating/assessments/shape.ts";
import type { Grade, Outcome, Scheme, TieKey, YearFacts } from "../../../worker/rating/engine/shape.ts";
import type { Assessed, UnitOverview, UnitWarning } from "../../../worker/rating/engine/shape-answers.ts";
import { county } from "../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../query/index.ts";

export type {
  Assessed,
  Assessment,
  Grade,
  ListedRating,
  Outcome,
  PersonResult,
  Quota,
  Rating,
  Scheme,
  TieKey,
  UnitOverview,
  UnitWarning,
  YearFacts,
};
export const schemes = SCHEMES satisfies readonly Scheme[];
/** Every outcome by its place where outcomes are listed. */
const places: Record<Outcome, number> = {
  excellent: 0,
  pending_decision: 1,
  beyond_quota: 2,
  qualified: 3,
  basically_qualified: 4,
  committee_decides: 5,
  not_graded: 6,
};
export const outcomes = (Object.keys(places) as Outcome[]).sort((a, b) => places[a] - places[b]);
export type Ratings = { assessment: Assessment; ratings: ListedRating[]; quotas: Quota[] };

export const useAssessments = () =>
  useQuery(() => ({
    queryKey: ["assessments"],
    queryFn: () => county.get("/assessments"),
  }));

export const overviewOf = (id: string) => ({
  queryKey: ["ratings", id, "units"],
  queryFn: () => county.get(`/assessments/${id}/units`),
});

export const useRatings = (id: Accessor<string | undefined>, unit: Accessor<string | undefined>) =>
  useQuery(() => ({
    queryKey: ["ratings", id(), unit() ?? "all"],
    queryFn: () => ratingsOf(id() ?? "", unit() ?? ""),
    enabled: !!id() && !!unit(),
  }));

/** A unit's ratings page by page: its quota line needs them all. */
export async function ratingsOf(id: string, unit: string): Promise<Ratings> {
  const page = (after: string | null) =>
    county.get(`/assessments/${id}?unit=${unit}${after ? `&after=${encodeURIComponent(after)}` : ""}`);
  const first = await page(null);
  const quotas = new Map(first.quotas.map((quota) => [quota.quotaId, quota]));
  const ratings = [...first.ratings];
  for (let { after } = first; after; ) {
    const next = await page(after);
    ratings.push(...next.ratings);
    for (const quota of next.quotas) quotas.set(quota.quotaId, joined(quotas.get(quota.quotaId), quota));
    after = next.after;
  }
  return { assessment: first.assessment, ratings, quotas: [...quotas.values()] };
}

/** Each page names of a quota the people that the reader sees on it. */
function joined(before: Quota | undefined, next: Quota): Quota {
  const all = (one: readonly string[] = [], more: readonly string[] = []) => [...new Set([...one, ...more])];
  return {
    ...next,
    proposed: all(before?.proposed, next.proposed),
    beyond: all(before?.beyond, next.beyond),
    pending: next.pending && {
      ...next.pending,
      candidates: all(before?.pending?.candidates, next.pending.candidates),
    },
  };
}

export const usePersonResult = (
  id: Accessor<string>,
  person: Accessor<string>,
  /** Somebody who was not assessed is no failure of the page. */
  mayMiss = false,
) =>
  useQuery(() => ({
    queryKey: ["ratings", id(), "person", person()],
    queryFn: () => county.get(`/assessments/${id()}/people/${person()}`),
    ...(mayMiss ? { throwOnError: false, retry: false } : {}),
  }));

/** A later proposal of the same year and scheme replaces the earlier ones. */
export const latestOf = (list: readonly Assessment[], year: number, scheme: Scheme) =>
  list
    .filter((row) => row.year === year && row.scheme === scheme)
    .reduce<Assessment | undefined>(
      (last, row) => (!last || row.attempt > last.attempt ? row : last),
      undefined,
    );

/** Confirmed as it stands: the engine proposed a grade, nobody has decided or asked for another. */
export const isReady = (rating: Rating) =>
  rating.decidedAt === null &&
  rating.overrideId === null &&
  ["excellent", "beyond_quota", "qualified", "basically_qualified"].includes(rating.outcome);

/** Those within the quota first, then as the engine ranked them. */
export const inLine = (ratings: readonly ListedRating[]) =>
  [...ratings].sort((a, b) => places[a.outcome] - places[b.outcome] || a.position - b.position);

const useRefreshed = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["ratings"] });
};

export const useConfirm = (id: Accessor<string>) => {
  const refresh = useRefreshed();
  return useMutation(() => ({
    mutationFn: (input: { unitId?: string; people?: string[] }) =>
      county.post(`/assessments/${id()}/confirmation`, input),
    onSettled: refresh,
  }));
};

export const useOverride = (id: Accessor<string>) => {
  const refresh = useRefreshed();
  return useMutation(() => ({
    mutationFn: ({ person, ...input }: { person: string; grade: Grade; reason: string }) =>
      county.post(`/assessments/${id()}/people/${person}/override`, input),
    onSettled: refresh,
  }));
};

export const useOverrideEnd = (id: Accessor<string>) => {
  const refresh = useRefreshed();
  return useMutation(() => ({
    mutationFn: ({ person, approve }: { person: string; approve: string | null }) =>
      approve !== null
        ? county.post(`/assessments/${id()}/people/${person}/override/approval`, { override: approve })
        : county.delete(`/assessments/${id()}/people/${person}/override`),
    onSettled: refresh,
  }));
};
