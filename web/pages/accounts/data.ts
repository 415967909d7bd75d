import type { AccountRow, OwnProof } from "../../../worker/accounts/shape.ts";
import { county } from "../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../query/index.ts";
import { useText } from "../../text/index.ts";
import { roles } from "../../text/roles.zh.ts";

type Held = { roleId: string; role: string; unitName: string };
export type Account = Pick<
  AccountRow,
  "id" | "name" | "login" | "personId" | "suspendedAt" | "version" | "can"
> & {
  roles: Held[];
};

export const useAccounts = () =>
  useQuery(() => ({
    queryKey: ["accounts"],
    queryFn: () => county.get<{ accounts: AccountRow[] }>("/accounts"),
  }));

/** One account with all its roles, in the order of its first. */
export function grouped(rows: readonly AccountRow[]): Account[] {
  const byId = new Map<string, Account>();
  for (const { roleId, role, unitId: _, unitName, ...account } of rows) {
    const known = byId.get(account.id) ?? { ...account, roles: [] };
    known.can = known.can.filter((ability) => account.can.includes(ability));
    if (roleId && role) known.roles.push({ roleId, role, unitName: unitName ?? "" });
    byId.set(account.id, known);
  }
  return [...byId.values()];
}

/** "党支部书记 · 机关第一支部" */
export function useRoleWords() {
  const s = useText(roles);
  return ({ role, unitName }: Account["roles"][number]) =>
    `${s(`role_${role}` as "role_person")} · ${unitName}`;
}

type AccountChange = { method: "post" | "delete"; path: string; body?: unknown; key?: string };

export const useAccountChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ method, path, body, key }: AccountChange) =>
      county[method](`/accounts/${path}`, body, key ? { idempotencyKey: key } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  }));
};

export const useResetLink = () =>
  useMutation(() => ({
    mutationFn: ({ id, proof }: { id: string; proof: OwnProof }) =>
      county.post<{ token: string }>(`/accounts/${id}/reset`, proof),
  }));
