import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { Show } from "solid-js";
import css from "./charts.module.css";

/** A trend without axes; the last point is marked. Gaps are left open. */
export function Spark(props: { label: string; values: readonly (number | undefined)[] }) {
  const width = 104;
  const height = 26;
  const points = () => props.values.map((value, index) => ({ value, index }));
  const scales = () => {
    const [low = 0, high = 1] = extent(points(), (point) => point.value);
    const pad = high === low ? 1 : 0;
    return {
      x: scaleLinear([0, Math.max(1, props.values.length - 1)], [2, width - 4]),
      y: scaleLinear([low - pad, high + pad], [height - 4, 4]),
    };
  };
  const path = () => {
    const { x, y } = scales();
    return line<{ value: number | undefined; index: number }>()
      .defined((point) => point.value !== undefined)
      .x((point) => x(point.index))
      .y((point) => y(point.value ?? 0))(points());
  };
  const last = () =>
    points()
      .filter((point) => point.value !== undefined)
      .at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label}>
      <path class={css.line} d={path() ?? ""} />
      <Show when={last()}>
        {(point) => (
          <circle class={css.last} cx={scales().x(point().index)} cy={scales().y(point().value ?? 0)} r="3" />
        )}
      </Show>
    </svg>
  );
}
