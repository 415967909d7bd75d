import { useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { page } from "../../../shell/page.ts";
import { type SessionDetail, useSession } from "../../../shell/study/sessions.ts";
import { hours, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { meetings } from "../../../text/study/meetings.zh.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { useBook } from "./book.ts";
import { Closing } from "./closing.tsx";
import css from "./register.module.css";
import type { RowTask } from "./roll.tsx";
import { Sheet } from "./sheet.tsx";
import { useEffectOn } from "./transition.ts";

const Extras = page(() => import("./extras.tsx").then((m) => m.Extras));
const RowDialog = page(() => import("./RowDialog.tsx").then((m) => m.RowDialog));

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

function Opened(given: { detail: SessionDetail; refetch: () => Promise<unknown> }) {
  // Who was moved elsewhere for that day meanwhile is named below the register and counts nowhere.
  const members = createMemo(() => ({
    ...given.detail,
    roll: given.detail.roll.filter((row) => row.member),
  }));
  const moved = () => given.detail.roll.filter((row) => !row.member).map((row) => row.name);
  const props = {
    get detail() {
      return members();
    },
    refetch: () => given.refetch(),
  };
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
      <Show when={moved().length}>
        <Notice kind="short">{t("not_members", { names: moved().join(t("separator")) })}</Notice>
      </Show>
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
