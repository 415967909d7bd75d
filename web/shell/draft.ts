import { createSignal, onCleanup } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import { ApiRefusal, county, countyCode } from "../api.ts";
import { keepOnDevice, onDevice } from "./device.ts";

type Content = Record<string, string | boolean | number | null>;
type OnDevice = { content: Content; version: number; synced: boolean; at: number };
type OnServer = { content: Content; version: number; updatedAt: number };
export type Kept = { where: "nowhere" | "device" | "both"; at?: number; failed?: boolean };

const serverAfter = 1_500;
const tryAgainAfter = 15_000;

const placesOf = (account: string) => `qinxue.draft.${countyCode()}.${account}.`;

/** What pages that were left are still sending, by place: whoever opens the same draft again waits for it. */
const leaving = new Map<string, Promise<void>>();

/**
 * Whoever signs out leaves nothing of their drafts on the device that the server holds too; what could not be
 * brought there stays, because nothing that was written is lost.
 */
export async function leaveDevice(account: string): Promise<void> {
  const places = placesOf(account);
  const mine = Object.keys(localStorage).filter((place) => place.startsWith(places));
  const leave = async (place: string) => {
    const draft = onDevice<OnDevice>(place);
    if (draft && !draft.synced) {
      const { content, version } = draft;
      const form = place.slice(places.length);
      const signal = AbortSignal.timeout(10_000);
      await county.put(`/drafts/${form}`, { content, version }, { expectsSession: false, signal });
    }
    keepOnDevice(place, undefined);
  };
  await Promise.allSettled(mine.map(leave));
}

/**
 * What is being written, kept on the device at once and on the server a moment later; it survives a reload, a dead
 * network and an ended session. Where both places hold something different, both are kept until the writer chooses.
 */
export function useDraft<T extends Content>(form: string, account: string, empty: () => T) {
  const place = `${placesOf(account)}${form}`;
  const device = onDevice<OnDevice>(place);
  const [content, setContent] = createStore<T>({ ...empty(), ...device?.content });
  const [kept, setKept] = createSignal<Kept>({
    where: !device ? "nowhere" : device.synced ? "both" : "device",
    at: device?.at,
  });
  const [other, setOther] = createSignal<OnServer>();
  let version = device?.version ?? 0;
  let synced = device?.synced ?? true;
  let touched = false;
  let ended = false;
  let gone = false;
  let pushing: Promise<void> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;

  const plain = (): Content => ({ ...unwrap(content) });
  const same = (a: Content, b: Content) =>
    Object.keys({ ...a, ...b }).every((key) => (a[key] ?? "") === (b[key] ?? ""));
  /** What the new one does not have goes too. */
  const replace = (next: Content) => {
    const gone = Object.fromEntries(Object.keys(unwrap(content)).map((name) => [name, undefined]));
    setContent({ ...gone, ...next } as T);
  };
  const store = () => {
    if (ended || gone) return;
    const at = Date.now();
    const isKept = keepOnDevice(place, { content: plain(), version, synced, at } satisfies OnDevice);
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
    try {
      const answer = await county.put<{ version: number }>(`/drafts/${form}`, { content: sent, version });
      if (ended) return void county.delete(`/drafts/${form}`).catch(() => undefined);
      version = answer.version;
      synced = same(sent, plain());
      if (gone) settle(sent);
      else store();
    } catch (error) {
      if (gone) return;
      if (error instanceof ApiRefusal && error.code === "stale_version") await meet();
      else setKept({ ...kept(), failed: true });
      if (!ended && !other()) later(tryAgainAfter);
      return;
    }
    if (!synced) later(serverAfter);
  }

  /** The page was left while this was on its way: the device learns the version, its newer text stays. */
  function settle(sent: Content) {
    const now = onDevice<OnDevice>(place);
    if (now) keepOnDevice(place, { ...now, version, synced: same(sent, now.content) } satisfies OnDevice);
  }

  /** Another device has written meanwhile. */
  async function meet() {
    const { draft } = await county
      .get<{ draft: OnServer | null }>(`/drafts/${form}`)
      .catch(() => ({ draft: null }));
    if (!draft) version = 0;
    else if (same(draft.content, plain())) {
      version = draft.version;
      synced = true;
      store();
    } else setOther(draft);
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
    const answer = await county.get<{ draft: OnServer | null }>(`/drafts/${form}`).catch(() => undefined);
    // What was sent meanwhile is newer than what was asked for before it.
    if (ended || pushing || version !== before) return;
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
    } else if (draft.version === version) later(serverAfter);
    else setOther(draft);
  }

  const online = () => later(0);
  addEventListener("online", online);
  onCleanup(() => {
    removeEventListener("online", online);
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
