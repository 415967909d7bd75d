import MessageSquare from "lucide-solid/icons/message-square";
import { createSignal, Show } from "solid-js";
import { telling } from "../text/access/feedback.zh.ts";
import { useText } from "../text/index.ts";
import { Suspense } from "../ui/solid.ts";
import css from "./Desk.module.css";
import { page } from "./page.ts";

const FeedbackDialog = page(() => import("./FeedbackDialog.tsx").then((m) => m.FeedbackDialog));

/** On every page, in the rail or the phone's menu. */
export function FeedbackButton() {
  const t = useText(telling);
  const [open, setOpen] = createSignal<boolean>();
  return (
    <>
      <button type="button" class={css.entry} onClick={() => setOpen(true)}>
        <MessageSquare size={17} aria-hidden="true" />
        <span>{t("give")}</span>
      </button>
      <Show when={open() !== undefined}>
        <Suspense>
          <FeedbackDialog open={open() === true} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  );
}
