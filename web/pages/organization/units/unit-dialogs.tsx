import { createSignal, Show } from "solid-js";
import { kindsBelow } from "../../../../worker/organization/units/rules.ts";
import { county, countyCode } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import css from "../../../shell/organization/organization.module.css";
import { type UnitRow, useUnitChange } from "../../../shell/organization/units.ts";
import { unitOptions } from "../../../shell/unit-options.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { QuotaTermsForm } from "./quota-terms.tsx";
import { Standards } from "./standards.tsx";

export function AddUnit(props: { open: boolean; units: readonly UnitRow[]; onClose: () => void }) {
  const t = useText(organizing);
  const s = useText(shell);
  const change = useUnitChange();
  const [parent, setParent] = createSignal("");
  const [kind, setKind] = createSignal("");
  const [name, setName] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const parents = () => props.units.filter((unit) => kindsBelow[unit.kind].length && !unit.isDissolved);
  const above = () => parents().find(({ id }) => id === parent());
  const close = () => {
    change.reset();
    setWrong({});
    setName("");
    props.onClose();
  };
  const submit = () => {
    if (change.isPending) return;
    const found: Record<string, string> = {};
    if (!parent()) found.parentId = t("parent_needed");
    if (!kind()) found.kind = t("kind_needed");
    if (!name().trim()) found.name = t("name_needed");
    setWrong(found);
    if (Object.keys(found).length) return;
    change.mutate(() => county.post("/units", { parentId: parent(), kind: kind(), name: name().trim() }), {
      onSuccess: () => {
        toast(t("added", { name: name().trim() }));
        close();
      },
      onError: (error) => {
        const fields = fieldSentences(error);
        if (fields.kind) fields.kind = t("kind_wrong");
        setWrong(fields);
      },
    });
  };
  return (
    <Dialog open={props.open} title={t("add")} onClose={close}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={formErrors(wrong(), change.error)} />
        <Select
          label={t("parent")}
          name="parentId"
          error={wrong().parentId}
          placeholder={t("choose")}
          value={parent()}
          onChange={(id) => {
            setParent(id);
            if (!kindsBelow[above()?.kind ?? "branch"].some((allowed) => allowed === kind())) setKind("");
          }}
          options={unitOptions(parents())}
        />
        <Select
          label={t("kind")}
          name="kind"
          error={wrong().kind}
          placeholder={t("choose")}
          value={kind()}
          onChange={setKind}
          options={kindsBelow[above()?.kind ?? "county"].map((value) => ({ value, label: t(value) }))}
        />
        <TextField
          label={t("name")}
          help={t("name_help")}
          name="name"
          error={wrong().name}
          maxlength={60}
          value={name()}
          onInput={setName}
        />
        <div class={css.end}>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {t("add")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const parts = ["name", "quota", "standards", "dissolve"] as const;

/** Its name, how its excellent seats are counted, which standards apply, and its end. */
export function ManageUnit(props: { unit: UnitRow; onClose: () => void }) {
  const t = useText(organizing);
  const me = useMe();
  const rename = useUnitChange();
  const dissolve = useUnitChange();
  const withdraw = useUnitChange();
  const takeBack = () =>
    withdraw.mutate(() => county.delete(`/units/${props.unit.id}/dissolution`), {
      onSuccess: () => {
        toast(t("dissolution_withdrawn_toast"));
        props.onClose();
      },
    });
  const [name, setName] = createSignal(props.unit.name);
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const [on, setOn] = createSignal(me().today);
  const [sure, setSure] = createSignal(false);
  const [part, setPart] = createSignal<(typeof parts)[number]>("name");
  const save = () => {
    if (rename.isPending) return;
    setWrong(name().trim() ? {} : { name: t("name_needed") });
    if (!name().trim()) return;
    rename.mutate(
      () => county.put(`/units/${props.unit.id}`, { name: name().trim(), version: props.unit.version }),
      {
        onSuccess: () => {
          toast(t("saved"));
          props.onClose();
        },
      },
    );
  };
  const end = () => {
    const gone = props.unit.name;
    dissolve.mutate(
      () => county.post(`/units/${props.unit.id}/dissolution`, { on: on(), version: props.unit.version }),
      {
        onSuccess: () => {
          toast(t("dissolved_toast", { name: gone }));
          props.onClose();
        },
      },
    );
  };
  return (
    <Dialog open title={t("manage_of", { name: props.unit.name })} onClose={props.onClose}>
      <Link href={`/c/${countyCode()}/people?unit=${props.unit.id}`}>{t("see_people")}</Link>
      <Segmented
        label={t("part_of")}
        keys={parts.map((value) => ({ value, label: t(`part_${value}`) }))}
        value={part()}
        onChange={(value) => setPart(value as (typeof parts)[number])}
      />
      <Show when={part() === "name"}>
        <Form onSubmit={save} label={t("rename")}>
          <ErrorSummary errors={formErrors(wrong(), rename.error)} />
          <TextField
            label={t("name")}
            help={t("name_help")}
            name="name"
            error={wrong().name}
            maxlength={60}
            value={name()}
            onInput={setName}
          />
          <div class={css.end}>
            <Button type="submit" kind="primary" busy={rename.isPending}>
              {t("save")}
            </Button>
          </div>
        </Form>
      </Show>
      <Show when={part() === "quota"}>
        <QuotaTermsForm unit={props.unit} />
      </Show>
      <Show when={part() === "standards"}>
        <Standards unit={props.unit} />
      </Show>
      <Show when={part() === "dissolve"}>
        <section class={css.dissolve}>
          <h3>{t("dissolve")}</h3>
          <p class="soft">{t("dissolve_help")}</p>
          <ErrorSummary errors={formErrors({}, dissolve.error)} />
          <Show when={props.unit.isWithdrawable && props.unit.dissolvedOn}>
            {(day) => (
              <>
                <p>{t("dissolution_planned", { on: fullDay(day()) })}</p>
                <Button busy={withdraw.isPending} onClick={takeBack}>
                  {t("dissolution_withdraw")}
                </Button>
                <ErrorSummary errors={formErrors({}, withdraw.error)} />
              </>
            )}
          </Show>
          <DateInput label={t("dissolve_on")} value={on()} onInput={setOn} />
          <Show when={sure()} fallback={<Button onClick={() => setSure(true)}>{t("dissolve")}</Button>}>
            <p>{t("dissolve_sure")}</p>
            <Button kind="danger" busy={dissolve.isPending} onClick={end}>
              {t("dissolve_do", { name: props.unit.name })}
            </Button>
          </Show>
        </section>
      </Show>
    </Dialog>
  );
}
