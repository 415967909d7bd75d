import { useParams } from "@solidjs/router";
import {
  createMemo,
  createResource,
  createSelector,
  createSignal,
  For,
  type JSX,
  Match,
  Show,
  Switch,
} from "solid-js";
import { county, countyCode } from "../../api.ts";
import { useMutation, useQueryClient } from "../../query/index.ts";
import { useMe } from "../../shell/me.ts";
import { page } from "../../shell/page.ts";
import { clock, fullMoment, hours, weekday } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { sentenceLater } from "../../text/late.ts";
import { meetings } from "../../text/meetings.zh.ts";
import { register } from "../../text/register.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { useMedia } from "../../ui/media.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../ui/Page.tsx";
import { createEffect, Suspense } from "../../ui/solid.ts";
import { toast } from "../../ui/Toast.tsx";
import { type SessionDetail, sessionKey, useSession } from "../sessions/data.ts";
import { type Book, type RollRow, type Status, useBook } from "./book.ts";
import css from "./register.module.css";

const Extras = page(() => import("./extras.tsx").then((m) => m.Extras));
const RowDialog = page(() => import("./RowDialog.tsx").then((m) => m.RowDialog));

export type RowTask = { kind: "remark" | "correct" | "make_up"; row: RollRow };
const keyed = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;
const tones: Partial<Record<Status, string>> = {
  present: css.ok,
  late: css.short,
  left_early: css.short,
  unexcused: css.stop,
};

/** A session with its register: marked by thumb or by keyboard, saved by itself. */
export function Register() {
  const params = useParams<{ id: string }>();
  const detail = useSession(() => params.id ?? "");
  return (
    <Show when={detail.data} fallback={<Skeleton lines={9} />}>
      {(found) => (
        <Show when={found().session.id} keyed>
          {(_id) => <Opened detail={found()} refetch={() => detail.refetch()} />}
        </Show>
      )}
    </Show>
  );
}

