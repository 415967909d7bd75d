import { useNavigate } from "@solidjs/router";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useQuery } from "../query/index.ts";
import { finding } from "../text/finding.zh.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { classes } from "../ui/classes.ts";
import { isComposing } from "../ui/composing.ts";
import { onMount } from "../ui/solid.ts";
import css from "./CommandPalette.module.css";
import { useEntries } from "./entries.ts";
import { findRecords, type Hit } from "./find.ts";
import { type CountyPage, management, personal, work } from "./page.ts";

/** Finds pages at once and records a moment later. */
export function CommandPalette(props: { pages: readonly CountyPage[]; onClose: () => void }) {
  const t = useText(shell);
  const f = useText(finding);
  const go = useNavigate();
  const list = createUniqueId();
  const { text, type, hits, found } = useHits(props.pages);
  const [chosen, setChosen] = createSignal(0);
  let dialog: HTMLDialogElement | undefined;

  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    props.onClose();
    go(hit.href);
  };
  const move = (by: number) => {
    const count = hits().length;
    if (count) setChosen((chosen() + by + count) % count);
    document.getElementById(`${list}-${chosen()}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") open(hits()[chosen()]);
    else return;
    event.preventDefault();
  };

  onMount(() => dialog?.showModal());
  return (
    <dialog
      ref={(element) => {
        dialog = element;
      }}
      class={css.box}
      aria-label={t("search")}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && props.onClose()}
      onKeyDown={onKey}
    >
      <input
        class={css.input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={hits().length ? `${list}-${chosen()}` : undefined}
        aria-label={t("search")}
        placeholder={t("search")}
        autocomplete="off"
        value={text()}
        onInput={(event) => {
          setChosen(0);
          type(event.currentTarget.value);
        }}
      />
      <div class={css.list} id={list} role="listbox" aria-label={t("suggestions")}>
        <Hits list={list} hits={hits()} chosen={chosen()} onChoose={setChosen} onOpen={open} />
      </div>
      <p class={hits().length ? "hidden" : css.note} role="status">
        {found.isFetching
          ? f("search_waiting")
          : hits().length
            ? f("search_count", { n: hits().length })
            : f("search_none", { text: text() })}
      </p>
      <p class={css.help} aria-hidden="true">
        {f("search_help")}
      </p>
    </dialog>
  );
}

function useHits(all: readonly CountyPage[]) {
  const t = useText(shell);
  const f = useText(finding);
  const entries = useEntries(all);
  const [text, setText] = createSignal("");
  const [asked, setAsked] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const found = useQuery(() => ({
    queryKey: ["search", asked()],
    queryFn: () => findRecords(asked()),
    enabled: asked() !== "",
    keepsPrevious: true,
    throwOnError: false,
  }));

  const pages = (): Hit[] =>
    entries([...work, ...personal, ...management])
      .map(({ entry, href }) => ({ href, title: t(entry), group: f("search_pages") }))
      .filter((hit) => hit.title.toLowerCase().includes(text().trim().toLowerCase()));
  const records = () => (asked() && found.isSuccess ? found.data : []);
  const type = (value: string) => {
    setText(value);
    clearTimeout(timer);
    timer = setTimeout(() => setAsked(value.trim()), 200);
  };
  return { text, type, hits: () => [...pages(), ...records()], found };
}

function Hits(props: {
  list: string;
  hits: readonly Hit[];
  chosen: number;
  onChoose: (index: number) => void;
  onOpen: (hit: Hit) => void;
}) {
  return (
    <For each={props.hits}>
      {(hit, index) => (
        <>
          <Show when={hit.group !== props.hits[index() - 1]?.group}>
            <p class={css.group} aria-hidden="true">
              {hit.group}
            </p>
          </Show>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, which names the active option */}
          <div
            id={`${props.list}-${index()}`}
            role="option"
            aria-selected={index() === props.chosen}
            class={classes(css.hit, index() === props.chosen && css.on)}
            onPointerMove={() => props.onChoose(index())}
            onClick={() => props.onOpen(hit)}
          >
            {hit.title}
            <Show when={hit.detail}>
              <small>{hit.detail}</small>
            </Show>
          </div>
        </>
      )}
    </For>
  );
}
