import { createSignal, onCleanup } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { OnServer } from "../../worker/writing/drafts/shape.ts";
import { ApiRefusal, county } from "../api.ts";
import { draftsOf, keepOnDevice, onDevice } from "./device.ts";
import { unanswered } from "./draft-sent.ts";
import { type Content, hasSeen, type OnDevice, same, watchTabs } from "./draft-tabs.ts";
export type Kept = { where: "nowhere" | "device" | "both" | "elsewhere"; at?: number; failed?: boolean };

const serverAfter = 1_500;
const tryAgainAfter = 15_000;

/** What pages that were left are still sending, by place: whoever opens the same draft again waits for it. */
const leaving = new Map<string, Promise<void>>();

/**
 * What is being written, kept on the device at once and on the server a moment later; it survives a reload, a dead
 * network and an ended session. Where both places hold something different, both are kept until the writer chooses.
 */
export function useDraft<T extends Content>(form: string, account: string, empty: () => T) {
  const place = `${draftsOf(account)}${form}`;
  const device = onDevice<OnDevice>(place);
  const [content, setContent] = createStore<T>({ ...empty(), ...device?.content });
  const [kept, setKept] = createSignal<Kept>({
    where: !device ? "nowhere" : device.synced ? "both" : "device",
    at: device?.at,
  });
  const [other, setOther] = createSignal<OnServer>();
  let version = device?.version ?? 0;
  let synced = device?.synced ?? true;
  let written = device?.at ?? 0;
  const onTheWay = unanswered(device?.sent);
  let touched = false;
  let followed = false;
  let ended = false;
  let gone = false;
  let pushing: Promise<void> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;

  const plain = (): Content => ({ ...unwrap(content) });
  /** What the new one does not have goes too. */
  const replace = (next: Content) => {
    const gone = Object.fromEntries(Object.keys(unwrap(content)).map((name) => [name, undefined]));
    setContent({ ...gone, ...next } as T);
  };
  const store = () => {
    if (ended || gone) return;
    const at = Math.max(Date.now(), written + 1);
    const record: OnDevice = {
      content: plain(),
      version,
      synced,
      at,
      after: written,
      sent: onTheWay.prints(),
    };
    const isKept = keepOnDevice(place, record);
    if (isKept) written = at;
    setKept({ where: synced ? "both" : isKept ? "device" : "nowhere", at });
  };
  const later = (wait: number) => {
    clearTimeout(serverTimer);
    if (!gone) serverTimer = setTimeout(() => void push(), wait);
  };

  function push(): Promise<void> {
    clearTimeout(serverTimer);
    if (ended || synced || other()) return Promise.resolve();
    pushing ??= send().finally(() => {
      pushing = undefined;
    });
    return pushing;
  }

  async function send() {
    const sent = plain();
    onTheWay.sent(sent);
    keepSending();
    try {
      const answer = await county.put(`/drafts/${form}`, { content: sent, version });
      // It was handed in meanwhile: what arrived late goes again, and nothing newer with it.
      if (ended)
        return void county.delete(`/drafts/${form}`, { version: answer.version }).catch(() => undefined);
      version = answer.version;
      onTheWay.answered();
      synced = same(sent, plain());
      if (gone) settle(sent);
      else store();
    } catch (error) {
      if (gone) return;
      const isStale = error instanceof ApiRefusal && error.code === "stale_version";
      if (isStale) await meet();
      else setKept({ ...kept(), failed: true });
      if (!ended && !other()) later(isStale ? serverAfter : tryAgainAfter);
      return;
    }
    if (!synced) later(serverAfter);
  }

  function keepSending() {
    const now = onDevice<OnDevice>(place);
    if (now && !ended && !gone) keepOnDevice(place, { ...now, sent: onTheWay.prints() } satisfies OnDevice);
  }
  const isOwn = (draft: OnServer) => draft.version === version + 1 && onTheWay.has(draft.content);

  /** The page was left while this was on its way: the device learns the version, its newer text stays. */
  function settle(sent: Content) {
    const now = onDevice<OnDevice>(place);
    if (now)
      keepOnDevice(place, {
        ...now,
        version,
        synced: same(sent, now.content),
        sent: [],
      } satisfies OnDevice);
  }

  /** Another device has written meanwhile. */
  async function meet() {
    const { draft } = await county.get(`/drafts/${form}`).catch(() => ({ draft: null }));
    if (!draft) version = 0;
    else if (same(draft.content, plain())) {
      version = draft.version;
      synced = true;
      store();
    } else if (isOwn(draft)) version = draft.version;
    else setOther(draft);
  }

  /** What the server holds, beside what the device does. */
  async function load() {
    const last = leaving.get(place);
    if (last) {
      pushing = last;
      await last;
      pushing = undefined;
      version = onDevice<OnDevice>(place)?.version ?? version;
      if (!touched) synced = onDevice<OnDevice>(place)?.synced ?? synced;
    }
    const before = version;
    const answer = await county.get(`/drafts/${form}`).catch(() => undefined);
    // What was sent meanwhile, or written in another tab, is newer than what was asked for before it.
    if (ended || pushing || version !== before || followed) return;
    if (!answer) {
      if (!synced) later(serverAfter);
      return;
    }
    const { draft } = answer;
    if (!draft) {
      const wasHandedIn = version > 0 && synced && !touched;
      version = 0;
      if (wasHandedIn) {
        replace(empty());
        setKept({ where: "nowhere" });
        keepOnDevice(place, undefined);
      } else if (device || touched) {
        synced = false;
        later(serverAfter);
      }
    } else if (same(draft.content, plain())) {
      version = draft.version;
      synced = true;
      setKept({ where: "both", at: draft.updatedAt });
    } else if (!touched && (!device || (device.synced && draft.version > device.version))) {
      replace(draft.content);
      version = draft.version;
      synced = true;
      store();
      setKept({ where: "both", at: draft.updatedAt });
    } else if (draft.version === version || isOwn(draft)) {
      version = draft.version;
      later(serverAfter);
    } else setOther(draft);
  }

  /** Another tab of this device writes the same draft: it is shown here too, or beside what it has not seen. */
  function followTab(now: OnDevice | undefined) {
    if (ended || gone || now?.at === written) return;
    if (!now) return handedInElsewhere();
    const isSame = same(now.content, plain());
    if (!isSame && (other() || !hasSeen(now, written)))
      return void setOther({ content: now.content, version: now.version, updatedAt: now.at });
    if (!isSame) {
      replace(now.content);
      touched = false;
      setKept({ where: "elsewhere", at: now.at });
    }
    followed = true;
    ({ version, synced, at: written } = now);
    onTheWay.alsoSent(now.sent);
    // Should that tab be closed before it has sent it.
    if (!synced) later(tryAgainAfter);
  }

  function handedInElsewhere() {
    if (written === 0) return;
    followed = true;
    version = 0;
    written = 0;
    if (other()) {
      // What only this tab holds goes on as a draft of its own.
      setOther(undefined);
      synced = false;
      store();
      later(0);
      return;
    }
    replace(empty());
    touched = false;
    synced = true;
    setKept({ where: "nowhere" });
  }

  const unwatch = watchTabs(place, followTab);
  const online = () => later(0);
  addEventListener("online", online);
  onCleanup(() => {
    removeEventListener("online", online);
    unwatch();
    clearTimeout(serverTimer);
    gone = true;
    const last = pushing ?? (!synced && touched ? push() : undefined);
    if (last)
      leaving.set(
        place,
        last.finally(() => leaving.delete(place)),
      );
  });
  void load();

  return {
    content,
    kept,
    other,
    change(part: Partial<T>) {
      touched = true;
      synced = false;
      setContent(part as T);
      store();
      later(serverAfter);
    },
    /** Goes on with what is here, or with what the other device wrote. */
    choose(mine: boolean) {
      const theirs = other();
      if (!theirs) return;
      version = theirs.version;
      written = Math.max(written, theirs.updatedAt);
      setOther(undefined);
      if (!mine) replace(theirs.content);
      synced = !mine;
      store();
      if (mine) later(0);
    },
    /** It was handed in, and the server has let go of it with that: nothing of it is kept here either. */
    finish() {
      ended = true;
      clearTimeout(serverTimer);
      keepOnDevice(place, undefined);
    },
  };
}

export type Draft<T extends Content> = ReturnType<typeof useDraft<T>>;
