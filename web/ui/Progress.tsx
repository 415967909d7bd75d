import { Show } from "solid-js";
import { classes } from "./classes.ts";
import css from "./Progress.module.css";

/** How far something is; with `standard`, a mark where it has to be and amber while it is below. */
export function Progress(props: {
  label: string;
  value: number;
  max: number;
  /** "312 / 1,500 characters" */
  words: string;
  standard?: number;
  busy?: boolean;
}) {
  const share = (value: number) =>
    `${Math.min(100, Math.max(0, props.max > 0 ? (value / props.max) * 100 : 0))}%`;
  return (
    <div class={css.progress}>
      <div class={css.words}>
        <span>{props.label}</span>
        <span>{props.words}</span>
      </div>
      <div
        class={css.track}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.max}
        aria-valuenow={Math.min(props.value, props.max)}
        aria-valuetext={props.words}
      >
        <div
          class={classes(
            css.fill,
            props.busy && css.busy,
            props.standard !== undefined && props.value < props.standard && css.short,
          )}
          style={{ width: share(props.value) }}
        />
        <Show when={props.standard}>
          {(standard) => <div class={css.mark} style={{ left: share(standard()) }} />}
        </Show>
      </div>
    </div>
  );
}
