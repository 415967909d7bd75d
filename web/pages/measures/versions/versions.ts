import { type Accessor, createMemo } from "solid-js";
import type { Scheme } from "../../../../db/vocabulary.ts";
import { type Change, changesBetween, faultsOf } from "../../../../worker/measures/versions/rules.ts";
import type { Measures } from "../../../../worker/measures/versions/shape.ts";
import type { VersionList, VersionRow } from "../../../../worker/measures/versions/shape-adoption.ts";
import type { WhatIf } from "../../../../worker/rating/engine/rules-what-if.ts";
import { county, newIdempotencyKey } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { useDraft } from "../../../shell/draft.ts";
import { useMe } from "../../../shell/me.ts";
import { placeOf } from "./layout.ts";
import { draftFrom } from "./values.ts";

export type { Change, Measures, Scheme, VersionList, VersionRow };
export type Trial = WhatIf & { year: number; recordedUntil: number; people: number };

export const useMeasures = () =>
  useQuery(() => ({
    queryKey: ["measures"],
    queryFn: () => county.get("/measures"),
  }));

export const inForce = ({ versions }: VersionList) => versions.find(({ state }) => state === "in_force");

/** The version that a new one starts from: the last that stands. */
export const newestOf = ({ versions }: VersionList) =>
  versions
    .filter(({ state }) => state !== "withdrawn")
    .reduce<VersionRow | undefined>(
      (last, row) =>
        !last ||
        row.fromQuarter > last.fromQuarter ||
        (row.fromQuarter === last.fromQuarter && row.number > last.number)
          ? row
          : last,
      undefined,
    );

/** What an administrator has typed over the newest version, kept on the device and the server. */
export function useMeasuresDraft(list: Accessor<VersionList | undefined>) {
  const me = useMe();
  const draft = useDraft("measures", me().account.id, () => ({}) as Record<string, string | null>);
  const base = () => {
    const all = list();
    return all && newestOf(all);
  };
  const content = createMemo((): Measures | undefined => {
    const from = base();
    return (
      from && draftFrom(from.content, { ...draft.content }, (path) => placeOf(path)?.cell.kind ?? "count")
    );
  });
  const changes = createMemo((): Change[] => {
    const [from, to] = [base(), content()];
    return from && to ? changesBetween(from.content, to) : [];
  });
  const faults = createMemo(() => faultsOf(content() ?? {}).faults);
  const clear = () =>
    draft.change(Object.fromEntries(Object.keys({ ...draft.content }).map((path) => [path, null])));
  return { ...draft, base, measures: content, changes, faults, clear };
}
export type MeasuresDraft = ReturnType<typeof useMeasuresDraft>;

export const useAdopt = () => {
  const client = useQueryClient();
  const key = newIdempotencyKey();
  return useMutation(() => ({
    mutationFn: (input: { content: Measures; fromQuarter: string; reason: string; basedOn: number }) =>
      county.post("/measures", input, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["measures"] }),
  }));
};

export const useWithdraw = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => county.post(`/measures/${id}/withdrawal`),
    onSettled: () => client.invalidateQueries({ queryKey: ["measures"] }),
  }));
};

export const useTrial = () =>
  useMutation(() => ({
    mutationFn: (input: { content: Measures; year: number; scheme: Scheme; fromQuarter?: string }) =>
      county.post("/measures/what-if", input),
  }));
