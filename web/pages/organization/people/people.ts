import type { Accessor } from "solid-js";
import type { PersonRow } from "../../../../worker/organization/people/shape.ts";
import type { PeoplePage, PersonDetail } from "../../../../worker/organization/people/shape-answers.ts";
import type { Cases } from "../../../../worker/study/cases/shape.ts";
import { ApiRefusal, county, queryOf, type Write } from "../../../api.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { useLinks } from "../../../shell/organization/units.ts";

export type { Cases, PeoplePage, PersonDetail, PersonRow };

export type PeopleFilter = { unit?: string; q?: string; standing?: string };

export const usePeople = (filter: Accessor<PeopleFilter>) =>
  useInfiniteQuery(() => ({
    queryKey: ["people", "list", { ...filter() }],
    queryFn: ({ pageParam }): Promise<PeoplePage> =>
      county.get(`/people${queryOf({ ...filter(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: PeoplePage) => last.after ?? undefined,
  }));

export const usePerson = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["people", "one", id()],
    queryFn: () => county.get(`/people/${id()}`),
  }));

/** Phone and birth date in full: asked for by a button, and written down for the person to see. */
export const useContact = () =>
  useMutation(() => ({
    mutationFn: async (person: string) => ({
      person,
      ...(await county.post(`/people/${person}/contact`)),
    }),
  }));

/** One writing action on a person; whatever shows people is asked for again, also when somebody else was quicker. */
export const usePersonChange = () => {
  const client = useQueryClient();
  const askAgain = () =>
    Promise.all(["people", "cases", "units"].map((what) => client.invalidateQueries({ queryKey: [what] })));
  return useMutation(() => ({
    mutationFn: (write: Write) => write(),
    onSuccess: askAgain,
    onError: (error) =>
      error instanceof ApiRefusal && error.code === "stale_version" ? askAgain() : undefined,
  }));
};
export const useCases = (id: Accessor<string>, wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["cases", id()],
    queryFn: () => county.get(`/cases/${id()}`),
    enabled: wanted(),
  }));

/** Whose invitation is still open. */
export function useInvited(wanted: Accessor<boolean>) {
  const links = useLinks(wanted);
  return {
    known: () => links.data !== undefined,
    isInvited: (person: string) =>
      (links.data?.invitations ?? []).some((link) => link.personId === person && link.isOpen),
  };
}
