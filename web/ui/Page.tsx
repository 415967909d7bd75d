import ChevronLeft from "lucide-solid/icons/chevron-left";
import { type Component, For, type JSX, Show } from "solid-js";
import { classes } from "./classes.ts";
import { useLabels } from "./labels.ts";
import css from "./Page.module.css";
import { createEffect } from "./solid.ts";

export { Skeleton } from "./Skeleton.tsx";

/** One title, one line under it, one primary action (last in `actions`). Names the browser's tab as well. */
export function PageHead(props: {
  title: string;
  sub?: JSX.Element;
  back?: { href: string; label: string };
  actions?: JSX.Element;
}) {
  const labels = useLabels();
  createEffect(() => {
    document.title = props.title;
  });
  return (
    <header class={css.head}>
      <Show when={props.back}>
        {(back) => (
          <nav class={classes(css.back, "screen-only")} aria-label={labels.crumbs}>
            <a href={back().href}>
              <ChevronLeft size={16} aria-hidden="true" />
              {back().label}
            </a>
          </nav>
        )}
      </Show>
      <div class={css.words}>
        <h1 tabindex="-1">{props.title}</h1>
        <Show when={props.sub}>
          <p class={css.sub}>{props.sub}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class={classes(css.actions, "screen-only")}>{props.actions}</div>
      </Show>
    </header>
  );
}

export function Section(props: {
  title: string;
  sub?: JSX.Element;
  action?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <section class={css.section}>
      <div class={css.sectionHead}>
        <h2>{props.title}</h2>
        {props.action}
      </div>
      <Show when={props.sub}>
        <p class={css.sectionSub}>{props.sub}</p>
      </Show>
      {props.children}
    </section>
  );
}

/** Sections side by side where there is room. */
export function Columns(props: { children: JSX.Element }) {
  return <div class={css.cols}>{props.children}</div>;
}

/** Says what to do first, never only that there is nothing. */
export function EmptyState(props: {
  title: string;
  icon?: Component<{ size: number; "aria-hidden": "true" }>;
  action?: JSX.Element;
  children?: JSX.Element;
}) {
  return (
    <div class={css.empty}>
      <Show when={props.icon} keyed>
        {(Icon) => <Icon size={28} aria-hidden="true" />}
      </Show>
      <h2>{props.title}</h2>
      <Show when={props.children}>
        <p>{props.children}</p>
      </Show>
      <Show when={props.action}>
        <div class={css.emptyAction}>{props.action}</div>
      </Show>
    </div>
  );
}

export function Notice(props: { kind?: "short" | "ok" | "stop"; title?: string; children: JSX.Element }) {
  return (
    <div class={classes(css.notice, props.kind && css[props.kind])}>
      <Show when={props.title}>
        <strong>{props.title}</strong>
      </Show>
      {props.children}
    </div>
  );
}

export type Fact = { term: string; value: JSX.Element; action?: JSX.Element };

/** Terms and their values: check-answers, a record's particulars. */
export function Facts(props: { facts: readonly Fact[] }) {
  return (
    <dl class={css.facts}>
      <For each={props.facts}>
        {(fact) => (
          <div>
            <dt>{fact.term}</dt>
            <dd>{fact.value}</dd>
            <dd>{fact.action}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** "How is this computed": closed until asked for. */
export function How(props: { label: string; children: JSX.Element }) {
  return (
    <details class={css.how}>
      <summary>{props.label}</summary>
      <div>{props.children}</div>
    </details>
  );
}
