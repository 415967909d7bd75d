import { scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { For, Show } from "solid-js";
import css from "./charts.module.css";
import { linear } from "./linear.ts";

export type Multiple = {
  name: string;
  /** A sentence with the figures. */
  label: string;
  values: readonly (number | undefined)[];
  /** The same periods of the year before, drawn thinner. */
  before?: readonly (number | undefined)[];
  /** The last figure as shown. */
  shown: string;
};

/** The same little line for every unit, on one scale, against one standard. */
export function SmallMultiples(props: {
  periods: readonly string[];
  multiples: readonly Multiple[];
  standard?: number;
  min?: number;
  max: number;
}) {
  const width = 190;
  const height = 84;
  const x = () => scalePoint([...props.periods], [8, width - 8]);
  /** The outer names stay inside, so that neighbours never touch. */
  const anchor = (index: number) =>
    index === 0 ? "start" : index === props.periods.length - 1 ? "end" : "middle";
  const nudge = (index: number) => ({ start: -6, middle: 0, end: 6 })[anchor(index)];
  const y = () => linear([props.min ?? 0, props.max], [height - 22, 8], "clamped");
  const path = (values: readonly (number | undefined)[]) =>
    line<number | undefined>()
      .defined((value) => value !== undefined)
      .x((_value, index) => x()(props.periods[index] ?? "") ?? 0)
      .y((value) => y()(value ?? 0))([...values]) ?? "";
  const short = (value: number) => props.standard !== undefined && value < props.standard;
  return (
    <div class={css.multiples}>
      <For each={props.multiples}>
        {(multiple) => (
          <figure class={css.multiple}>
            <figcaption>
              {multiple.name}
              <small>{multiple.shown}</small>
            </figcaption>
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={multiple.label}>
              <line class={css.axis} x1="0" x2={width} y1={height - 20} y2={height - 20} />
              <Show when={props.standard !== undefined}>
                <line
                  class={css.rule}
                  x1="0"
                  x2={width}
                  y1={y()(props.standard ?? 0)}
                  y2={y()(props.standard ?? 0)}
                />
              </Show>
              <Show when={multiple.before}>{(before) => <path class={css.before} d={path(before())} />}</Show>
              <path class={css.line} d={path(multiple.values)} />
              <For each={props.periods}>
                {(period, index) => {
                  const value = () => multiple.values[index()];
                  return (
                    <>
                      <text
                        class={css.label}
                        x={(x()(period) ?? 0) + nudge(index())}
                        y={height - 5}
                        text-anchor={anchor(index())}
                      >
                        {period}
                      </text>
                      <Show when={value() !== undefined}>
                        <circle
                          class={short(value() ?? 0) ? css.dotShort : css.dot}
                          cx={x()(period) ?? 0}
                          cy={y()(value() ?? 0)}
                          r="3.5"
                        />
                      </Show>
                    </>
                  );
                }}
              </For>
            </svg>
          </figure>
        )}
      </For>
    </div>
  );
}
