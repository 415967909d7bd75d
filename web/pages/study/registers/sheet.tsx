import { createMemo, createSignal, For, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { page } from "../../../shell/page.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Suspense } from "../../../ui/solid.ts";
import type { Book } from "./book.ts";
import { Closing } from "./closing.tsx";
import css from "./register.module.css";
import { Roll, type SheetProps } from "./roll.tsx";

const KeysHelp = page(() => import("./keys-help.tsx").then((m) => m.KeysHelp));
// Two people at one register: rare enough to be loaded when it happens.
const Conflicts = page(() => import("./conflicts.tsx").then((m) => m.Conflicts));

type View = "all" | "unmarked" | "absent";

export function Sheet(props: SheetProps) {
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
        (!find() || isNamed(row.name, find()) || isNamed(row.branchName, find())),
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
      <Show when={props.book.conflicts().length}>
        <Suspense>
          <Conflicts detail={props.detail} book={props.book} />
        </Suspense>
      </Show>
      <Tally book={props.book} />
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
        <Suspense>
          <KeysHelp />
        </Suspense>
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

function Tally(props: { book: Book }) {
  const t = useText(register);
  const tally = props.book.tally;
  return (
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
  );
}
