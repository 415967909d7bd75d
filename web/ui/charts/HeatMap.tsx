import { scaleQuantize } from "d3-scale";
import { For } from "solid-js";
import css from "./charts.module.css";

export type HeatCell = { value: number | undefined; shown: string };
export type HeatRow = { name: string; cells: readonly HeatCell[] };
export type HeatColumn = { name: string; standard: number };

/** Units down, figures across; the number stands in each cell, so the colour only helps the eye. */
export function HeatMap(props: { label: string; columns: readonly HeatColumn[]; rows: readonly HeatRow[] }) {
  const names = 150;
  const wide = 84;
  const high = 30;
  const width = () => names + props.columns.length * wide;
  const height = () => (props.rows.length + 1) * high;
  /** The share of the standard decides the shade: two steps below it, two from it on. */
  const shade = scaleQuantize<string | undefined>()
    .domain([0.8, 1.2])
    .range([css.h1, css.h2, css.h3, css.h4]);
  const share = (cell: HeatCell, column: HeatColumn | undefined) =>
    cell.value === undefined || !column || column.standard === 0 ? undefined : cell.value / column.standard;
  const fill = (cell: HeatCell, column: HeatColumn | undefined) => {
    const of = share(cell, column);
    return of === undefined ? css.h0 : shade(of);
  };
  const ink = (cell: HeatCell, column: HeatColumn | undefined) => {
    const of = share(cell, column);
    if (of === undefined) return css.heatNone;
    return of < 1 ? css.heatShort : css.heatValue;
  };
  return (
    <section class={css.scroll} tabindex="0" aria-label={props.label}>
      <svg
        class={css.heat}
        width={width()}
        height={height()}
        viewBox={`0 0 ${width()} ${height()}`}
        role="img"
        aria-label={props.label}
      >
        <For each={props.columns}>
          {(column, index) => (
            <text class={css.heatHead} x={names + index() * wide + wide / 2} y="20" text-anchor="middle">
              {column.name}
            </text>
          )}
        </For>
        <For each={props.rows}>
          {(row, at) => (
            <g transform={`translate(0 ${(at() + 1) * high})`}>
              <text class={css.heatLabel} x="0" y="20">
                {row.name}
              </text>
              <For each={row.cells}>
                {(cell, index) => (
                  <g transform={`translate(${names + index() * wide} 0)`}>
                    <rect
                      class={fill(cell, props.columns[index()])}
                      x="1"
                      y="1"
                      width={wide - 2}
                      height={high - 2}
                      rx="3"
                    />
                    <text class={ink(cell, props.columns[index()])} x={wide / 2} y="20" text-anchor="middle">
                      {cell.shown}
                    </text>
                  </g>
                )}
              </For>
            </g>
          )}
        </For>
      </svg>
    </section>
  );
}
