import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createEffect } from "./solid.ts";

/** A value that follows another once it has been still for a moment. */
export function settled<T>(of: Accessor<T>, wait = 120): Accessor<T> {
  const [value, setValue] = createSignal(of());
  createEffect(() => {
    const next = of();
    const timer = setTimeout(() => setValue(() => next), wait);
    onCleanup(() => clearTimeout(timer));
  });
  return value;
}
