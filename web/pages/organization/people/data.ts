import type { Accessor } from "solid-js";
import type { EMPLOYMENTS, EXEMPTION_REASONS, OFFICES, POSTS, STANDINGS } from "../../../../db/vocabulary.ts";
import type { PersonRow } from "../../../../worker/organization/people/shape.ts";
import { ApiRefusal, county, queryOf } from "../../../api.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { useLinks } from "../../../shell/organization/units.ts";

export type { PersonRow };

export type PeopleFilter = { unit?: string; q?: string; standing?: string };
export type PeoplePage = { people: PersonRow[]; after: string | null };

export const usePeople = (filter: Accessor<PeopleFilter>) =>
  useInfiniteQuery(() => ({
    queryKey: ["people", "list", { ...filter() }],
    queryFn: ({ pageParam }): Promise<PeoplePage> =>
      county.get<PeoplePage>(`/people${queryOf({ ...filter(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: PeoplePage) => last.after ?? undefined,
  }));

type Interval = { id: string; fromOn: string; untilOn: string | null };
export type PersonDetail = {
  person: {
    id: string;
    name: string;
    staffNumber: string | null;
    gender: "male" | "female" | null;
    born: string | null;
    phone: string | null;
    joinedParty: string | null;
    remark: string | null;
    version: number;
  };
  memberships: (Interval & { branchId: string; branchName: string })[];
  standings: (Interval & { standing: (typeof STANDINGS)[number] })[];
  posts: (Interval & {
    post: (typeof POSTS)[number];
    office: (typeof OFFICES)[number];
    employment: (typeof EMPLOYMENTS)[number];
    onProbation: boolean;
    title: string | null;
  })[];
  exemptions: (Interval & {
    covers: "everything" | "sessions";
    reason: (typeof EXEMPTION_REASONS)[number];
    note: string | null;
  })[];
  can: string[];
  withdrawable: string[];
};

export const usePerson = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["people", "one", id()],
    queryFn: () => county.get<PersonDetail>(`/people/${id()}`),
  }));

/** Phone and birth date in full: asked for by a button, and written down for the person to see. */
export const useContact = () =>
  useMutation(() => ({
    mutationFn: async (person: string) => ({
      person,
      ...(await county.post<{ phone: string | null; born: string | null }>(`/people/${person}/contact`)),
    }),
  }));

type PersonChange = { path: string; body: unknown; method?: "put"; key: string };

/** One writing action on a person; whatever shows people is asked for again, also when somebody else was quicker. */
export const usePersonChange = () => {
  const client = useQueryClient();
  const askAgain = () =>
    Promise.all(["people", "cases", "units"].map((what) => client.invalidateQueries({ queryKey: [what] })));
  return useMutation(() => ({
    mutationFn: ({ path, body, method, key }: PersonChange) =>
      method === "put" ? county.put(path, body) : county.post(path, body, { idempotencyKey: key }),
    onSuccess: askAgain,
    onError: (error) =>
      error instanceof ApiRefusal && error.code === "stale_version" ? askAgain() : undefined,
  }));
};

export type Cases = {
  warnings: { id: string; decidedOn: string; document: string }[];
  cases: { id: string; openedOn: string; closedOn: string | null; version: number }[];
  outside: { year: number; grade: string; document: string }[];
};
export const useCases = (id: Accessor<string>, wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["cases", id()],
    queryFn: () => county.get<Cases>(`/cases/${id()}`),
    enabled: wanted(),
  }));

type Account = { personId: string | null; login: string };

/** Who has an account already, and whose invitation is still open. */
export function useReached(may: Accessor<{ accounts: boolean; links: boolean }>) {
  const accounts = useQuery(() => ({
    queryKey: ["accounts"],
    queryFn: () => county.get<{ accounts: Account[] }>("/accounts"),
    enabled: may().accounts,
  }));
  const links = useLinks(() => may().links);
  return {
    known: () => accounts.data !== undefined && links.data !== undefined,
    loginOf: (person: string) => accounts.data?.accounts.find(({ personId }) => personId === person)?.login,
    isInvited: (person: string) =>
      (links.data?.invitations ?? []).some((link) => link.personId === person && link.isOpen),
  };
}
