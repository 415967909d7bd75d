import { For, Show } from "solid-js";
import { roles } from "../text/access/accounts-roles.zh.ts";
import { useText } from "../text/index.ts";
import { useMe } from "./me.ts";

/** The roles of who is signed in, each with its unit. */
export function Roles(props: { class?: string | undefined }) {
  const t = useText(roles);
  const me = useMe();
  const nameOf = (role: string) => {
    const key = `role_${role}`;
    return key in roles.zh ? t(key as "role_person") : role;
  };
  return (
    <ul class={props.class}>
      <For each={me().roles}>
        {(held) => (
          <li>
            {nameOf(held.role)}
            <Show when={held.unitName}> · {held.unitName}</Show>
          </li>
        )}
      </For>
    </ul>
  );
}
