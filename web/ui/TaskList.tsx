import Clock from "lucide-solid/icons/clock-alert";
import { For, type JSX, Show } from "solid-js";
import { classes } from "./classes.ts";
import { Link } from "./Link.tsx";
import css from "./TaskList.module.css";

export type Task = {
  title: JSX.Element;
  href?: string;
  detail?: JSX.Element;
  due?: string;
  late?: boolean;
  action?: JSX.Element;
};

/** What needs a person: a sentence that leads to it, when, and the one thing to do. */
export function TaskList(props: { label: string; tasks: readonly Task[] }) {
  return (
    <ul class={css.list} aria-label={props.label}>
      <For each={props.tasks}>
        {(task) => (
          <li class={css.task}>
            <div class={css.words}>
              <Show when={task.href} fallback={<span>{task.title}</span>}>
                {(href) => <Link href={href()}>{task.title}</Link>}
              </Show>
              <Show when={task.detail}>
                <span class={css.detail}>{task.detail}</span>
              </Show>
            </div>
            <span class={classes(css.due, task.late && css.late)}>
              <Show when={task.late}>
                <Clock size={14} aria-hidden="true" />
              </Show>
              {task.due}
            </span>
            <div class={css.action}>{task.action}</div>
          </li>
        )}
      </For>
    </ul>
  );
}
