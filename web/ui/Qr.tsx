import { createMemo } from "solid-js";
import { encode } from "uqr";
import css from "./Qr.module.css";

/** Black on white in either scheme, as vectors, with the quiet zone that scanners need. */
export function Qr(props: { value: string; label: string; size?: number }) {
  const code = createMemo(() => encode(props.value, { ecc: "M", border: 3 }));
  const path = () =>
    code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
      .join("");
  return (
    <svg
      class={css.qr}
      role="img"
      aria-label={props.label}
      width={props.size ?? 168}
      height={props.size ?? 168}
      viewBox={`0 0 ${code().size} ${code().size}`}
      shape-rendering="crispEdges"
    >
      <path d={path()} fill="currentColor" />
    </svg>
  );
}
