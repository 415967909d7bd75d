import Ban from "lucide-solid/icons/ban";
import CircleAlert from "lucide-solid/icons/circle-alert";
import CircleCheck from "lucide-solid/icons/circle-check";
import Clock from "lucide-solid/icons/clock";
import Info from "lucide-solid/icons/info";
import Minus from "lucide-solid/icons/minus";
import Star from "lucide-solid/icons/star";
import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { classes } from "./classes.ts";
import css from "./StatusText.module.css";

const icons = {
  ok: CircleCheck,
  short: CircleAlert,
  stop: Ban,
  gold: Star,
  info: Info,
  wait: Clock,
  none: Minus,
};
export type StatusKind = keyof typeof icons;

/** Icon and words say the same as the colour. Gold only for the highest grade. */
export function StatusText(props: { kind: StatusKind; children: JSX.Element }) {
  return (
    <span class={classes(css.status, css[props.kind])}>
      <Dynamic component={icons[props.kind]} size={15} aria-hidden="true" />
      {props.children}
    </span>
  );
}
