import type { Accessor } from "solid-js";
import type { AuditPage, AuditRow } from "../../../worker/audit/shape.ts";
import { county } from "../../api.ts";
import { useInfiniteQuery, useQuery } from "../../query/index.ts";

export type { AuditRow };
export type AuditFilter = { actor?: string; event?: string; subject?: string; from?: string; to?: string };

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
    queryFn: ({ pageParam }: { pageParam: string | null }) => {
      const asked = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...filter(), after: pageParam ?? undefined }))
        if (value) asked.set(name, value);
      return county.get<AuditPage>(asked.size ? `/audit?${asked}` : "/audit");
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: AuditPage) => last.after,
  }));

/** Everybody with an account, once. */
export const useActors = () =>
  useQuery(() => ({
    queryKey: ["accounts"],
    queryFn: () => county.get<{ accounts: { id: string; name: string; login: string }[] }>("/accounts"),
  }));
