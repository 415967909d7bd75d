import { createSignal, For, type JSX, Show } from "solid-js";
import { mayBeRight, type Oddity } from "../../../../worker/organization/people/rules-particulars.ts";
import { ApiRefusal, newIdempotencyKey, type SendOptions } from "../../../api.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Checkbox, DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, type FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import type { FormField } from "./fields.ts";
import css from "./people.module.css";
import { usePersonChange } from "./people.ts";

type FormProps = {
  title: string;
  fields: readonly FormField[];
  start: Record<string, string>;
  /** Writes it, with the form's own key where the server takes one. */
  send: (body: unknown, options: SendOptions) => Promise<unknown>;
  /** From the texts of the fields to what the server wants. */
  body: (values: Record<string, string>) => unknown;
  done?: (values: Record<string, string>) => string;
  intro?: JSX.Element;
  /** What the button says; saving where nothing else is meant. */
  action?: string;
  /** What a new interval follows, in words: shown when somebody else was quicker. */
  stands?: string;
  onClose: () => void;
};

/** A short form in a dialog: says the rule, refuses at the field, keeps what was typed. */
export function FormDialog(props: FormProps) {
  const t = useText(words);
  const s = useText(shell);
  const [values, setValues] = createSignal(props.start);
  const set = (name: string, value: string) => setValues({ ...values(), [name]: value });
  const value = (name: string) => values()[name] ?? "";
  /** Unlikely dates are asked about once; what somebody checked is sent as checked. */
  const [checked, setChecked] = createSignal(false);
  const { change, wrong, unlikely, submit } = useSaving(props, values, checked);
  const isStale = () => change.error instanceof ApiRefusal && change.error.code === "stale_version";
  const differences = useDifferences(props, values);
  const errors = (): FormError[] => {
    const labelOf = (name: string) => props.fields.find((field) => field.name === name)?.label;
    const fields = Object.entries(wrong()).map(([name, sentence]) => {
      const label = labelOf(name);
      return { name, sentence: label ? t("field_wrong", { label, sentence }) : sentence };
    });
    if (fields.length || !change.error) return fields;
    return isStale()
      ? [{ sentence: t("stale") }, ...differences()]
      : [{ sentence: sentenceOf(change.error) }];
  };
  return (
    <Dialog open title={props.title} onClose={props.onClose}>
      <Form onSubmit={submit} label={props.title}>
        <ErrorSummary errors={errors()} title={isStale() ? t("stale_title") : undefined} />
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
        <Show when={unlikely()}>
          <Checkbox label={t("dates_checked")} checked={checked()} onChange={setChecked} />
        </Show>
        <div class={css.end}>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {props.action ?? t("save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What stands now against what is typed here: the record behind the form has come in fresh. */
function useDifferences(props: FormProps, values: () => Record<string, string>) {
  const t = useText(words);
  const opened = props.start;
  return (): FormError[] => {
    const word = (field: FormField, text = "") =>
      field.options?.find((option) => option.value === text)?.label ?? (text || t("unknown"));
    const changed = props.fields.filter(({ name }) => (props.start[name] ?? "") !== (opened[name] ?? ""));
    return [
      ...(props.stands ? [{ sentence: t("stands", { what: props.stands }) }] : []),
      ...changed.map((field) => ({
        name: field.name,
        sentence: t("stale_line", {
          field: field.label,
          theirs: word(field, props.start[field.name]),
          mine: word(field, values()[field.name]),
        }),
      })),
    ];
  };
}

function useSaving(props: FormProps, values: () => Record<string, string>, checked: () => boolean) {
  const t = useText(words);
  const change = usePersonChange();
  const key = newIdempotencyKey();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const [unlikely, setUnlikely] = createSignal(false);
  const sent = () => {
    const body = props.body(values());
    return checked() && typeof body === "object" ? { ...body, checked: true } : body;
  };
  const submit = () => {
    if (change.isPending) return;
    const found = faultsOf(props.fields, values());
    setWrong(found);
    if (Object.keys(found).length) return;
    change.mutate(() => props.send(sent(), { idempotencyKey: key }), {
      onSuccess: () => {
        toast(props.done?.(values()) ?? t("saved"));
        props.onClose();
      },
      onError: (error) => {
        setWrong(sentencesOf(error));
        const fields = error instanceof ApiRefusal ? error.fields : [];
        setUnlikely(fields.length > 0 && fields.every(({ reason }) => mayBeRight(reason as Oddity)));
      },
    });
  };
  return { change, wrong, unlikely, submit };
}

function faultsOf(fields: readonly FormField[], values: Record<string, string>): Record<string, string> {
  const t = useText(words);
  const found: Record<string, string> = {};
  for (const field of fields) {
    const text = (values[field.name] ?? "").trim();
    if (field.required && !text) found[field.name] = t("needed");
    const refused = text ? field.refuse?.(text) : undefined;
    if (refused) found[field.name] = refused;
  }
  return found;
}

function sentencesOf(error: unknown): Record<string, string> {
  const t = useText(words);
  const known = fieldSentences(error);
  if (!(error instanceof ApiRefusal)) return known;
  for (const { path, reason, params } of error.fields) {
    if (reason === "not_after") known[path] = t("not_after", { day: fullDay(String(params?.day)) });
    if (reason === "before_first") known[path] = t("before_first");
  }
  return known;
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
