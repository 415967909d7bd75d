import { createSignal, For, Show } from "solid-js";
import { useNote, useNotes } from "../../../shell/inspection/inspections.ts";
import { useCan } from "../../../shell/me.ts";
import { day, figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import css from "./inspections.module.css";

/** What the person wrote from 1 January to the quarter's end, read here without leaving the table. */
export function Notes(props: { person: string; quarter: string }) {
  const t = useText(inspecting);
  const can = useCan();
  const [opened, setOpened] = createSignal<string>();
  const list = useNotes(
    () => props.person,
    () => props.quarter,
    () => can("note.read"),
  );
  const body = useNote(opened);
  return (
    <Show when={list.data}>
      {(data) => (
        <section class={css.notes}>
          <h3>{t("notes_title")}</h3>
          <For each={data().notes} fallback={<p class="soft">{t("notes_none")}</p>}>
            {(note) => (
              <details
                onToggle={(event) => setOpened(event.currentTarget.open ? note.id : undefined)}
                open={opened() === note.id}
              >
                <summary>
                  <span>{note.title}</span>
                  <small>
                    {day(note.writtenOn)} · {t(note.form === "book" ? "note_book" : "note_typed")} ·{" "}
                    {t("chars", { n: figure(note.verifiedCharacters ?? note.characters) })}
                    <Show when={note.isExcerpt}> · {t("note_excerpt")}</Show>
                  </small>
                </summary>
                <Show when={opened() === note.id && body.data}>
                  {(shown) => <p class={css.noteBody}>{shown().body || t("note_no_body")}</p>}
                </Show>
              </details>
            )}
          </For>
        </section>
      )}
    </Show>
  );
}
