import type { JSX } from "solid-js";
import { classes } from "./classes.ts";
import css from "./Link.module.css";

/** The router follows every link of the application; `file` leaves it: downloads and other sites. */
export function Link(props: {
  href: string;
  kind?: "strong" | "plain";
  file?: boolean;
  label?: string;
  children: JSX.Element;
}) {
  return (
    <a
      href={props.href}
      class={classes(css.link, props.kind && css[props.kind])}
      rel={props.file ? "external" : undefined}
      download={props.file ? "" : undefined}
      aria-label={props.label}
    >
      {props.children}
    </a>
  );
}
