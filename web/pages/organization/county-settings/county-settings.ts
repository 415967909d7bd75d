import type { OwnProof } from "../../../../worker/access/second-factors/shape.ts";
import type { ChangeSettings, Settings } from "../../../../worker/access/sign-up/shape.ts";
import type { DepartedRow } from "../../../../worker/organization/people/shape-answers.ts";
import { county } from "../../../api.ts";
import { download } from "../../../download.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { saveFile } from "../../../ui/export.ts";

export type { ChangeSettings, DepartedRow, Settings };

export const useSettings = () =>
  useQuery(() => ({ queryKey: ["settings"], queryFn: () => county.get("/settings") }));

export const useSettingsChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: ChangeSettings) => county.put("/settings", input),
    onSettled: () =>
      Promise.all(["settings", "departed"].map((what) => client.invalidateQueries({ queryKey: [what] }))),
  }));
};

/** All that the county owns, as one file; each download is written down. Told as it comes: its bytes until now. */
export const useCountyExport = (told: (bytes: number) => void) =>
  useMutation(() => ({
    mutationFn: async (proof: OwnProof) => {
      told(0);
      const { file, name } = await download("/export", "POST", told, proof);
      saveFile(file, name);
    },
  }));

export const useDeparted = () =>
  useQuery(() => ({
    queryKey: ["departed"],
    queryFn: () => county.get("/people/departed"),
  }));

export const useErasure = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => county.post(`/people/${id}/erasure`, {}),
    onSuccess: () =>
      Promise.all(["departed", "people"].map((what) => client.invalidateQueries({ queryKey: [what] }))),
  }));
};
