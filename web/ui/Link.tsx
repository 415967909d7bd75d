import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { classes } from "./classes.ts";
import css from "./Link.module.css";

/** `file` leaves the application: downloads and other sites. */
export function Link(props: {
  href: string;
  kind?: "strong" | "plain";
  file?: boolean;
  label?: string;
  children: JSX.Element;
}) {
  const look = () => classes(css.link, props.kind && css[props.kind]);
  return (
    <Show
      when={!props.file}
      fallback={
        <a href={props.href} class={look()} rel="external" download="" aria-label={props.label}>
          {props.children}
        </a>
      }
    >
      <A href={props.href} class={look()} aria-label={props.label}>
        {props.children}
      </A>
    </Show>
  );
}
