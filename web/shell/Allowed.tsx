import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useText } from "../text/index.ts";
import { refusals } from "../text/refusals.zh.ts";
import { shell } from "../text/shell.zh.ts";
import { EmptyState } from "../ui/Page.tsx";
import { useMe } from "./me.ts";

/** Shows a page to whoever may do any of these somewhere; tells everybody else plainly. */
export function Allowed(props: { any: readonly string[]; children: JSX.Element }) {
  const t = useText(refusals);
  const s = useText(shell);
  const me = useMe();
  return (
    <Show
      when={props.any.some((ability) => me().can.includes(ability))}
      fallback={
        <EmptyState
          title={t("not_permitted")}
          action={<a href={`/c/${me().county.id}`}>{s("to_start")}</a>}
        />
      }
    >
      {props.children}
    </Show>
  );
}
