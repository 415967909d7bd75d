import type { UnitRow } from "../../../../worker/organization/units/shape.ts";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { isBranch } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { type FormField, useFields } from "./fields.ts";
import { FormDialog } from "./form-dialog.tsx";

export function AddPerson(props: {
  units: readonly UnitRow[];
  unit: string | undefined;
  onClose: () => void;
}) {
  const t = useText(words);
  const me = useMe();
  const fields = useFields();
  const [name, ...more] = fields.particulars();
  const branch = () => props.units.find((unit) => unit.id === props.unit && isBranch(unit))?.id ?? "";
  return (
    <FormDialog
      title={t("add")}
      send={(body, options) => county.post("/people", body, options)}
      start={{
        branchId: branch(),
        fromOn: me().today,
        office: "none",
        post: "staff",
      }}
      fields={[
        name as FormField,
        fields.branch(props.units),
        fields.fromOn(),
        fields.standing(),
        ...fields.post(),
        ...more,
      ]}
      body={(values) => ({
        ...fields.particularsBody(values),
        branchId: values.branchId,
        fromOn: values.fromOn,
        standing: values.standing,
        ...fields.postBody(values),
      })}
      done={(values) => t("added", { name: values.name ?? "" })}
      onClose={props.onClose}
    />
  );
}
