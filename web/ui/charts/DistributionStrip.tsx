import { median } from "d3-array";
import { For, Show } from "solid-js";
import css from "./charts.module.css";
import { linear } from "./linear.ts";

/** Every value as one tick, so that no average hides anyone; the long line is the median, the dashed one the standard. */
export function DistributionStrip(props: {
  label: string;
  values: readonly number[];
  min: number;
  max: number;
  standard?: number;
  /** Words for the ends and the lines: "0", "100", "standard 90", "median 94". */
  ends: [string, string];
  standardLabel?: string;
  medianLabel?: string;
}) {
  const width = 420;
  const x = () => linear([props.min, props.max], [8, width - 8], "clamped");
  const anchor = (at: number) => (at > width - 60 ? "end" : at < 60 ? "start" : "middle");
  const middle = () => median(props.values);
  return (
    <svg class={css.strip} viewBox={`0 0 ${width} 76`} role="img" aria-label={props.label}>
      <line class={css.axis} x1="8" x2={width - 8} y1="52" y2="52" />
      <For each={props.values}>
        {(value) => (
          <rect
            class={props.standard !== undefined && value < props.standard ? css.tickShort : css.tick}
            x={x()(value) - 1.5}
            y="30"
            width="3"
            height="20"
            rx="1.5"
          />
        )}
      </For>
      <Show when={props.standard !== undefined}>
        <line class={css.rule} x1={x()(props.standard ?? 0)} x2={x()(props.standard ?? 0)} y1="20" y2="56" />
        <text
          class={css.label}
          x={x()(props.standard ?? 0)}
          y="72"
          text-anchor={anchor(x()(props.standard ?? 0))}
        >
          {props.standardLabel}
        </text>
      </Show>
      <Show when={middle() !== undefined}>
        <line class={css.median} x1={x()(middle() ?? 0)} x2={x()(middle() ?? 0)} y1="22" y2="56" />
        <text class={css.value} x={x()(middle() ?? 0)} y="14" text-anchor={anchor(x()(middle() ?? 0))}>
          {props.medianLabel}
        </text>
      </Show>
      <text class={css.label} x="8" y="72">
        {props.ends[0]}
      </text>
      <text class={css.label} x={width - 8} y="72" text-anchor="end">
        {props.ends[1]}
      </text>
    </svg>
  );
}
