import { type JSX, Show, splitProps } from "solid-js";
import css from "./Button.module.css";
import { classes } from "./classes.ts";

type Look = {
  kind?: "primary" | "quiet" | "danger";
  size?: "small" | "tall";
  wide?: boolean;
  /** Only an icon inside; then a label is needed. */
  square?: boolean;
};

const look = (props: Look) =>
  classes(
    css.button,
    props.kind && css[props.kind],
    props.size && css[props.size],
    props.wide && css.wide,
    props.square && css.square,
  );

export function Button(
  props: Look & {
    /** Work is under way: the button says so and does not act twice. */
    busy?: boolean;
    label?: string;
  } & Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "aria-label">,
) {
  const [own, rest] = splitProps(props, [
    "kind",
    "size",
    "wide",
    "square",
    "busy",
    "label",
    "children",
    "onClick",
  ]);
  return (
    <button
      type="button"
      {...rest}
      class={look(own)}
      aria-label={own.label}
      title={own.square ? own.label : undefined}
      aria-disabled={own.busy ? "true" : undefined}
      onClick={(event) => {
        if (own.busy) return event.preventDefault();
        if (typeof own.onClick === "function") own.onClick(event);
      }}
    >
      <Show when={own.busy}>
        <span class={css.spin} aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink(props: Look & { href: string; label?: string; children: JSX.Element }) {
  return (
    <a href={props.href} class={look(props)} aria-label={props.label}>
      {props.children}
    </a>
  );
}
