import { group } from "d3-array";
import type { Accessor } from "solid-js";
import type { AddTurn, Rota, Turn } from "../../../../worker/study/lectures/shape.ts";
import { county, type Write } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";

export type { AddTurn, Rota, Turn };

export const useRota = (year: Accessor<number>) =>
  useQuery(() => ({
    queryKey: ["lectures", year()],
    queryFn: () => county.get(`/lectures?year=${year()}`),
  }));

export const usePeopleOf = (unit: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["people", "of", unit()],
    queryFn: () => county.get(`/people?unit=${unit()}`),
    enabled: unit() !== "",
    throwOnError: false,
  }));

/** Adds a turn, takes one off, or records a lesson: the rota is asked anew after each. */
export function useRotaChange() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (write: Write) => write(),
    onSuccess: () => client.invalidateQueries({ queryKey: ["lectures"] }),
  }));
}

/** Each lesson fulfils one of the person's turns, the earliest first. */
export function givenOf({ turns, given }: Rota): Map<string, string> {
  const left = group(given, (lesson) => lesson.personId);
  return new Map(
    turns.flatMap((turn): [string, string][] => {
      const lesson = left.get(turn.personId)?.shift();
      return lesson ? [[turn.id, lesson.doneOn]] : [];
    }),
  );
}
