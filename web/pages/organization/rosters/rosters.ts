import type { Accessor } from "solid-js";
import type { Choices, Mapping, SuggestionKind } from "../../../../worker/organization/rosters/shape.ts";
import type { RosterDetail, RosterItem } from "../../../../worker/organization/rosters/shape-answers.ts";
import { county } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";

export type { Choices, Mapping, RosterDetail, RosterItem };
export type Preview = NonNullable<RosterDetail["preview"]>;

export const useRosters = () =>
  useQuery(() => ({
    queryKey: ["rosters"],
    queryFn: () => county.get("/rosters"),
  }));

/** What an import would do now, or what it did. */
export const useRoster = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["rosters", id()],
    queryFn: () => county.get(`/rosters/${id()}`),
  }));

export const useUpload = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ file, key }: { file: File; key: string }) =>
      county.upload("/rosters", file, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["rosters"] }),
  }));
};

export type Change = { mapping: Mapping } | { choices: Choices };

export const useChange = (roster: Accessor<RosterDetail>) => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (change: Change) => {
      const { id, version } = roster();
      const part = "mapping" in change ? "mapping" : "choices";
      return county.put(`/rosters/${id}/${part}`, { ...change, version });
    },
    // Also after a refusal: somebody else's change is what there is to see then.
    onSettled: () => client.invalidateQueries({ queryKey: ["rosters", roster().id] }),
  }));
};

export const useCommit = (roster: Accessor<RosterDetail>) => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (later: boolean) =>
      county.post(`/rosters/${roster().id}/commitment`, { version: roster().version, later }),
    onSettled: () => client.invalidateQueries(),
  }));
};

export const useUndo = (roster: Accessor<RosterDetail>) => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: () => county.delete(`/rosters/${roster().id}/commitment`),
    onSuccess: () => client.invalidateQueries(),
  }));
};

export const useRemarks = () =>
  useQuery(() => ({
    queryKey: ["remarks"],
    queryFn: () => county.get("/rosters/remarks"),
  }));

type Decision = { person: string; kind: SuggestionKind; accepted: boolean; fromOn: string };
export const useDecideRemark = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ person, ...decision }: Decision) =>
      county.post(`/rosters/remarks/${person}/decision`, decision),
    onSettled: () =>
      Promise.all(["remarks", "people"].map((what) => client.invalidateQueries({ queryKey: [what] }))),
  }));
};

/** What each part of an import's page is given. */
export type PartProps = { roster: RosterDetail; preview: Preview; change: ReturnType<typeof useChange> };
