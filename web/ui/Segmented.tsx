import { createUniqueId, For } from "solid-js";
import { classes } from "./classes.ts";
import css from "./Segmented.module.css";

export type Key = {
  value: string;
  label: string;
  tone?: "ok" | "short" | "stop";
  disabled?: boolean;
  hint?: string;
};

/** One of a few, as keys side by side: native radio buttons, so that arrow keys and screen readers work. */
export function Segmented(props: {
  /** Says what is being chosen, and for whom: "Attendance of 于波". */
  label: string;
  keys: readonly Key[];
  value: string | undefined;
  onChange: (value: string) => void;
  large?: boolean;
  disabled?: boolean;
}) {
  const group = createUniqueId();
  return (
    <div class={classes(css.keys, props.large && css.large)} role="radiogroup" aria-label={props.label}>
      <For each={props.keys}>
        {(key) => {
          const on = () => props.value === key.value;
          const off = () => props.disabled || key.disabled;
          return (
            <label
              class={classes(
                css.key,
                on() && css.on,
                on() && key.tone && css[key.tone],
                off() && css.disabled,
              )}
              title={key.hint}
            >
              <input
                type="radio"
                name={group}
                value={key.value}
                checked={on()}
                disabled={off()}
                onChange={() => props.onChange(key.value)}
              />
              <span>{key.label}</span>
            </label>
          );
        }}
      </For>
    </div>
  );
}
