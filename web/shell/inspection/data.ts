import type { Accessor } from "solid-js";
import type { QuarterFacts } from "../../../worker/inspection/facts/shape-quarter.ts";
import type { MarkItem, Reason } from "../../../worker/inspection/inspections/shape.ts";
import type { NoteDetail, NotePage } from "../../../worker/writing/notes/shape.ts";
import { county } from "../../api.ts";
import { useQuery } from "../../query/index.ts";

export type { MarkItem, Reason };
export type Quality = NonNullable<NonNullable<MarkItem["quality"]>>;

export type InspectionRow = {
  id: string;
  branchId: string;
  branchName: string;
  quarter: string;
  openedOn: string;
  branchWindowUntil: string;
  rectifyUntil: string;
  closedAt: number | null;
  /** Nobody of the branch closed it: its time was over. */
  closedBySchedule: boolean;
  finalAt: number | null;
  /** People by verdict as it stands. */
  counts: Record<string, number>;
  /** People with a quality mark. */
  marked: number;
};
export type InspectionList = { quarter: string | null; quarters: string[]; inspections: InspectionRow[] };

export type Mark = {
  quality: Quality | null;
  bookNotHandedIn: boolean;
  bookShownOn: string | null;
  verifiedCharacters: number | null;
  explanations: string[];
  rectifiedQuality: Quality | null;
  rectifiedCharacters: number | null;
  rectifiedExplanations: string[];
  remark: string | null;
  verdict: string;
  reasons: Reason[];
  version: number;
};
export type Item = {
  personId: string;
  name: string;
  facts: QuarterFacts;
  proposed: string;
  verdict: string;
  reasons: Reason[];
  spotChecked: boolean;
  /** The person's own last day of rectification: later than the branch's where approved leave stopped the clock. */
  rectifyUntil: string;
  mark: Mark | null;
  final: string | null;
  /** Characters asked for by the quarter's end, "n/d". */
  floor: string;
  /** inspection.mark and note.verify on this person; nothing on oneself. */
  can: string[];
};
/** A quarter of one's own. */
export type OwnItem = Omit<Item, "mark" | "can"> & {
  quality: Quality | null;
  quarter: string;
  branchName: string;
};
export type InspectionDetail = {
  inspection: {
    id: string;
    branchId: string;
    branchName: string;
    quarter: string;
    branchWindowUntil: string;
    countyCheckUntil: string;
    rectifyUntil: string;
    closure: { conclusion: string | null; createdAt: number; createdBy: string | null } | null;
    final: { createdAt: number } | null;
  };
  items: Item[];
  /** The day of the sessions, notes and certificates behind the figures, by id. */
  labels: Record<string, string>;
  /** The windows are over: what is written now counts as rectification. */
  rectifying: boolean;
  can: string[];
};

export const useInspections = (quarter: Accessor<string | undefined>) =>
  useQuery(() => ({
    queryKey: ["inspections", "list", quarter()],
    queryFn: () =>
      county.get<InspectionList>(quarter() ? `/inspections?quarter=${quarter()}` : "/inspections"),
  }));

export const detailKey = (id: string) => ["inspections", "one", id];
export const useInspection = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: detailKey(id()),
    queryFn: () => county.get<InspectionDetail>(`/inspections/${id()}`),
    // What is being marked is not pulled away from under the hand.
    refetchOnWindowFocus: false,
  }));

export const useOwnItems = () =>
  useQuery(() => ({
    queryKey: ["inspections", "own"],
    queryFn: () => county.get<{ items: OwnItem[]; labels: Record<string, string> }>("/inspections/own"),
    throwOnError: false,
  }));

/** Exempt and deferred people are not inspected. */
export const isInspected = (verdict: string) => verdict !== "exempt" && verdict !== "deferred";

/** Typed characters and those of the hand-written book, as verified where somebody counted. */
export function charactersOf(item: Pick<Item, "facts"> & { mark?: Mark | null }): number {
  const declared = item.facts.books.reduce((sum, book) => sum + book.characters, 0);
  const verified = item.mark?.rectifiedCharacters ?? item.mark?.verifiedCharacters ?? null;
  return item.facts.typedCharacters + (verified ?? declared);
}

export const unexcusedOf = (item: Pick<Item, "facts">) => item.facts.unexcusedRecords;

const lastDays: Record<string, string> = { Q1: "03-31", Q2: "06-30", Q3: "09-30", Q4: "12-31" };

export const useNotes = (person: Accessor<string>, quarter: Accessor<string>, wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["notes", "of", person(), quarter()],
    queryFn: () => {
      const year = quarter().slice(0, 4);
      return county.get<NotePage>(
        `/notes?person=${person()}&from=${year}-01-01&to=${year}-${lastDays[quarter().slice(4)]}`,
      );
    },
    enabled: wanted(),
    throwOnError: false,
  }));

export const useNote = (id: Accessor<string | undefined>) =>
  useQuery(() => ({
    queryKey: ["notes", "one", id()],
    queryFn: () => county.get<NoteDetail>(`/notes/${id()}`),
    enabled: !!id(),
    throwOnError: false,
  }));
