import X from "lucide-solid/icons/x";
import { createUniqueId, type JSX, Show } from "solid-js";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import css from "./Dialog.module.css";
import { useLabels } from "./labels.ts";
import { createEffect } from "./solid.ts";

/** The browser's modal: keeps the focus inside, closes with Esc, gives the focus back. */
export function Dialog(props: {
  open: boolean;
  title: string;
  onClose: () => void;
  actions?: JSX.Element;
  size?: "wide" | "side";
  /** There is no way around the question. */
  required?: boolean;
  children: JSX.Element;
}) {
  const labels = useLabels();
  const title = createUniqueId();
  const follow = (dialog: HTMLDialogElement) =>
    createEffect(() => {
      if (props.open && !dialog.open) dialog.showModal();
      if (!props.open && dialog.open) dialog.close();
    });
  return (
    <dialog
      ref={follow}
      class={classes(css.dialog, props.size && css[props.size], "screen-only")}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        if (!props.required) props.onClose();
      }}
      onClose={() => props.open && props.onClose()}
    >
      <Show when={props.open}>
        <div class={css.head}>
          <h2 id={title}>{props.title}</h2>
          <Show when={!props.required}>
            <Button kind="quiet" square label={labels.close} onClick={() => props.onClose()}>
              <X size={18} aria-hidden="true" />
            </Button>
          </Show>
        </div>
        <div class={css.body}>{props.children}</div>
        <Show when={props.actions}>
          <div class={css.actions}>{props.actions}</div>
        </Show>
      </Show>
    </dialog>
  );
}
