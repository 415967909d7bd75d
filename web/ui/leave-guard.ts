import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup } from "solid-js";

/** What is in sight would be lost: a reader who leaves it, by whatever way, is asked first; the browser asks before a reload. */
export function useLeaveGuard(isAtRisk: () => boolean) {
  const [waiting, setWaiting] = createSignal<() => void>();
  const ask = (go: () => void) => (isAtRisk() ? setWaiting(() => go) : go());
  const warn = (event: BeforeUnloadEvent) => isAtRisk() && event.preventDefault();
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));
  useBeforeLeave((event) => {
    if (event.defaultPrevented || !isAtRisk()) return;
    event.preventDefault();
    setWaiting(() => () => event.retry(true));
  });
  return {
    isAsking: () => waiting() !== undefined,
    ask,
    stay: () => void setWaiting(undefined),
    leave() {
      const go = waiting();
      setWaiting(undefined);
      go?.();
    },
  };
}
