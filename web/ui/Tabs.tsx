import { For, Show } from "solid-js";
import css from "./Tabs.module.css";

export type Tab = { href: string; label: string; count?: number; current: boolean };

/** Parts of one subject, each with its own address. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class={css.tabs} aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          <a href={tab.href} class={css.tab} aria-current={tab.current ? "page" : undefined}>
            {tab.label}
            <Show when={tab.count !== undefined}>
              <span>{tab.count}</span>
            </Show>
          </a>
        )}
      </For>
    </nav>
  );
}
