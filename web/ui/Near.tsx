import { createSignal, type JSX, onCleanup, Show } from "solid-js";

/** Drawn once it comes near the window, or is printed: what lies far below does not hold up what is looked at. */
export function Near(props: { children: JSX.Element }) {
  const [isNear, setNear] = createSignal(false);
  const come = () => setNear(true);
  const watched = (place: HTMLDivElement) => {
    const seen = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && come(), {
      rootMargin: "300px",
    });
    seen.observe(place);
    const print = matchMedia("print");
    print.addEventListener("change", come);
    addEventListener("beforeprint", come);
    onCleanup(() => {
      seen.disconnect();
      print.removeEventListener("change", come);
      removeEventListener("beforeprint", come);
    });
  };
  return (
    <Show when={isNear()} fallback={<div ref={watched} />}>
      {props.children}
    </Show>
  );
}
