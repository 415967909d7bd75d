import { createMemo } from "solid-js";
import type { InspectionDetail, Item } from "../../../shell/inspection/inspections.ts";
import { useMe } from "../../../shell/me.ts";
import { type Marking, useMarking } from "./marking.ts";
import { dayFrom } from "./verdict-words.ts";

export type Bench = {
  item: (person: string) => Item;
  marking: Marking;
  /** Of the branch, or of one person: never of oneself. */
  editable: (person?: string) => boolean;
  rectifying: () => boolean;
  mayVerify: (person: string) => boolean;
  /** The person's own last day of rectification, in words, where approved leave made it later than the branch's. */
  longerUntil: (person: string) => string | undefined;
  labels: () => InspectionDetail["labels"];
  open: (person: string | undefined) => void;
};

/** What a branch's page, its table and the panel of a person work with. */
export function useBench(
  id: () => string,
  detail: () => InspectionDetail,
  open: (person: string | undefined) => void,
): Bench {
  const me = useMe();
  const marking = useMarking(id, detail);
  const head = () => detail().inspection;
  const byId = createMemo(() => new Map(detail().items.map((item) => [item.personId, item])));
  const item = (person: string) => byId().get(person) as Item;
  /** Final for the person: whose clock stood still is marked longer than the branch. */
  const isOver = (item: Item) =>
    item.final !== null || me().today > item.rectifyUntil || (!!head().final && item.verdict !== "rectify");
  return {
    item,
    marking,
    editable: (person) =>
      person
        ? item(person).can.includes("inspection.mark") && !isOver(item(person))
        : detail().can.includes("inspection.mark") && !head().final,
    rectifying: () => detail().rectifying,
    mayVerify: (person) => item(person).can.includes("note.verify"),
    longerUntil: (person) => {
      const { rectifyUntil } = item(person);
      return rectifyUntil > head().rectifyUntil ? dayFrom(me().today, rectifyUntil) : undefined;
    },
    labels: () => detail().labels,
    open,
  };
}
