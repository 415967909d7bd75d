import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { Suspense } from "../ui/solid.ts";
import { useMe } from "./me.ts";
import { page } from "./page.ts";

const Denied = page(() => import("./Denied.tsx").then((m) => m.Denied));

/** Shows a page to accounts that may do any of these somewhere; tells everybody else plainly. */
export function Allowed(props: { any: readonly string[]; children: JSX.Element }) {
  const me = useMe();
  return (
    <Show
      when={props.any.some((ability) => me().can.includes(ability))}
      fallback={
        <Suspense>
          <Denied />
        </Suspense>
      }
    >
      {props.children}
    </Show>
  );
}