function Opened(props: { detail: SessionDetail; refetch: () => Promise<unknown> }) {
  const t = useText(register);
  const m = useText(meetings);
  const me = useMe();
  const [task, setTask] = createSignal<RowTask>();
  const session = () => props.detail.session;
  const book = useBook(
    session().id,
    me().account.id,
    () => props.detail.roll,
    () => props.refetch(),
  );
  const sub = () =>
    [
      `${weekday(session().heldOn)} ${session().startsAt}–${session().endsAt}`,
      t("hours_n", { n: hours(session().minutes) }),
      session().unitName,
      session().place,
      m(session().state),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <PageHead
        title={session().title}
        sub={sub()}
        back={{ href: `/c/${countyCode()}/sessions`, label: t("back") }}
      />
      <Switch>
        <Match when={session().state === "cancelled"}>
          <Notice kind="stop">{t("cancelled", { reason: session().cancelReason ?? "" })}</Notice>
        </Match>
        <Match when={session().state === "planned"}>
          <BeforeOpening detail={props.detail} />
        </Match>
        <Match when={props.detail.roll.length === 0}>
          <EmptyState title={t("nobody_roll")}>{t("nobody_roll_help")}</EmptyState>
          <Closing detail={props.detail} book={book} onLeft={() => undefined} />
        </Match>
        <Match when={true}>
          <Sheet detail={props.detail} book={book} onTask={setTask} />
        </Match>
      </Switch>
      <Suspense>
        <Extras detail={props.detail} book={book} />
      </Suspense>
      <Show when={task()}>
        {(open) => (
          <Suspense>
            <RowDialog detail={props.detail} book={book} task={open()} onClose={() => setTask(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}

/** One effect on the session, told where it was asked for when it is refused. */
function useEffectOn(session: () => { id: string }, path: string, done?: () => void) {
  const t = useText(register);
  const client = useQueryClient();
  const [refused, setRefused] = createSignal<string>();
  const act = useMutation(() => ({
    mutationFn: () => county.post(`/sessions/${session().id}/${path}`),
    onSuccess: () => done?.(),
    onError: async (error) => setRefused(await sentenceLater(error, t("not_saved"))),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: sessionKey(session().id) }),
        client.invalidateQueries({ queryKey: ["sessions", "list"] }),
      ]),
  }));
  return {
    refused,
    busy: () => act.isPending,
    go: () => {
      setRefused(undefined);
      act.mutate();
    },
  };
}

function BeforeOpening(props: { detail: SessionDetail }) {
  const t = useText(register);
  const me = useMe();
  const session = () => props.detail.session;
  const opening = useEffectOn(session, "opening");
  const may = () => props.detail.can.includes("attendance.record");
  const early = () => session().heldOn > me().today;
  return (
    <div class={css.before}>
      <p>
        {early()
          ? t("not_yet", { day: weekday(session().heldOn) })
          : may()
            ? t("ready")
            : t("waiting_for_recorder")}
      </p>
      <Show when={opening.refused()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
      <Show when={may() && !early()}>
        <Button kind="primary" size="tall" busy={opening.busy()} onClick={opening.go}>
          {opening.busy() ? t("opening") : t("open")}
        </Button>
      </Show>
    </div>
  );
}

type View = "all" | "unmarked" | "absent";
type SheetProps = { detail: SessionDetail; book: Book; onTask: (task: RowTask) => void };

function Sheet(props: SheetProps) {
  const t = useText(register);
  const [view, setView] = createSignal<View>("all");
  const [turn, setTurn] = createSignal(0);
  const [find, setFind] = createSignal("");
  const [said, setSaid] = createSignal("");
  const isOpen = () => props.detail.session.state === "open";
  const mayMark = () => isOpen() && props.detail.roll.some((row) => row.mayMark);
  const tally = props.book.tally;
  const several = () => new Set(props.detail.roll.map((row) => row.branchId)).size > 1;

  // Who is shown is settled when a chip is pressed: nobody slips away under the thumb that marks them.
  const shown = createMemo<ReadonlySet<string> | undefined>(() => {
    turn();
    const unmarked = new Set(props.book.unmarked().map((row) => row.personId));
    const rows = props.detail.roll.filter(
      (row) =>
        (view() === "all" ||
          (view() === "unmarked" ? unmarked.has(row.personId) : props.book.isAway(row.personId))) &&
        (!find() || row.name.includes(find()) || row.branchName.includes(find())),
    );
    return rows.length === props.detail.roll.length ? undefined : new Set(rows.map((row) => row.personId));
  });
  const choose = (next: View) => {
    setView(next);
    setTurn(turn() + 1);
  };
  const markRest = () => {
    const rest = props.book.unmarked().filter((row) => row.mayMark);
    props.book.mark(new Map(rest.map((row) => [row.personId, { status: "present", remark: row.remark }])));
    setView("all");
    setSaid(t("all_present_toast", { n: rest.length }));
  };
  const chips = (): [View, string][] => [
    ["unmarked", t("show_unmarked", { n: tally().unmarked })],
    ["all", t("show_all", { n: tally().roll })],
    ["absent", t("show_absent", { n: tally().away })],
  ];

  return (
    <>
      <Conflicts detail={props.detail} book={props.book} />
      <dl class={css.tally} aria-label={t("tally")}>
        <For
          each={
            [
              ["roll", () => tally().roll],
              ["present", () => tally().present],
              ["leave", () => tally().leave],
              ["absent", () => tally().absent],
              ["unmarked", () => tally().unmarked],
            ] as const
          }
        >
          {([key, count]) => (
            <div class={key === "unmarked" && count() > 0 ? css.wanting : undefined}>
              <dt>{t(key)}</dt>
              <dd>{count()}</dd>
            </div>
          )}
        </For>
      </dl>
      <div class={css.tools}>
        <fieldset class={css.chips}>
          <legend class="hidden">{t("show")}</legend>
          <For each={["unmarked", "all", "absent"] as const}>
            {(kind, index) => (
              <button
                type="button"
                class={css.chip}
                aria-pressed={view() === kind}
                onClick={() => choose(kind)}
              >
                {chips()[index()]?.[1]}
              </button>
            )}
          </For>
        </fieldset>
        <Show when={props.detail.roll.length > 12}>
          <input
            type="search"
            class={css.find}
            aria-label={t("find")}
            placeholder={t("find")}
            onInput={(event) => setFind(event.currentTarget.value.trim())}
          />
        </Show>
        <Show when={mayMark() && tally().unmarked > 0}>
          <Button onClick={markRest}>{t("all_present")}</Button>
        </Show>
      </div>
      <p class={css.said} role="status">
        {said()}
      </p>
      <Show when={mayMark()}>
        <p class={css.keysHelp}>{t("keys")}</p>
      </Show>
      <Roll
        {...props}
        shown={shown()}
        several={several()}
        empty={shown()?.size === 0 ? t("nobody_shown") : undefined}
      />
      <Closing detail={props.detail} book={props.book} onLeft={() => choose("unmarked")} />
    </>
  );
}

function Conflicts(props: { detail: SessionDetail; book: Book }) {
  const t = useText(register);
  const m = useText(meetings);
  const nameOf = (id: string) => props.detail.roll.find((row) => row.personId === id)?.name ?? "";
  return (
    <Show when={props.book.conflicts().length}>
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
    </Show>
  );
}

function Roll(
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
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === "z") props.book.undo();
    else if (event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    else if (key === "arrowdown") go(1);
    else if (key === "arrowup") go(-1);
    else {
      const row = props.detail.roll.find((one) => one.personId === current());
      const status = keyed["123456".indexOf(key)] ?? letters[key];
      if (!row?.mayMark || !isOpen()) return;
      if (status) props.book.set(row.personId, status);
      else if (key === "0" || key === "backspace" || key === "delete") props.book.set(row.personId, null);
      else return;
      if (status) go(1);
    }
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

/** What is saved, what is left, and the end of the register; it stays in sight on a phone. */
function Closing(props: { detail: SessionDetail; book: Book; onLeft: () => void }) {
  const t = useText(register);
  const session = () => props.detail.session;
  const [asked, setAsked] = createSignal(false);
  const closing = useEffectOn(session, "closure", () => toast(t("closed_toast")));
  const left = () => props.book.tally().unmarked;
  const may = () => session().state === "open" && props.detail.can.includes("attendance.record");
  const names = () => {
    const rows = props.book.unmarked();
    const some = rows
      .slice(0, 5)
      .map((row) => row.name)
      .join(t("separator"));
    return rows.length > 5 ? t("and_more", { names: some, n: rows.length }) : some;
  };
  const close = async () => {
    if (left() > 0) {
      setAsked(true);
      props.onLeft();
      return;
    }
    if (await props.book.send()) closing.go();
  };
  createEffect(() => left() === 0 && setAsked(false));
  return (
    <Switch>
      <Match when={session().state === "closed" && session().closedAt}>
        {(at) => <p class={css.ended}>{t("closed_line", { at: fullMoment(at()) })}</p>}
      </Match>
      <Match when={session().state === "open"}>
        <div class={css.foot}>
          <div class={css.state}>
            <SavingLine book={props.book} />
            <Show when={props.book.canUndo()}>
              <Button size="small" kind="quiet" onClick={props.book.undo}>
                {t("undo")}
              </Button>
            </Show>
          </div>
          <Show when={may()}>
            <p class={classes(css.left, asked() && css.leftAsked)} role="status">
              {closing.refused() ??
                (left() === 0
                  ? ""
                  : asked()
                    ? t("left_names", { names: names() })
                    : t("left", { n: left() }))}
            </p>
            <Button
              kind={left() === 0 ? "primary" : undefined}
              size="tall"
              busy={closing.busy()}
              onClick={close}
            >
              {closing.busy() ? t("closing") : t("close")}
            </Button>
          </Show>
        </div>
      </Match>
    </Switch>
  );
}

function SavingLine(props: { book: Book }) {
  const t = useText(register);
  const saving = props.book.saving;
  const [sentence] = createResource(
    () => saving().error,
    (error) => sentenceLater(error, t("not_saved")),
  );
  return (
    <span role="status">
      <Switch fallback={t("everything_saved")}>
        <Match when={saving().state === "saving"}>{t("saving")}</Match>
        <Match when={saving().state === "saved" && saving().at}>
          {(at) => t("saved", { at: clock(at()) })}
        </Match>
        <Match when={saving().state === "waiting"}>
          <span class={css.trouble}>{t("waiting", { n: props.book.unsent() })}</span>
        </Match>
        <Match when={saving().state === "failed"}>
          <span class={css.trouble}>
            {t("failed", { n: props.book.unsent(), sentence: sentence() ?? "" })}
          </span>{" "}
          <Button size="small" onClick={() => void props.book.send()}>
            {t("try_again")}
          </Button>
        </Match>
      </Switch>
    </span>
  );
}
