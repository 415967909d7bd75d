import { county } from "../../../api.ts";
import { useQueries, useQuery } from "../../../query/index.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { latestOf, overviewOf, schemes } from "../../../shell/rating/assessments.ts";

export const useRuns = () => useQuery(() => ({ queryKey: ["runs"], queryFn: () => county.get("/runs") }));

/** One source of tasks: what cannot be had is said above the list instead of taking it down. */
function useSource<Answer>(key: readonly unknown[], ask: () => Promise<Answer>, wanted: boolean) {
  return useQuery(() => ({
    queryKey: key,
    queryFn: ask,
    enabled: wanted,
    throwOnError: false,
  }));
}

/** What may be waiting for somebody, each from its own list and only for accounts that may do something about it. */
export function useSources() {
  const me = useMe();
  const can = useCan();
  const inspections = useSource(
    ["inspections", "list", undefined],
    () => county.get("/inspections"),
    can("inspection.close"),
  );
  const essays = useSource(
    ["essays", "waiting"],
    () => county.get("/essays?state=submitted"),
    can("essay.review"),
  );
  const leaves = useSource(
    ["leaves", "requested"],
    () => county.get("/leaves?state=requested"),
    can("leave.decide"),
  );
  const unfinished = (["planned", "open"] as const).map((state) =>
    useSource(
      ["sessions", "until", me().today, state],
      () => county.get(`/sessions?to=${me().today}&state=${state}`),
      can("attendance.record"),
    ),
  );
  const links = useSource(["invitations"], () => county.get("/invitations"), can("invitation.make"));
  const unlinked = useSource(
    ["accounts", "unlinked"],
    () => county.get("/accounts/unlinked"),
    can("account.manage"),
  );
  const units = useSource(["units"], () => county.get("/units"), can("invitation.make"));
  const remarks = useSource(["remarks"], () => county.get("/rosters/remarks"), can("roster.import"));
  const runs = useSource(["runs"], () => county.get("/runs"), can("run.read"));
  const { assessments, latest, ratings } = useLatestRatings();
  const all = () => [
    inspections,
    essays,
    leaves,
    ...unfinished,
    links,
    units,
    remarks,
    unlinked,
    runs,
    assessments,
    ...ratings(),
  ];
  return {
    inspections,
    essays,
    leaves,
    unfinished,
    links,
    units,
    unlinked,
    remarks,
    runs,
    latest,
    ratings,
    all,
  };
}
export type Sources = ReturnType<typeof useSources>;

/** The latest proposals that somebody may confirm, and how far each unit of them has come. */
function useLatestRatings() {
  const can = useCan();
  const assessments = useSource(
    ["assessments"],
    () => county.get("/assessments"),
    can("appraisal.confirm") || can("assessment.confirm"),
  );
  const latest = () => {
    const all = assessments.isSuccess ? assessments.data.assessments : [];
    // The year before may still be open when the next one is proposed.
    const years = [...new Set(all.map((one) => one.year))].sort((a, b) => b - a).slice(0, 2);
    const mine = schemes.filter((scheme) =>
      can(scheme === "democratic_appraisal" ? "appraisal.confirm" : "assessment.confirm"),
    );
    return years.flatMap((year) => mine.flatMap((scheme) => latestOf(all, year, scheme) ?? []));
  };
  const ratings = useQueries(() =>
    latest().map((one) => ({ ...overviewOf(one.id), throwOnError: false as const })),
  );
  return { assessments, latest, ratings };
}
