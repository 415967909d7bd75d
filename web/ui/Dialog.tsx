import X from "lucide-solid/icons/x";
import { createContext, createSignal, createUniqueId, type JSX, Show, useContext } from "solid-js";
import { useText } from "../text/index.ts";
import { unsaved } from "../text/unsaved.zh.ts";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import css from "./Dialog.module.css";
import { LeaveQuestion } from "./LeaveQuestion.tsx";
import { useLabels } from "./labels.ts";
import { useLeaveGuard } from "./leave-guard.ts";
import { createEffect } from "./solid.ts";
import { isWork } from "./work.ts";

const DialogContext = createContext<{ leave: () => void; saved: () => void }>();

/** For a form that stays in its dialog after it was saved: nothing is asked about it any more. */
export const useDialog = () => useContext(DialogContext);

/** The browser's modal: keeps the focus inside, closes with Esc, gives the focus back; asks before what was typed is lost. */
export function Dialog(props: {
  open: boolean;
  title: string;
  onClose: () => void;
  actions?: JSX.Element;
  size?: "wide" | "side";
  /** There is no way around the question. */
  required?: boolean;
  /** What is typed inside is kept elsewhere: nothing is lost by leaving. */
  keeps?: boolean;
  children: JSX.Element;
}) {
  const labels = useLabels();
  const t = useText(unsaved);
  const title = createUniqueId();
  const [typed, setTyped] = createSignal(false);
  const guard = useLeaveGuard(() => props.open && typed());
  const leave = () => guard.ask(() => props.onClose());
  const follow = (dialog: HTMLDialogElement) => {
    createEffect(() => {
      if (props.open && !dialog.open) dialog.showModal();
      if (!props.open && dialog.open) dialog.close();
      if (!props.open) setTyped(false);
    });
    dialog.addEventListener("input", ({ target }) => {
      if (!props.required && !props.keeps && isWork(target as HTMLInputElement)) setTyped(true);
    });
  };
  /** A browser may close a modal without asking the guard that would have kept it. */
  const reopen = (dialog: HTMLDialogElement) => {
    if (!props.open || dialog.open) return;
    if (typed() || props.required) dialog.showModal();
    if (!props.required) leave();
  };
  return (
    <DialogContext.Provider value={{ leave, saved: () => setTyped(false) }}>
      <dialog
        ref={follow}
        class={classes(css.dialog, props.size && css[props.size], "screen-only")}
        aria-labelledby={title}
        onCancel={(event) => {
          event.preventDefault();
          if (event.target === event.currentTarget && !props.required) leave();
        }}
        onClose={(event) => reopen(event.currentTarget)}
      >
        <Show when={props.open}>
          <div class={css.head}>
            <h2 id={title}>{props.title}</h2>
            <Show when={!props.required}>
              <Button kind="quiet" square label={labels.close} onClick={leave}>
                <X size={18} aria-hidden="true" />
              </Button>
            </Show>
          </div>
          <div class={css.body}>{props.children}</div>
          <Show when={props.actions}>
            <div class={css.actions}>{props.actions}</div>
          </Show>
          <LeaveQuestion
            open={guard.isAsking()}
            title={t("title")}
            stay={t("stay")}
            leave={t("leave")}
            onStay={guard.stay}
            onLeave={guard.leave}
          />
        </Show>
      </dialog>
    </DialogContext.Provider>
  );
}

/** The way out of a dialog beside its cross. */
export function DialogCancel(props: { children: JSX.Element }) {
  const dialog = useDialog();
  return <Button onClick={() => dialog?.leave()}>{props.children}</Button>;
}
