import { onCleanup, Show } from "solid-js";
import { moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Notice } from "../../../ui/Page.tsx";
import { createEffect } from "../../../ui/solid.ts";
import type { PartProps } from "./acting.ts";

const askAgainAfter = 8_000;

/** Says that the register is the device's, and asks for the server's: never over marks that are on their way. */
export function AsOf(props: PartProps & { at: number; refetch: () => Promise<unknown> }) {
  const t = useText(registering);
  createEffect(() => {
    if (props.book.unsent()) return;
    const ask = () => void props.refetch();
    const timer = setInterval(ask, askAgainAfter);
    addEventListener("online", ask);
    onCleanup(() => {
      clearInterval(timer);
      removeEventListener("online", ask);
    });
    if (navigator.onLine) ask();
  });
  return (
    <div role="status">
      <Notice kind="short">
        {t("as_of", { at: moment(props.at) })}
        <Show when={props.detail.session.state === "open" && props.detail.roll.some((row) => row.mayMark)}>
          {" "}
          {t("marks_later")}
        </Show>
      </Notice>
    </div>
  );
}
