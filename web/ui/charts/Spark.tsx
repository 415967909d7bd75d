import { Show } from "solid-js";
import css from "./charts.module.css";
import { linear } from "./linear.ts";

const [width, height] = [104, 26];

/** A trend without axes; the last point is marked. Gaps are left open. */
export function Spark(props: { label: string; values: readonly (number | undefined)[] }) {
  const points = () => {
    const known = props.values.filter((value) => value !== undefined);
    const [low, high] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
    const pad = high === low ? 1 : 0;
    const x = linear([0, Math.max(1, props.values.length - 1)], [2, width - 4]);
    const y = linear([low - pad, high + pad], [height - 4, 4]);
    return props.values.map((value, index) => value !== undefined && { x: x(index), y: y(value) });
  };
  /** A point after a gap begins a line of its own. */
  const path = () =>
    points()
      .map((point, index, all) => (point ? `${all[index - 1] ? "L" : "M"}${point.x},${point.y}` : ""))
      .join("");
  const last = () =>
    points()
      .filter((point) => point !== false)
      .at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label}>
      <path class={css.line} d={path()} />
      <Show when={last()}>{(point) => <circle class={css.last} cx={point().x} cy={point().y} r="3" />}</Show>
    </svg>
  );
}
