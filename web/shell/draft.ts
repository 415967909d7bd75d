import { createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { ApiRefusal, county } from "../api.ts";
import { draftsOf, keepOnDevice, onDevice } from "./device.ts";
import { type DraftState, opened, recordOf, settled, stored } from "./draft-states.ts";
import * as steps from "./draft-steps.ts";
import { type Content, type OnDevice, watchTabs } from "./draft-tabs.ts";

/** What pages that were left are still sending, by place: a page that opens the same draft again waits for it. */
const leaving = new Map<string, Promise<void>>();

const minuteMs = 60_000;

/**
 * What is being written, kept on the device at once and on the server a moment later, then at most once a minute and when
 * the page goes out of sight; it survives a reload, a dead network and an ended session. Where both places hold something
 * different, both are kept until the writer chooses.
 */
export function useDraft<T extends Content>(form: string, account: string, empty: () => T) {
  const place = `${draftsOf(account)}${form}`;
  const server = onServer(form);
  const device = () => onDevice<OnDevice>(place);
  let pushing = leaving.get(place);
  let state = opened(device(), empty(), !!pushing);
  const go = () => take(steps.due(state));
  const { soon, rest, never } = timer(go);
  const [content, setContent] = createStore<T>({ ...state.content } as T);
  const [kept, setKept] = createSignal(state.kept);
  const [other, setOther] = createSignal(state.other);

  function take(step: steps.Step): void {
    const before = state.content;
    state = step.keep ? keep(place, step.state, step.keep.shownAt) : step.state;
    // What the new one does not have goes too.
    const gone = Object.fromEntries(Object.keys(before).map((name) => [name, undefined]));
    if (state.content !== before) setContent({ ...gone, ...state.content } as T);
    setKept(state.kept);
    setOther(state.other);
    follow(step);
  }

  function follow({ forget, later, send, settle, drop }: steps.Step): void {
    if (forget) keepOnDevice(place, undefined);
    if (later !== undefined) soon(later);
    if (drop) server.drop(drop);
    if (send)
      pushing = put(send).finally(() => {
        pushing = undefined;
      });
    if (settle) note(place, (now) => settled(now, settle));
  }

  async function put(sent: Content): Promise<void> {
    if (state.phase === "sending") note(place, (now) => ({ ...now, sent: state.prints }));
    try {
      const { version } = await server.put(sent, state.version);
      rest(minuteMs);
      take(steps.accepted(state, sent, version));
    } catch (error) {
      rest(0);
      if (!isStale(error) || state.phase === "left") return take(steps.failed(state));
      const draft = await server.get();
      take(steps.met(state, draft ?? null));
    }
  }

  async function load(): Promise<void> {
    if (pushing) {
      await pushing;
      pushing = undefined;
    }
    take(steps.asked(state, device()));
    const draft = await server.get();
    take(steps.found(state, draft, empty()));
  }

  onCleanup(watchPage(() => soon(0), go));
  onCleanup(watchTabs(place, (now) => take(steps.followed(state, now, empty()))));
  onCleanup(() => {
    never();
    take(steps.left(state));
    const last = pushing?.finally(() => leaving.delete(place));
    if (last) leaving.set(place, last);
  });
  void load();

  return {
    content,
    kept,
    other,
    change: (part: Partial<T>) => take(steps.typed(state, part as Content)),
    /** Goes on with what is here, or with what the other device wrote. */
    choose: (isMine: boolean) => take(steps.chosen(state, isMine)),
    finish() {
      never();
      take(steps.finished(state));
    },
  };
}

/** Tells when the network is back and when the page goes out of sight, on a phone perhaps for good. */
function watchPage(back: () => void, gone: () => void): () => void {
  const going = ({ type }: Event) => (type === "pagehide" || document.hidden) && gone();
  addEventListener("online", back);
  addEventListener("pagehide", going);
  document.addEventListener("visibilitychange", going);
  return () => {
    removeEventListener("online", back);
    removeEventListener("pagehide", going);
    document.removeEventListener("visibilitychange", going);
  };
}

const isStale = (error: unknown) => error instanceof ApiRefusal && error.code === "stale_version";

function onServer(form: string) {
  const path = `/drafts/${form}` as const;
  return {
    /** Null where the server holds none, undefined where it does not answer. */
    get: () =>
      county.get(path).then(
        ({ draft }) => draft,
        () => undefined,
      ),
    put: (content: Content, version: number) =>
      county.put(path, { content, version }, { keepalive: JSON.stringify(content).length < 20_000 }),
    drop: (version: number) => void county.delete(path, { version }).catch(() => undefined),
  };
}

function keep(place: string, state: DraftState, shownAt?: number): DraftState {
  const at = Math.max(Date.now(), state.at + 1);
  return stored(state, at, keepOnDevice(place, recordOf(state, at)), shownAt);
}

/** What the device holds now may be another tab's: only this is put into it. */
function note(place: string, change: (now: OnDevice) => OnDevice): void {
  const now = onDevice<OnDevice>(place);
  if (now) keepOnDevice(place, change(now));
}

/** Rings after a wait, and not before a rest is over; what cannot wait says 0. */
function timer(ring: () => void) {
  let running: ReturnType<typeof setTimeout> | undefined;
  let restUntil = 0;
  const never = () => clearTimeout(running);
  const soon = (wait: number) => {
    never();
    running = setTimeout(ring, wait && Math.max(wait, restUntil - Date.now()));
  };
  const rest = (ms: number) => {
    restUntil = Date.now() + ms;
  };
  return { soon, rest, never };
}

export type Draft<T extends Content> = ReturnType<typeof useDraft<T>>;
