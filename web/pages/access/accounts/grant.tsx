import { createSignal, Show } from "solid-js";
import { rolesHeldAt } from "../../../../worker/core/permissions.ts";
import { county, newIdempotencyKey } from "../../../api.ts";
import type { Proof } from "../../../shell/Proof.tsx";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { accounts as words } from "../../../text/access/accounts.zh.ts";
import { roles } from "../../../text/access/accounts-roles.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { useDialog } from "../../../ui/Dialog.tsx";
import { Select } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./accounts.module.css";
import { type Account, useAccountChange } from "./accounts.ts";

const [ofCounty, ofUnit] = [rolesHeldAt("county"), rolesHeldAt("unit")];

type Granting = {
  account: Account;
  proof: Proof;
  /** What is missing or wrong of the proof, which stands above. */
  onWrong: (wrong: Record<string, string>) => void;
};

/** Another role for an account, from today on. */
export function GrantRole(props: Granting) {
  const t = useText(words);
  const r = useText(roles);
  const choice = useRoleAndUnit();
  const { role, setRole, unit, setUnit, all, isOfCounty } = choice;
  const { change, wrong, submit } = useGranting(props, choice);
  const offered = () => [...ofUnit, ...ofCounty, ...(props.account.personId ? ["person"] : [])];
  return (
    <Form onSubmit={submit} label={t("grant")}>
      <ErrorSummary errors={formErrors(wrong(), change.error)} />
      <Select
        label={t("grant_role")}
        name="role"
        error={wrong().role}
        placeholder={t("choose")}
        value={role()}
        onChange={setRole}
        options={offered().map((value) => ({ value, label: r(`role_${value}` as "role_person") }))}
      />
      <Show when={role() && !isOfCounty()}>
        <Select
          label={t("grant_unit")}
          name="unitId"
          error={wrong().unitId}
          placeholder={t("choose")}
          value={unit()}
          onChange={setUnit}
          options={unitOptions(
            all().filter(({ kind }) => kind !== "county"),
            1,
          )}
        />
      </Show>
      <div>
        <Button type="submit" busy={change.isPending}>
          {t("grant")}
        </Button>
        <p class={`soft ${css.help}`}>{t("grant_help")}</p>
      </div>
    </Form>
  );
}

type RoleAndUnit = ReturnType<typeof useRoleAndUnit>;

function useRoleAndUnit() {
  const units = useUnits();
  const [role, setRole] = createSignal("");
  const [unit, setUnit] = createSignal("");
  const all = () => (units.data?.units ?? []).filter(({ isDissolved }) => !isDissolved);
  const isOfCounty = () => ofCounty.some((one) => one === role());
  const unitId = () => (isOfCounty() ? all().find(({ kind }) => kind === "county")?.id : unit());
  return { role, setRole, unit, setUnit, all, isOfCounty, unitId };
}

function useGranting(props: Granting, { role, setRole, setUnit, unitId }: RoleAndUnit) {
  const t = useText(words);
  const change = useAccountChange();
  const dialog = useDialog();
  const [key, setKey] = createSignal(newIdempotencyKey());
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const submit = () => {
    if (change.isPending) return;
    const found: Record<string, string> = {};
    if (!role()) found.role = t("role_needed");
    if (!unitId()) found.unitId = t("unit_needed");
    const missing = props.proof.missing();
    setWrong(found);
    props.onWrong(missing);
    if (Object.keys({ ...found, ...missing }).length) return;
    change.mutate(
      () =>
        county.post(
          `/accounts/${props.account.id}/roles`,
          { role: role(), unitId: unitId(), ...props.proof.given() },
          { idempotencyKey: key() },
        ),
      {
        onSuccess: () => {
          toast(t("granted"));
          dialog?.saved();
          setRole("");
          setUnit("");
          setKey(newIdempotencyKey());
        },
        onError: (error) => {
          const { password, code, ...fields } = fieldSentences(error);
          setWrong(fields);
          props.onWrong({ ...(password ? { password } : {}), ...(code ? { code } : {}) });
        },
        onSettled: props.proof.spent,
      },
    );
  };
  return { change, wrong, submit };
}
