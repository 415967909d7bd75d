import { createStore, type SetStoreFunction } from "solid-js/store";
import { createEffect } from "../ui/solid.ts";

/**
 * A form that is kept in this tab while it is being filled in: leaving the page and coming back finds it as it was.
 * Nothing secret belongs in it; `forget` is called once it was handed in.
 */
export function useKeptForm<T extends Record<string, string>>(
  place: string,
  empty: () => T,
  given: Partial<T> = {},
): { form: T; set: SetStoreFunction<T>; isRestored: boolean; forget: () => void } {
  const key = `qinxue.form.${place}`;
  const kept = recall(key);
  const isRestored = kept !== undefined;
  const [form, set] = createStore<T>({ ...empty(), ...kept, ...given });
  let over = false;
  let first = true;
  createEffect(() => {
    const now = JSON.stringify({ ...form });
    if (!first && !over) remember(key, now);
    first = false;
  });
  const forget = () => {
    over = true;
    remember(key, undefined);
  };
  return { form: form as T, set, isRestored, forget };
}

function recall(key: string): Record<string, string> | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(key: string, value: string | undefined) {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows the form.
  }
}
