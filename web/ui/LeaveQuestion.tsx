import { createUniqueId, type JSX } from "solid-js";
import { Button } from "./Button.tsx";
import css from "./Dialog.module.css";
import { createEffect } from "./solid.ts";

/** Asks before something is lost; staying is what Esc and Enter do. */
export function LeaveQuestion(props: {
  open: boolean;
  title: string;
  stay: string;
  leave: string;
  onStay: () => void;
  onLeave: () => void;
  children?: JSX.Element;
}) {
  const title = createUniqueId();
  const follow = (question: HTMLDialogElement) =>
    createEffect(() => {
      if (props.open && !question.open) question.showModal();
      if (!props.open && question.open) question.close();
    });
  return (
    <dialog
      ref={follow}
      class={css.dialog}
      role="alertdialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onStay();
      }}
      // Of a question that was asked again meanwhile, the former closing is told late.
      onClose={(event) => props.open && !event.currentTarget.open && props.onStay()}
    >
      <div class={css.head}>
        <h2 id={title}>{props.title}</h2>
      </div>
      <div class={css.body}>{props.children}</div>
      <div class={css.actions}>
        <Button kind="primary" onClick={() => props.onStay()} autofocus>
          {props.stay}
        </Button>
        <Button onClick={() => props.onLeave()}>{props.leave}</Button>
      </div>
    </dialog>
  );
}
