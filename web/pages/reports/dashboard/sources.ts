import type { AlertList } from "../../../../worker/access/audit/shape.ts";
import type { Repeatable } from "../../../../worker/ledger/runs/shape.ts";
import type { OpenRemark } from "../../../../worker/organization/rosters/shape.ts";
import type { LeavePage } from "../../../../worker/study/leaves/shape.ts";
import type { SessionPage } from "../../../../worker/study/sessions/shape.ts";
import type { EssayPage } from "../../../../worker/writing/essays/shape.ts";
import { county } from "../../../api.ts";
import { useQueries, useQuery } from "../../../query/index.ts";
import type { InspectionList } from "../../../shell/inspection/data.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import type { OpenLink, UnitRow } from "../../../shell/organization/units.ts";
import { type Assessment, latestOf, overviewOf, schemes } from "../../../shell/rating/data.ts";
import type { running } from "../../../text/ledger/runs.zh.ts";

type Kind = keyof typeof running.zh & ("open_inspection" | "propose_ratings");
type Ledger = {
  runs: { kind: Kind | "tick" | "expire"; period: string; attempt: number; state: string }[];
  repeatable: Repeatable[];
  next: { kind: Kind; period: string; dueOn: string }[];
  can: string[];
};
export const useRuns = () =>
  useQuery(() => ({ queryKey: ["runs"], queryFn: () => county.get<Ledger>("/runs") }));

/** One source of tasks: what cannot be had is said above the list instead of taking it down. */
function useSource<Answer>(key: readonly unknown[], path: string, wanted: boolean) {
  return useQuery(() => ({
    queryKey: key,
    queryFn: () => county.get<Answer>(path),
    enabled: wanted,
    throwOnError: false,
  }));
}

/** What may be waiting for somebody, each from its own list and only for whoever may do something about it. */
export function useSources() {
  const me = useMe();
  const can = useCan();
  const inspections = useSource<InspectionList>(
    ["inspections", "list", undefined],
    "/inspections",
    can("inspection.close"),
  );
  const essays = useSource<EssayPage>(["essays", "waiting"], "/essays?state=submitted", can("essay.review"));
  const leaves = useSource<LeavePage>(
    ["leaves", "requested"],
    "/leaves?state=requested",
    can("leave.decide"),
  );
  const unfinished = (["planned", "open"] as const).map((state) =>
    useSource<SessionPage>(
      ["sessions", "until", me().today, state],
      `/sessions?to=${me().today}&state=${state}`,
      can("attendance.record"),
    ),
  );
  const links = useSource<{ invitations: OpenLink[] }>(
    ["invitations"],
    "/invitations",
    can("invitation.make"),
  );
  const alerts = useSource<AlertList>(["alerts"], "/alerts", can("account.manage"));
  const units = useSource<{ units: UnitRow[] }>(["units"], "/units", can("invitation.make"));
  const remarks = useSource<{ remarks: OpenRemark[] }>(["remarks"], "/rosters/remarks", can("roster.import"));
  const runs = useSource<Ledger>(["runs"], "/runs", can("run.read"));
  const assessments = useSource<{ assessments: Assessment[] }>(
    ["assessments"],
    "/assessments",
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
  const all = () => [
    inspections,
    essays,
    leaves,
    ...unfinished,
    links,
    units,
    remarks,
    alerts,
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
    alerts,
    remarks,
    runs,
    latest,
    ratings,
    all,
  };
}
export type Sources = ReturnType<typeof useSources>;
