import { useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { isBranch, type UnitRow, useUnits } from "../../../shell/organization/units.ts";

export type Tree = ReturnType<typeof useTree>;

/** The units in the county's order, and those that the search and the filter leave. */
export function useTree() {
  const units = useUnits();
  const [search] = useSearchParams<{ q?: string; show?: string }>();
  const all = () => units.data?.units ?? [];
  const byId = createMemo(() => new Map(all().map((unit) => [unit.id, unit])));
  const unit = (id: string) => byId().get(id) as UnitRow;
  // Ids as rows: a unit that moved keeps its row, and its buttons the focus.
  const ids = createMemo(
    () =>
      all()
        .filter(
          (row) => (!row.isDissolved || search.show === "all") && (!search.q || isNamed(row.name, search.q)),
        )
        .map(({ id }) => id),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const siblings = (row: UnitRow) => all().filter(({ parentId }) => parentId === row.parentId);
  const isEdge = (row: UnitRow, direction: "up" | "down") =>
    (direction === "up" ? siblings(row)[0] : siblings(row).at(-1))?.id === row.id;
  /** A unit that holds branches shows what they add up to. */
  const belowSum = (id: string, what: "people" | "members"): number => {
    const row = unit(id);
    if (isBranch(row)) return row[what];
    return all()
      .filter(({ place }) => place.startsWith(row.place))
      .reduce((sum, one) => sum + one[what], 0);
  };
  return { units, search, all, unit, ids, isEdge, belowSum };
}
