import { For } from "solid-js";
import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { registerConflicts } from "../../../text/study/registers-conflicts.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Page.tsx";
import type { Book } from "./book.ts";
import css from "./register.module.css";

/** Marks that somebody else has changed meanwhile: one's own or theirs, never silently either. */
export function Conflicts(props: { detail: SessionDetail; book: Book }) {
  const t = useText(registerConflicts);
  const m = useText(meetings);
  const nameOf = (id: string) => props.detail.roll.find((row) => row.personId === id)?.name ?? "";
  return (
    <div role="alert">
      <Notice kind="short" title={t("conflict")}>
        <ul>
          <For each={props.book.conflicts()}>
            {(one) => (
              <li>
                {t("conflict_line", {
                  name: nameOf(one.personId),
                  mine: m(one.mine.status ?? "unmarked"),
                  theirs: m(one.theirs.status ?? "unmarked"),
                })}
              </li>
            )}
          </For>
        </ul>
        <p class={css.pair}>
          <Button size="small" onClick={() => props.book.settle(true)}>
            {t("take_mine")}
          </Button>
          <Button size="small" onClick={() => props.book.settle(false)}>
            {t("take_theirs")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
