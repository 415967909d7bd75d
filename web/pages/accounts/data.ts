import { county } from "../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../query/index.ts";
import { useText } from "../../text/index.ts";
import { shell } from "../../text/shell.zh.ts";

type Row = {
  id: string;
  name: string;
  login: string;
  suspendedAt: number | null;
  version: number;
  roleId: string;
  role: string;
  unitName: string;
};
export type Account = Pick<Row, "id" | "name" | "login" | "suspendedAt" | "version"> & {
  roles: Pick<Row, "roleId" | "role" | "unitName">[];
};

export const useAccounts = () =>
  useQuery(() => ({
    queryKey: ["accounts"],
    queryFn: () => county.get<{ accounts: Row[] }>("/accounts"),
  }));

/** One account with all its roles, in the order of its first. */
export function grouped(rows: readonly Row[]): Account[] {
  const byId = new Map<string, Account>();
  for (const { roleId, role, unitName, ...account } of rows) {
    const known = byId.get(account.id) ?? { ...account, roles: [] };
    known.roles.push({ roleId, role, unitName });
    byId.set(account.id, known);
  }
  return [...byId.values()];
}

/** "党支部书记 · 机关第一支部" */
export function useRoleWords() {
  const s = useText(shell);
  return ({ role, unitName }: Account["roles"][number]) =>
    `${s(`role_${role}` as "role_person")} · ${unitName}`;
}

export const useAccountChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ method, path, body }: { method: "post" | "delete"; path: string; body?: unknown }) =>
      county[method](`/accounts/${path}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  }));
};

export const useResetLink = () =>
  useMutation(() => ({
    mutationFn: (id: string) => county.post<{ token: string }>(`/accounts/${id}/reset`),
  }));
