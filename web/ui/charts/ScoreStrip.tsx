import { cumsum } from "d3-array";
import { For, Show } from "solid-js";
import css from "./charts.module.css";
import { linear } from "./linear.ts";

export type ScorePart = { name: string; score: number; full: number; shown: string };

const tones = [css.c0, css.c1, css.c2, css.c3, css.c4, css.c5];

/** A total by criterion: what was reached side by side, what is missing left pale at the end. */
export function ScoreStrip(props: { label: string; parts: readonly ScorePart[]; width?: number }) {
  const width = () => props.width ?? 220;
  const full = () => props.parts.reduce((sum, part) => sum + part.full, 0);
  const x = () => linear([0, full() || 1], [0, width()]);
  const starts = () => [0, ...cumsum(props.parts, (part) => part.score)];
  return (
    <svg
      class={css.score}
      width={width()}
      height="14"
      viewBox={`0 0 ${width()} 14`}
      role="img"
      aria-label={props.label}
    >
      <rect class={css.track} width={width()} height="14" />
      <For each={props.parts}>
        {(part, index) => (
          <rect
            class={tones[index() % tones.length]}
            x={x()(starts()[index()] ?? 0)}
            y="0"
            width={Math.max(0, x()(part.score) - 1)}
            height="14"
          >
            <title>{`${part.name} ${part.shown}`}</title>
          </rect>
        )}
      </For>
    </svg>
  );
}

/** What the shades of the strips mean, once for a whole table. */
export function ScoreKey(props: { names: readonly string[] }) {
  return (
    <Show when={props.names.length}>
      <ul class={css.key}>
        <For each={props.names}>
          {(name, index) => (
            <li>
              <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                <rect class={tones[index() % tones.length]} width="12" height="12" rx="2" />
              </svg>
              {name}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
