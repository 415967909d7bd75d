import type { Accessor } from "solid-js";
import { BRANCH_KINDS } from "../../../db/vocabulary.ts";
import type { MadeInvitation, OpenLink } from "../../../worker/access/invitations/shape.ts";
import type { PersonRow } from "../../../worker/organization/people/shape.ts";
import type { PeoplePage } from "../../../worker/organization/people/shape-answers.ts";
import type {
  PartyGroup,
  StandardTerms,
  UnitStandard,
} from "../../../worker/organization/unit-standards/shape.ts";
import type {
  QuotaTerms,
  SetQuotaTerms,
  UnitKind,
  UnitRow,
} from "../../../worker/organization/units/shape.ts";
import { county, queryOf, type Write } from "../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../query/index.ts";

export { useUnits } from "../unit-options.ts";
export type { MadeInvitation, OpenLink, UnitKind, UnitRow };
export const isBranch = ({ kind }: Pick<UnitRow, "kind">) => BRANCH_KINDS.some((one) => one === kind);

/** What was recorded of a unit's quota, the latest first. */
export const useQuotaTerms = (id: string) =>
  useQuery(() => ({
    queryKey: ["units", id, "quota-terms"],
    queryFn: () => county.get(`/units/${id}/quota-terms`),
  }));
export type { QuotaTerms, SetQuotaTerms };

/** What was recorded of a unit's standards, the latest first, and a branch's party groups. */
export const useStandards = (id: string) =>
  useQuery(() => ({
    queryKey: ["units", id, "standards"],
    queryFn: () => county.get(`/units/${id}/standards`),
  }));
export type { PartyGroup, StandardTerms, UnitStandard };

export const useLinks = (wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["invitations"],
    queryFn: () => county.get("/invitations"),
    enabled: wanted(),
  }));

/** Every change to the tree is seen wherever units are listed. */
export const useUnitChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (write: Write) => write(),
    onSettled: () => client.invalidateQueries({ queryKey: ["units"] }),
  }));
};

/** For how many days a link is good unless somebody says otherwise. */
export const usualDays = 14;
export type InvitationInput = {
  role: string;
  units?: string[];
  people?: string[];
  holders?: { unitId: string; personId: string }[];
  days: number;
};

/** Somebody whom a link can name, with the place of the own branch in the tree. */
export type Candidate = Pick<PersonRow, "id" | "name" | "branchId" | "office"> & {
  place: string;
  hasAccount: boolean;
};

/** Everybody in reach and who of them has an account, page by page: asked only when links are made. */
export const useCandidates = () =>
  useQuery(() => ({
    queryKey: ["people", "candidates"],
    queryFn: async (): Promise<Candidate[]> => {
      const [people, { units }] = await Promise.all([everyone(), county.get("/units")]);
      const places = new Map(units.map(({ id, place }) => [id, place]));
      return people.map(({ id, name, branchId, office, login }) => ({
        id,
        name,
        branchId,
        office,
        place: places.get(branchId) ?? "",
        hasAccount: login !== null,
      }));
    },
  }));

async function everyone(): Promise<PersonRow[]> {
  const all: PersonRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: PeoplePage = await county.get(`/people${queryOf({ after: after ?? "" })}`);
    all.push(...page.people);
    after = page.after;
  }
  return all;
}
export const useInvite = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: InvitationInput) => county.post("/invitations", input),
    // Not waited for: the links come once, and nothing may stand between them and the page.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["invitations"] });
    },
  }));
};

/** The same links once more, for the same people: those that were handed out open nothing any more. */
export const useRenewal = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (links: readonly string[]) => county.post("/invitations/renewal", { links }),
    onSettled: () => void client.invalidateQueries({ queryKey: ["invitations"] }),
  }));
};

export const useWithdrawal = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => county.delete(`/invitations/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["invitations"] }),
  }));
};
