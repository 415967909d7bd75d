import type { UnitRow } from "../../worker/organization/units/shape.ts";
import { county } from "../api.ts";
import { useQuery } from "../query/index.ts";
import type { Option } from "../ui/Field.tsx";

/** The units in reach, parents before what is below them. */
export const useUnits = () =>
  useQuery(() => ({
    queryKey: ["units"],
    queryFn: () => county.get("/units"),
    staleTime: 60_000,
  }));

export type UnitChoice = Pick<UnitRow, "id" | "name" | "depth">;

/** Units as the lines of a select, each below its parent; `from` is the depth that stands at the margin. */
export function unitOptions(units: readonly UnitChoice[] = [], from = 0): Option[] {
  return units.map(({ id, name, depth }) => ({
    value: id,
    label: `${"　".repeat(Math.max(0, depth - from))}${name}`,
  }));
}
