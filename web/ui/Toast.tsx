import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { useLabels } from "./labels.ts";
import css from "./Toast.module.css";

type Toast = { id: number; text: string; action?: { label: string; run: () => void } };

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let last = 0;

const drop = (id: number) => setToasts(toasts().filter((toast) => toast.id !== id));

/** Says what was done; with an action (undo) it stays twice as long. Errors belong at their place, not here. */
export function toast(text: string, action?: Toast["action"]) {
  const id = ++last;
  setToasts([...toasts().slice(-2), { id, text, action }]);
  setTimeout(() => drop(id), action ? 12_000 : 6_000);
}

/** One live region for the whole application. */
export function Toasts() {
  const labels = useLabels();
  return (
    <section class={css.region} aria-label={labels.notifications} aria-live="polite">
      <For each={toasts()}>
        {(item) => (
          <div class={css.toast}>
            <span>{item.text}</span>
            <Show when={item.action}>
              {(action) => (
                <button
                  type="button"
                  onClick={() => {
                    drop(item.id);
                    action().run();
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
            <button type="button" aria-label={labels.close} onClick={() => drop(item.id)}>
              <X size={16} aria-hidden="true" />
            </button>
          </div>
        )}
      </For>
    </section>
  );
}
