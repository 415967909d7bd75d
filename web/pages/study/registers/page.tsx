import { useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { countyCode } from "../../../api.ts";
import type { Kept } from "../../../shell/kept-answers.ts";
import { useMe } from "../../../shell/me.ts";
import { page } from "../../../shell/page.ts";
import { type SessionDetail, useSession } from "../../../shell/study/sessions.ts";
import { hours, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { useBook } from "./book.ts";
import { Closing } from "./closing.tsx";
import type { RowTask } from "./roll.tsx";
import { Sheet } from "./sheet.tsx";

const BeforeOpening = page(() => import("./before-opening.tsx").then((m) => m.BeforeOpening));
const Extras = page(() => import("./extras.tsx").then((m) => m.Extras));
const AsOf = page(() => import("./as-of.tsx").then((m) => m.AsOf));
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

function Opened(given: { detail: Kept<SessionDetail>; refetch: () => Promise<unknown> }) {
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
    () => given.detail.asOf,
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
      <Show when={given.detail.asOf}>
        {(at) => (
          <Suspense>
            <AsOf {...props} at={at()} book={book} />
          </Suspense>
        )}
      </Show>
      <Switch>
        <Match when={session().state === "cancelled"}>
          <Notice kind="stop">{t("cancelled", { reason: session().cancelReason ?? "" })}</Notice>
        </Match>
        <Match when={session().state === "planned"}>
          <Suspense>
            <BeforeOpening detail={props.detail} />
          </Suspense>
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
        <Extras detail={props.detail} book={book} moved={moved()} />
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
