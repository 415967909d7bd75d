import { createSignal, For, type JSX, Show } from "solid-js";
import type { UnitRow } from "../../../worker/units/shape.ts";
import { ApiRefusal } from "../../api.ts";
import { useMe } from "../../shell/me.ts";
import { fullDay } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { people as words } from "../../text/people.zh.ts";
import { fieldSentences, sentenceOf } from "../../text/refusal-sentences.ts";
import { shell } from "../../text/shell.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox, DateInput, type Option, Select, TextField } from "../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../ui/Form.tsx";
import { toast } from "../../ui/Toast.tsx";
import { isBranch } from "../organization/data.ts";
import { employments, exemptionReasons, offices, posts, standings, usePersonChange } from "./data.ts";
import css from "./people.module.css";

export type FormField = {
  name: string;
  label: string;
  kind?: "text" | "date" | "select" | "check";
  options?: readonly Option[];
  required?: boolean;
  help?: string;
  max?: number;
  /** Checked before sending. */
  refuse?: (value: string) => string | undefined;
};

/** A short form in a dialog: says the rule, refuses at the field, keeps what was typed. */
export function FormDialog(props: {
  title: string;
  fields: readonly FormField[];
  start: Record<string, string>;
  path: string;
  method?: "put";
  /** From the texts of the fields to what the server wants. */
  body: (values: Record<string, string>) => unknown;
  done?: (values: Record<string, string>) => string;
  intro?: JSX.Element;
  onClose: () => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const change = usePersonChange();
  const [values, setValues] = createSignal(props.start);
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const set = (name: string, value: string) => setValues({ ...values(), [name]: value });
  const value = (name: string) => values()[name] ?? "";
  const errors = () => {
    const fields = Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence }));
    if (fields.length || !change.error) return fields;
    const stale = change.error instanceof ApiRefusal && change.error.code === "stale_version";
    return [{ sentence: stale ? t("stale") : sentenceOf(change.error) }];
  };
  const submit = () => {
    if (change.isPending) return;
    const found: Record<string, string> = {};
    for (const field of props.fields) {
      const text = value(field.name).trim();
      if (field.required && !text) found[field.name] = t("needed");
      const refused = text ? field.refuse?.(text) : undefined;
      if (refused) found[field.name] = refused;
    }
    setWrong(found);
    if (Object.keys(found).length) return;
    change.mutate(
      { path: props.path, method: props.method, body: props.body(values()) },
      {
        onSuccess: () => {
          toast(props.done?.(values()) ?? t("saved"));
          props.onClose();
        },
        onError: (error) => setWrong(sentencesOf(error)),
      },
    );
  };
  const sentencesOf = (error: unknown): Record<string, string> => {
    const known = fieldSentences(error);
    if (!(error instanceof ApiRefusal)) return known;
    for (const { path, reason, params } of error.fields) {
      if (reason === "not_after") known[path] = t("not_after", { day: fullDay(String(params?.day)) });
      if (reason === "before_first") known[path] = t("before_first");
    }
    return known;
  };
  return (
    <Dialog open title={props.title} onClose={props.onClose}>
      <Form onSubmit={submit} label={props.title}>
        <ErrorSummary errors={errors()} />
        {props.intro}
        <For each={props.fields}>
          {(field) => (
            <FormControl
              field={field}
              value={value(field.name)}
              error={wrong()[field.name]}
              onInput={(text) => set(field.name, text)}
              placeholder={t("choose")}
            />
          )}
        </For>
        <div class={css.end}>
          <Button onClick={props.onClose}>{s("cancel")}</Button>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {t("save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function FormControl(props: {
  field: FormField;
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
  placeholder: string;
}) {
  const common = () => ({
    label: props.field.label,
    help: props.field.help,
    name: props.field.name,
    error: props.error,
    optional: !props.field.required,
  });
  return (
    <Show
      when={props.field.kind !== "check"}
      fallback={
        <Checkbox
          label={props.field.label}
          checked={props.value === "yes"}
          onChange={(on) => props.onInput(on ? "yes" : "")}
        />
      }
    >
      <Show
        when={props.field.kind !== "select"}
        fallback={
          <Select
            {...common()}
            placeholder={props.placeholder}
            value={props.value}
            onChange={props.onInput}
            options={props.field.options ?? []}
          />
        }
      >
        <Show
          when={props.field.kind !== "date"}
          fallback={<DateInput {...common()} value={props.value} onInput={props.onInput} />}
        >
          <TextField
            {...common()}
            value={props.value}
            onInput={props.onInput}
            maxlength={props.field.max ?? 80}
          />
        </Show>
      </Show>
    </Show>
  );
}

const orNull = (text: string | undefined) => text?.trim() || null;

/** Fields by what they are about, in the language chosen. */
export function useFields() {
  const t = useText(words);
  const options = <V extends string>(values: readonly V[], word: (value: V) => string): Option[] =>
    values.map((value) => ({ value, label: word(value) }));
  return {
    particulars: (): FormField[] => [
      { name: "name", label: t("name"), required: true, max: 60 },
      { name: "staffNumber", label: t("staff_number"), max: 40 },
      {
        name: "gender",
        label: t("gender"),
        kind: "select",
        options: options(["male", "female"] as const, (value) => t(value)),
      },
      { name: "born", label: t("born"), help: t("month_help"), max: 10 },
      { name: "phone", label: t("phone"), help: t("phone_help"), max: 20 },
      { name: "joinedParty", label: t("joined"), help: t("month_help"), max: 10 },
      { name: "remark", label: t("remark"), max: 500 },
    ],
    particularsBody: (values: Record<string, string>) => ({
      name: (values.name ?? "").trim(),
      ...Object.fromEntries(
        ["staffNumber", "gender", "born", "phone", "joinedParty", "remark"].map((name) => [
          name,
          orNull(values[name]),
        ]),
      ),
    }),
    standing: (): FormField => ({
      name: "standing",
      label: t("standing"),
      kind: "select",
      required: true,
      options: options(standings, (value) => t(value)),
    }),
    post: (): FormField[] => [
      {
        name: "post",
        label: t("post"),
        kind: "select",
        required: true,
        options: options(posts, (value) => t(value)),
      },
      {
        name: "office",
        label: t("office"),
        kind: "select",
        required: true,
        options: options(offices, (value) => t(`office_${value}`)),
      },
      {
        name: "employment",
        label: t("employment"),
        kind: "select",
        required: true,
        options: options(employments, (value) => t(value === "none" ? "employment_none" : value)),
      },
      { name: "title", label: t("job"), max: 80 },
      { name: "onProbation", label: t("on_probation"), kind: "check" },
    ],
    postBody: (values: Record<string, string>) => ({
      post: values.post,
      office: values.office,
      employment: values.employment,
      onProbation: values.onProbation === "yes",
      title: orNull(values.title),
    }),
    fromOn: (label = t("from_on")): FormField => ({ name: "fromOn", label, kind: "date", required: true }),
    branch: (units: readonly UnitRow[], label = t("branch")): FormField => ({
      name: "branchId",
      label,
      kind: "select",
      required: true,
      options: units
        .filter((unit) => isBranch(unit) && !unit.dissolvedOn)
        .map(({ id, name }) => ({ value: id, label: name })),
    }),
    exemption: (): FormField[] => [
      {
        name: "covers",
        label: t("covers"),
        kind: "select",
        required: true,
        options: options(["everything", "sessions"] as const, (value) => t(value)),
      },
      {
        name: "reason",
        label: t("reason"),
        kind: "select",
        required: true,
        options: options(exemptionReasons, (value) => t(value)),
      },
      { name: "note", label: t("note"), max: 200 },
      { name: "fromOn", label: t("from_on"), kind: "date", required: true },
      { name: "lastOn", label: t("last_on"), kind: "date", help: t("last_help") },
    ],
    orNull,
  };
}

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
      path="/people"
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
