import CircleAlert from "lucide-solid/icons/circle-alert";
import { createSignal, createUniqueId, For, type JSX, Show, splitProps } from "solid-js";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import css from "./Field.module.css";
import { useLabels } from "./labels.ts";

export type FieldProps = {
  label: string;
  /** The rule before the mistake. */
  help?: JSX.Element;
  error?: string;
  optional?: boolean;
  /** Also the id `field-<name>`, which an ErrorSummary links to. */
  name?: string;
  wide?: boolean;
};

export type Control = {
  id: string;
  name: string | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
};

export const fieldId = (name: string) => `field-${name.replaceAll(".", "-")}`;

/** Label above, help under it, the error at the field; the child gets the attributes that tie them together. */
export function Field(props: FieldProps & { children: (control: Control) => JSX.Element }) {
  const labels = useLabels();
  const unique = createUniqueId();
  const id = () => (props.name ? fieldId(props.name) : unique);
  const control: Control = {
    get id() {
      return id();
    },
    get name() {
      return props.name;
    },
    get "aria-describedby"() {
      return classes(!!props.help && `${id()}-help`, !!props.error && `${id()}-error`) || undefined;
    },
    get "aria-invalid"() {
      return props.error ? "true" : undefined;
    },
  };
  return (
    <div class={classes(css.field, props.wide && css.wide, !!props.error && css.wrong)}>
      <label class={css.label} for={id()}>
        {props.label}
        <Show when={props.optional}>
          <span class={css.optional}>{labels.optional}</span>
        </Show>
      </label>
      <Show when={props.help}>
        <div class={css.help} id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <FieldError id={`${id()}-error`} error={props.error} />
      {props.children(control)}
    </div>
  );
}

function FieldError(props: { id: string; error?: string }) {
  return (
    <Show when={props.error}>
      <div class={css.error} id={props.id}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{props.error}</span>
      </div>
    </Show>
  );
}

const fieldKeys = ["label", "help", "error", "optional", "name", "wide"] as const;

type Typed<E> = Omit<E, "onInput" | "onChange" | "value" | "id" | "name" | "class">;

export function TextField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    /** A few characters wide: a code, a number. */
    short?: boolean;
    figure?: boolean;
  } & Typed<JSX.InputHTMLAttributes<HTMLInputElement>>,
) {
  const [field, own, rest] = splitProps(props, fieldKeys, ["value", "onInput", "short", "figure"]);
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...rest}
          {...control}
          class={classes(css.input, own.short && css.short, own.figure && css.figure)}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextArea(
  props: FieldProps & { value: string; onInput: (value: string) => void } & Typed<
      JSX.TextareaHTMLAttributes<HTMLTextAreaElement>
    >,
) {
  const [field, own, rest] = splitProps(props, fieldKeys, ["value", "onInput"]);
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          class={css.input}
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function PasswordField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    /** "current-password" lets the browser fill it in, "new-password" lets it suggest one. */
    autocomplete: "current-password" | "new-password";
  },
) {
  const [field, own] = splitProps(props, fieldKeys, ["value", "onInput", "autocomplete"]);
  const labels = useLabels();
  const [shown, setShown] = createSignal(false);
  return (
    <Field {...field}>
      {(control) => (
        <div class={css.reveal}>
          <input
            {...control}
            class={css.input}
            type={shown() ? "text" : "password"}
            autocomplete={own.autocomplete}
            autocapitalize="off"
            spellcheck={false}
            value={own.value}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
          <Button onClick={() => setShown(!shown())} aria-pressed={shown()}>
            {shown() ? labels.hidePassword : labels.showPassword}
          </Button>
        </div>
      )}
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

export function Select(
  props: FieldProps & {
    value: string;
    onChange: (value: string) => void;
    options: readonly Option[];
    /** Shown while nothing is chosen. */
    placeholder?: string;
    disabled?: boolean;
  },
) {
  const [field, own] = splitProps(props, fieldKeys, [
    "value",
    "onChange",
    "options",
    "placeholder",
    "disabled",
  ]);
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          class={classes(css.input, css.select)}
          disabled={own.disabled}
          value={own.value}
          onChange={(event) => own.onChange(event.currentTarget.value)}
        >
          <Show when={own.placeholder}>
            <option value="" selected={own.value === ""}>
              {own.placeholder}
            </option>
          </Show>
          <For each={own.options}>
            {(option) => (
              <option value={option.value} disabled={option.disabled} selected={option.value === own.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** The browser's own date field: "2026-10-14", or "2026-10" with `month`. */
export function DateInput(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    kind?: "date" | "month" | "time" | "datetime-local";
    min?: string;
    max?: string;
    disabled?: boolean;
  },
) {
  const [field, own] = splitProps(props, fieldKeys, ["value", "onInput", "kind", "min", "max", "disabled"]);
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={own.kind ?? "date"}
          class={classes(css.input, css.date)}
          value={own.value}
          min={own.min}
          max={own.max}
          disabled={own.disabled}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function Checkbox(props: {
  label: JSX.Element;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
}) {
  return (
    <label class={css.check}>
      <input
        type="checkbox"
        id={props.name ? fieldId(props.name) : undefined}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** Several check boxes or radio buttons under one question. */
export function FieldGroup(props: {
  label: string;
  help?: JSX.Element;
  error?: string;
  name?: string;
  children: JSX.Element;
}) {
  const id = createUniqueId();
  return (
    <fieldset
      class={classes(css.group, !!props.error && css.wrong)}
      id={props.name ? fieldId(props.name) : undefined}
      tabindex={props.name ? -1 : undefined}
      aria-describedby={classes(!!props.help && `${id}-help`, !!props.error && `${id}-error`) || undefined}
    >
      <legend>{props.label}</legend>
      <Show when={props.help}>
        <div class={css.help} id={`${id}-help`}>
          {props.help}
        </div>
      </Show>
      <FieldError id={`${id}-error`} error={props.error} />
      {props.children}
    </fieldset>
  );
}
