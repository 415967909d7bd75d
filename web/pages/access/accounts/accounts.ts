import type { Accessor } from "solid-js";
import type { AccountRow } from "../../../../worker/access/administration/shape.ts";
import type { OwnProof } from "../../../../worker/access/second-factors/shape.ts";
import { county, queryOf, type Write } from "../../../api.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { roles } from "../../../text/access/accounts-roles.zh.ts";
import { useText } from "../../../text/index.ts";

type Held = { roleId: string; role: string; unitId: string; unitName: string };
export type Account = Pick<
  AccountRow,
  "id" | "name" | "login" | "personId" | "personName" | "suspendedAt" | "version" | "can"
> & {
  roles: Held[];
};

type AccountsPage = { accounts: readonly AccountRow[]; after: string | null };

/** By login, a page at a time, found by part of a name or login. */
export const useAccounts = (q: Accessor<string | undefined>) =>
  useInfiniteQuery(() => ({
    queryKey: ["accounts", "list", q() ?? ""],
    queryFn: ({ pageParam }): Promise<AccountsPage> =>
      county.get(`/accounts${queryOf({ q: q(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: AccountsPage) => last.after ?? undefined,
  }));

/** Those who hold a branch's role and belong to no person: they decide nothing until they are linked. */
export const useUnlinked = (wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["accounts", "unlinked", "list"],
    queryFn: () => county.get("/accounts?unlinked=yes"),
    enabled: wanted(),
  }));

/** One account with all its roles, in the order of its first. */
export function grouped(rows: readonly AccountRow[]): Account[] {
  const byId = new Map<string, Account>();
  for (const { roleId, role, unitId, unitName, ...account } of rows) {
    const known = byId.get(account.id) ?? { ...account, roles: [] };
    known.can = known.can.filter((ability) => account.can.includes(ability));
    if (roleId && role) known.roles.push({ roleId, role, unitId: unitId ?? "", unitName: unitName ?? "" });
    byId.set(account.id, known);
  }
  return [...byId.values()];
}

/** Who belongs to a unit today, by name: whom an account can be linked to. */
export const usePeopleOf = (unit: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["people", "of", unit()],
    queryFn: () => county.get(`/people?unit=${unit()}`),
    enabled: unit() !== "",
  }));

export const useLinking = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ id, personId, version }: { id: string; personId: string; version: number }) =>
      county.put(`/accounts/${id}/person`, { personId, version }),
    onSettled: () =>
      Promise.all(["accounts", "inbox", "me"].map((what) => client.invalidateQueries({ queryKey: [what] }))),
  }));
};

/** "党支部书记 · 机关第一支部" */
export function useRoleWords() {
  const s = useText(roles);
  return ({ role, unitName }: Account["roles"][number]) =>
    `${s(`role_${role}` as "role_person")} · ${unitName}`;
}

export const useAccountChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (write: Write) => write(),
    onSettled: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  }));
};

export const useResetLink = () =>
  useMutation(() => ({
    mutationFn: ({ id, proof }: { id: string; proof: OwnProof }) =>
      county.post(`/accounts/${id}/reset`, proof),
  }));
