import type { Accessor } from "solid-js";
import type { AuditPage, AuditRow } from "../../../../worker/access/audit/shape.ts";
import { county, queryOf } from "../../../api.ts";
import { useInfiniteQuery } from "../../../query/index.ts";

export type { AuditPage, AuditRow };
export type AuditFilter = { who?: string; event?: string; subject?: string; from?: string; to?: string };

/** What the log can be narrowed to: the part of an event before its dot. */
export const concepts = [
  "account",
  "second_factor",
  "role",
  "invitation",
  "county",
  "unit",
  "person",
  "contact",
  "session",
  "attendance",
  "leave",
  "note",
  "essay",
  "inspection",
  "rating",
  "ballots",
  "roster",
  "run",
] as const;

export const useAudit = (filter: Accessor<AuditFilter>) =>
  useInfiniteQuery(() => ({
    queryKey: ["audit", { ...filter() }],
    queryFn: ({ pageParam }): Promise<AuditPage> =>
      county.get(`/audit${queryOf({ ...filter(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: AuditPage) => last.after ?? undefined,
  }));
