import { Combobox as Kobalte } from "@kobalte/core/combobox";
import Check from "lucide-solid/icons/check";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { type ComponentProps, Show } from "solid-js";
import css from "./Combobox.module.css";
import { isComposing } from "./composing.ts";
import { Field, type FieldProps } from "./Field.tsx";
import { type Labels, useLabels } from "./labels.ts";

export type Choice = { value: string; label: string; detail?: string; disabled?: boolean };

/** One of many, found by typing. For desk pages only: it weighs as much as the rest of a phone page. */
export function Combobox(
  props: FieldProps & {
    choices: readonly Choice[];
    value: string | undefined;
    onChange: (value: string | undefined) => void;
    placeholder?: string;
    disabled?: boolean;
  },
) {
  const labels = useLabels();
  const chosen = () => props.choices.find((choice) => choice.value === props.value) ?? null;
  return (
    <Field
      label={props.label}
      help={props.help}
      error={props.error}
      optional={props.optional}
      name={props.name}
    >
      {(control) => (
        <Kobalte<Choice>
          options={[...props.choices]}
          optionValue="value"
          optionTextValue={(choice) => `${choice.label} ${choice.detail ?? ""}`}
          optionLabel="label"
          optionDisabled="disabled"
          value={chosen()}
          onChange={(choice) => props.onChange(choice?.value)}
          placeholder={props.placeholder}
          disabled={props.disabled}
          validationState={props.error ? "invalid" : undefined}
          defaultFilter="contains"
          allowsEmptyCollection
          translations={spoken(labels)}
          itemComponent={(item) => (
            <Kobalte.Item item={item.item} class={css.item}>
              <Kobalte.ItemLabel>{item.item.rawValue.label}</Kobalte.ItemLabel>
              <Kobalte.ItemIndicator>
                <Check size={16} aria-hidden="true" />
              </Kobalte.ItemIndicator>
              <Show when={item.item.rawValue.detail}>
                <small>{item.item.rawValue.detail}</small>
              </Show>
            </Kobalte.Item>
          )}
        >
          <Kobalte.Control class={css.control} aria-label={props.label} ref={withoutComposing}>
            <Kobalte.Input
              id={control.id}
              aria-describedby={control["aria-describedby"]}
              aria-invalid={control["aria-invalid"]}
            />
            <Kobalte.Trigger class={css.trigger}>
              <ChevronsUpDown size={16} aria-hidden="true" />
            </Kobalte.Trigger>
          </Kobalte.Control>
          <Kobalte.Portal>
            <Kobalte.Content class={css.list}>
              <Kobalte.Listbox />
            </Kobalte.Content>
          </Kobalte.Portal>
        </Kobalte>
      )}
    </Field>
  );
}

/** Kobalte takes every Enter for a choice: those of an input method do not reach it. */
function withoutComposing(box: HTMLElement) {
  box.addEventListener("keydown", (event) => isComposing(event) && event.stopPropagation(), true);
}

/** Kobalte types its announcements as its own English sentences. */
function spoken(labels: Labels) {
  return {
    focusAnnouncement: (text: string, selected: boolean) => (selected ? `${text} ✓` : text),
    countAnnouncement: (count: number) => `${labels.suggestions} ${count}`,
    selectedAnnouncement: (text: string) => `${text} ✓`,
    triggerLabel: labels.openList,
    listboxLabel: labels.suggestions,
  } as unknown as ComponentProps<typeof Kobalte>["translations"];
}
