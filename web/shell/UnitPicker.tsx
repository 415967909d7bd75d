import { useSearchParams } from "@solidjs/router";
import { useText } from "../text/index.ts";
import { picking } from "../text/picking.zh.ts";
import { Select } from "../ui/Field.tsx";
import { type UnitChoice, unitOptions } from "./units.ts";

/** Which unit a page looks at, kept in the address as ?unit=…; nothing chosen is the whole county. */
export function UnitPicker(props: { units: readonly UnitChoice[]; allLabel?: string }) {
  const t = useText(picking);
  const [search, setSearch] = useSearchParams<{ unit?: string }>();
  return (
    <Select
      label={t("unit")}
      value={search.unit ?? ""}
      onChange={(unit) => setSearch({ unit: unit || undefined })}
      placeholder={props.allLabel ?? t("unit_all")}
      options={unitOptions(props.units)}
    />
  );
}
