import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Whether a media query holds, now and after the window has changed. */
export function useMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query);
  const [holds, setHolds] = createSignal(list.matches);
  const follow = () => setHolds(list.matches);
  list.addEventListener("change", follow);
  onCleanup(() => list.removeEventListener("change", follow));
  return holds;
}
