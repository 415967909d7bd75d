import { createSelector, createSignal, For, type JSX, Show } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { isComposing } from "../../../ui/composing.ts";
import { useMedia } from "../../../ui/media.ts";
import type { Book, RollRow, Status } from "./book.ts";
import css from "./register.module.css";

export type RowTask = { kind: "remark" | "correct" | "make_up"; row: RollRow };
export type SheetProps = { detail: SessionDetail; book: Book; onTask: (task: RowTask) => void };
const keyed = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;
const tones: Partial<Record<Status, string>> = {
  present: css.ok,
  late: css.short,
  left_early: css.short,
  unexcused: css.stop,
};

export function Roll(
  props: SheetProps & { shown: ReadonlySet<string> | undefined; several: boolean; empty: string | undefined },
) {
  const t = useText(register);
  const wide = useMedia("(min-width: 761px)");
  const [current, setCurrent] = createSignal(props.detail.roll[0]?.personId ?? "");
  const isCurrent = createSelector(current);
  const isOpen = () => props.detail.session.state === "open";
  let list: HTMLUListElement | undefined;

  const visible = () => props.detail.roll.filter((row) => props.shown?.has(row.personId) ?? true);
  const go = (by: number) => {
    const rows = visible();
    const at = rows.findIndex((row) => row.personId === current());
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setCurrent(next.personId);
    list?.querySelector<HTMLElement>(`[data-person="${next.personId}"]`)?.focus();
  };
  /** Whether the key meant anything here. */
  const press = (key: string): boolean => {
    if (key === "arrowdown" || key === "arrowup") {
      go(key === "arrowdown" ? 1 : -1);
      return true;
    }
    const row = props.detail.roll.find((one) => one.personId === current());
    const status = clearing.includes(key) ? null : (keyed["123456".indexOf(key)] ?? letters[key]);
    if (!row?.mayMark || !isOpen() || status === undefined) return false;
    props.book.set(row.personId, status);
    if (status) go(1);
    return true;
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && key === "z") props.book.undo();
    else if (isCommand || event.target instanceof HTMLSelectElement || !press(key)) return;
    event.preventDefault();
  };

  return (
    <>
      <ul
        class={css.roll}
        aria-label={t("roll_label")}
        ref={(element) => {
          list = element;
        }}
        onKeyDown={onKey}
      >
        <For each={props.detail.roll}>
          {(row) => (
            <li
              class={css.row}
              data-person={row.personId}
              hidden={props.shown !== undefined && !props.shown.has(row.personId)}
              tabindex={isCurrent(row.personId) ? 0 : -1}
              onFocusIn={() => setCurrent(row.personId)}
            >
              <div class={css.who}>
                <span>{row.name}</span>
                <Show when={props.several}>
                  <small>{row.branchName}</small>
                </Show>
                <Show when={props.book.line(row.personId)?.remark}>
                  {(remark) => <small>{remark()}</small>}
                </Show>
              </div>
              <Show
                when={isOpen() && row.mayMark}
                fallback={<Settled row={row} book={props.book} detail={props.detail} onTask={props.onTask} />}
              >
                <Keys row={row} book={props.book} wide={wide()} onTask={props.onTask} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.empty}>
        <p class={css.nobody}>{props.empty}</p>
      </Show>
    </>
  );
}

const clearing = ["0", "backspace", "delete"];
const letters: Record<string, Status> = {
  p: "present",
  l: "late",
  e: "left_early",
  v: "leave",
  o: "official",
  a: "unexcused",
};

function Keys(props: { row: RollRow; book: Book; wide: boolean; onTask: (task: RowTask) => void }) {
  const t = useText(register);
  const m = useText(meetings);
  const status = () => props.book.line(props.row.personId)?.status ?? null;
  const key = (of: () => Status) => (
    <button
      type="button"
      tabindex={-1}
      class={classes(css.key, status() === of() && css.on, status() === of() && tones[of()])}
      aria-pressed={status() === of()}
      onClick={() => props.book.set(props.row.personId, of())}
    >
      {m(of())}
    </button>
  );
  const middle = () => {
    const now = status();
    return now && now !== "present" ? now : "unexcused";
  };
  const choose = (select: HTMLSelectElement) => {
    const value = select.value;
    select.value = "";
    if (value === "remark") props.onTask({ kind: "remark", row: props.row });
    else if (value === "clear") props.book.set(props.row.personId, null);
    else if (value) props.book.set(props.row.personId, value as Status);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset a row would say its legend before every key
    <div class={css.keys} role="group" aria-label={t("attendance_of", { name: props.row.name })}>
      <Show
        when={props.wide}
        fallback={
          <>
            {key(() => "present")}
            {key(middle)}
          </>
        }
      >
        <For each={keyed}>{(one) => key(() => one)}</For>
      </Show>
      <span class={css.more}>
        <span aria-hidden="true">…</span>
        <select
          tabindex={-1}
          aria-label={t("other_of", { name: props.row.name })}
          onChange={(event) => choose(event.currentTarget)}
        >
          <option value="">{t("other")}</option>
          <Show when={!props.wide}>
            <For each={keyed.slice(1)}>{(one) => <option value={one}>{m(one)}</option>}</For>
          </Show>
          <Show when={props.row.exempt}>
            <option value="exempt">{m("exempt")}</option>
          </Show>
          <option value="clear">{t("clear")}</option>
          <option value="remark">{t("add_remark")}</option>
        </select>
      </span>
    </div>
  );
}

/** A row that is only read; after closing it may be corrected. */
function Settled(props: {
  row: RollRow;
  book: Book;
  detail: SessionDetail;
  onTask: (task: RowTask) => void;
}): JSX.Element {
  const t = useText(register);
  const m = useText(meetings);
  const counted = () => props.book.line(props.row.personId)?.counted ?? "unmarked";
  const closed = () => props.detail.session.state === "closed";
  const owes = () =>
    (counted() === "leave" || counted() === "unexcused") &&
    !props.detail.makeUps.some((made) => made.personId === props.row.personId);
  const mine = useMe();
  const mayMakeUp = () => owes() && (props.row.mayMark || mine().person?.id === props.row.personId);
  return (
    <div class={css.settled}>
      <span class={classes(css.word, counted() !== "present" && css.wordOther)}>{m(counted())}</span>
      <Show when={closed() && mayMakeUp()}>
        <Button size="small" kind="quiet" onClick={() => props.onTask({ kind: "make_up", row: props.row })}>
          {t("make_up").replace("…", "")}
        </Button>
      </Show>
      <Show when={closed() && props.row.mayMark}>
        <Button size="small" kind="quiet" onClick={() => props.onTask({ kind: "correct", row: props.row })}>
          {t("correct").replace("…", "")}
        </Button>
      </Show>
    </div>
  );
}
