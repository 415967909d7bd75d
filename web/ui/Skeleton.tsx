import { For } from "solid-js";
import { useLabels } from "./labels.ts";
import css from "./Skeleton.module.css";

/** Appears only after 300 ms of waiting. */
export function Skeleton(props: { lines?: number }) {
  const labels = useLabels();
  return (
    <div class={css.skeleton} role="status" data-skeleton="">
      <span class="hidden">{labels.loading}</span>
      <For each={Array.from({ length: props.lines ?? 5 })}>{() => <i aria-hidden="true" />}</For>
    </div>
  );
}
