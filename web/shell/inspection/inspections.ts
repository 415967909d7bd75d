import type { Accessor } from "solid-js";
import type { MarkItem } from "../../../worker/inspection/inspections/shape.ts";
import type {
  InspectionDetail,
  InspectionList,
  InspectionRow,
  Item,
  Mark,
  OwnItem,
  Reason,
} from "../../../worker/inspection/inspections/shape-answers.ts";
import { county } from "../../api.ts";
import { useQuery } from "../../query/index.ts";

export type { InspectionDetail, InspectionList, InspectionRow, Item, Mark, MarkItem, OwnItem, Reason };
export type Quality = NonNullable<NonNullable<MarkItem["quality"]>>;

export const useInspections = (quarter: Accessor<string | undefined>) =>
  useQuery(() => ({
    queryKey: ["inspections", "list", quarter()],
    queryFn: () => county.get(quarter() ? `/inspections?quarter=${quarter()}` : "/inspections"),
  }));

export const detailKey = (id: string) => ["inspections", "one", id];
export const useInspection = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: detailKey(id()),
    queryFn: () => county.get(`/inspections/${id()}`),
    // What is being marked is not pulled away from under the hand.
    refetchOnWindowFocus: false,
  }));

export const useOwnItems = () =>
  useQuery(() => ({
    queryKey: ["inspections", "own"],
    queryFn: () => county.get("/inspections/own"),
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
      return county.get(
        `/notes?person=${person()}&from=${year}-01-01&to=${year}-${lastDays[quarter().slice(4)]}`,
      );
    },
    enabled: wanted(),
    throwOnError: false,
  }));

export const useNote = (id: Accessor<string | undefined>) =>
  useQuery(() => ({
    queryKey: ["notes", "one", id()],
    queryFn: () => county.get(`/notes/${id()}`),
    enabled: !!id(),
    throwOnError: false,
  }));
