import type { JSX } from "solid-js";
import { classes } from "./classes.ts";
import css from "./DocumentPage.module.css";

/** A sheet of A4 in the official layout, on screen as it prints; `class="signature"` sets a line to the right. */
export function DocumentPage(props: { label: string; landscape?: boolean; children: JSX.Element }) {
  return (
    <div class={css.desk}>
      <article
        class={classes(css.sheet, props.landscape && css.landscape)}
        aria-label={props.label}
        lang="zh-CN"
      >
        {props.children}
      </article>
    </div>
  );
}
