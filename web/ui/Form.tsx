import { For, type JSX, Show } from "solid-js";
import { fieldId } from "./Field.tsx";
import css from "./Form.module.css";
import { type FormError, headOf } from "./form-errors.ts";
import { useLabels } from "./labels.ts";
import { createEffect } from "./solid.ts";

export function Form(props: { onSubmit: () => void; label?: string; children: JSX.Element }) {
  return (
    <form
      class={css.form}
      noValidate
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

export function FormActions(props: { children: JSX.Element }) {
  return <div class={css.actions}>{props.children}</div>;
}

export type { FormError };

/** Lists what is wrong, takes the focus whenever the list changes, and leads to each field. */
export function ErrorSummary(props: { errors: readonly FormError[]; title?: string }) {
  const labels = useLabels();
  const takeFocus = (box: HTMLDivElement) =>
    createEffect(() => {
      if (props.errors.length) queueMicrotask(() => box.focus());
    });
  const lead = (event: MouseEvent, name: string) => {
    event.preventDefault();
    const field = document.getElementById(fieldId(name));
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  };
  return (
    <Show when={props.errors.length}>
      <div class={css.summary} role="alert" tabindex="-1" ref={takeFocus}>
        <h2>{props.title ?? headOf(props.errors, labels)}</h2>
        <ul>
          <For each={props.errors}>
            {(error) => (
              <li>
                <Show when={error.name} fallback={error.sentence}>
                  {(name) => (
                    <a href={`#${fieldId(name())}`} onClick={(event) => lead(event, name())}>
                      {error.sentence}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
