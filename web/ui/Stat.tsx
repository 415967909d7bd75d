import CircleAlert from "lucide-solid/icons/circle-alert";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { classes } from "./classes.ts";
import css from "./Stat.module.css";

export type Stat = {
  label: string;
  value: JSX.Element;
  unit?: string;
  /** The standard, or what is missing. */
  note?: string;
  short?: boolean;
  /** Where its rows are. */
  href?: string;
  /** A Spark. */
  trend?: JSX.Element;
};

/** One row of figures, each leading to its rows. */
export function StatRow(props: { stats: readonly Stat[] }) {
  return (
    <div class={css.row}>
      <For each={props.stats}>
        {(stat) => (
          <Dynamic component={stat.href ? "a" : "div"} class={css.stat} href={stat.href as string}>
            <span class={css.label}>{stat.label}</span>
            <span class={css.value}>
              {stat.value}
              <Show when={stat.unit}>
                <small>{stat.unit}</small>
              </Show>
            </span>
            <span class={css.note}>
              <span class={classes(stat.short && css.isShort)}>
                <Show when={stat.short}>
                  <CircleAlert size={13} aria-hidden="true" />
                </Show>
                {stat.note}
              </span>
            </span>
            <Show when={stat.trend}>
              <div class={css.trend}>{stat.trend}</div>
            </Show>
          </Dynamic>
        )}
      </For>
    </div>
  );
}

export type Count = { label: string; value: number | string; tone?: "ok" | "short" };

/** A few counts side by side that change while one works; said politely when they do. */
export function Tally(props: { label: string; counts: readonly Count[] }) {
  return (
    <dl class={css.tally} aria-label={props.label} aria-live="polite">
      <For each={props.counts}>
        {(count) => (
          <div class={classes(css.count, count.tone && css[count.tone])}>
            <dt>{count.label}</dt>
            <dd>{count.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
