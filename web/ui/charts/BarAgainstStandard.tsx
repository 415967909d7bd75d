import { createMemo, Show } from "solid-js";
import { classes } from "../classes.ts";
import css from "./charts.module.css";
import { linear } from "./linear.ts";

const width = 92;

/** A figure and its small bar; the upright line is the standard. Short of it: amber, bold, and said in the label. */
export function BarAgainstStandard(props: {
  /** A sentence: "Attendance 87.2 %, standard 90 %, short". */
  label: string;
  /** Undefined means not applicable: `none` is shown and nothing is drawn. */
  value: number | undefined;
  shown: string;
  none: string;
  standard?: number;
  max: number;
}) {
  const x = createMemo(() => linear([0, Math.max(props.max, props.standard ?? 0)], [0, width], "clamped"));
  const short = () =>
    props.value !== undefined && props.standard !== undefined && props.value < props.standard;
  return (
    <Show when={props.value !== undefined} fallback={<span class={css.none}>{props.none}</span>}>
      <span class={classes(css.cell, short() && css.cellShort)}>
        <b>{props.shown}</b>
        <svg width={width} height="16" viewBox={`0 0 ${width} 16`} role="img" aria-label={props.label}>
          <rect class={css.track} x="0" y="6" width={width} height="4" rx="2" />
          <rect
            class={short() ? css.barShort : css.bar}
            x="0"
            y="6"
            width={Math.max(x()(props.value ?? 0), 2)}
            height="4"
            rx="2"
          />
          <Show when={props.standard !== undefined}>
            <rect
              class={css.standard}
              x={Math.min(x()(props.standard ?? 0), width - 1) - 1}
              y="2"
              width="2"
              height="12"
            />
          </Show>
        </svg>
      </span>
    </Show>
  );
}
