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
      await county.put(`/drafts/${form}`, { content, version }, { expectsSession: false });
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
  let sending = false;
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
    if (ended) return;
    const at = Date.now();
    const isKept = keepOnDevice(place, { content: plain(), version, synced, at } satisfies OnDevice);
    setKept({ where: synced ? "both" : isKept ? "device" : "nowhere", at });
  };
  const later = (wait: number) => {
    clearTimeout(serverTimer);
    serverTimer = setTimeout(() => void push(), wait);
  };

  async function push() {
    clearTimeout(serverTimer);
    if (ended || synced || sending || other()) return;
    sending = true;
    const sent = plain();
    try {
      const answer = await county.put<{ version: number }>(`/drafts/${form}`, { content: sent, version });
      if (ended) return void county.delete(`/drafts/${form}`).catch(() => undefined);
      version = answer.version;
      synced = same(sent, plain());
      store();
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === "stale_version") await meet();
      else setKept({ ...kept(), failed: true });
      if (!ended && !other()) later(tryAgainAfter);
      return;
    } finally {
      sending = false;
    }
    if (!synced) later(serverAfter);
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
    const answer = await county.get<{ draft: OnServer | null }>(`/drafts/${form}`).catch(() => undefined);
    if (!answer || ended) return;
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
    if (!synced && touched) void push();
    clearTimeout(serverTimer);
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
