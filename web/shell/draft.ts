import { del, get, set } from "idb-keyval";
import { createSignal, onCleanup } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import { ApiRefusal, county, countyCode } from "../api.ts";

type Content = Record<string, string | boolean | number | null>;
type OnDevice = { content: Content; version: number; synced: boolean; at: number };
type OnServer = { content: Content; version: number; updatedAt: number };
export type Kept = { where: "nowhere" | "device" | "both"; at?: number; failed?: boolean };

const deviceAfter = 200;
const serverAfter = 1_500;
const tryAgainAfter = 15_000;

/**
 * What is being written, kept on the device at once and on the server a moment later; it survives a reload, a dead
 * network and an ended session. Where both places hold something different, both are kept until the writer chooses.
 */
export function useDraft<T extends Content>(
  form: string,
  account: string,
  empty: () => T,
  ready?: () => void,
) {
  const place = `qinxue.draft.${countyCode()}.${account}.${form}`;
  const [content, setContent] = createStore<T>(empty());
  const [kept, setKept] = createSignal<Kept>({ where: "nowhere" });
  const [loaded, setLoaded] = createSignal(false);
  const [other, setOther] = createSignal<OnServer>();
  let version = 0;
  let synced = true;
  let touched = false;
  let ended = false;
  let sending = false;
  let deviceTimer: ReturnType<typeof setTimeout> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;

  const plain = (): Content => ({ ...unwrap(content) });
  const same = (a: Content, b: Content) =>
    Object.keys({ ...a, ...b }).every((key) => (a[key] ?? "") === (b[key] ?? ""));
  const store = async () => {
    clearTimeout(deviceTimer);
    if (ended) return;
    const at = Date.now();
    const draft: OnDevice = { content: plain(), version, synced, at };
    await set(place, draft).then(
      () => setKept({ where: synced ? "both" : "device", at }),
      () => setKept({ where: synced ? "both" : "nowhere", at }),
    );
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
      await store();
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
      await store();
    } else setOther(draft);
  }

  async function load() {
    const device = await get<OnDevice>(place).catch(() => undefined);
    if (device && !touched) {
      setContent(device.content as T);
      version = device.version;
      synced = device.synced;
      setKept({ where: synced ? "both" : "device", at: device.at });
    }
    setLoaded(true);
    ready?.();
    const answer = await county.get<{ draft: OnServer | null }>(`/drafts/${form}`).catch(() => undefined);
    if (!answer || ended) return;
    const { draft } = answer;
    if (!draft) {
      if (version > 0) {
        version = 0;
        synced = false;
      }
      if (device || touched) later(serverAfter);
    } else if (same(draft.content, plain())) {
      version = draft.version;
      synced = true;
      setKept({ where: "both", at: draft.updatedAt });
    } else if (!touched && (!device || (device.synced && draft.version > device.version))) {
      setContent(draft.content as T);
      version = draft.version;
      synced = true;
      await store();
      setKept({ where: "both", at: draft.updatedAt });
    } else if (draft.version === version) later(serverAfter);
    else setOther(draft);
  }

  const online = () => later(0);
  const hidden = () => {
    if (document.visibilityState === "hidden" && !synced) void store();
  };
  addEventListener("online", online);
  document.addEventListener("visibilitychange", hidden);
  onCleanup(() => {
    removeEventListener("online", online);
    document.removeEventListener("visibilitychange", hidden);
    if (!synced && touched) void store().then(push);
    clearTimeout(serverTimer);
  });
  void load();

  return {
    content,
    kept,
    loaded,
    other,
    change(part: Partial<T>) {
      touched = true;
      synced = false;
      setContent(part as T);
      clearTimeout(deviceTimer);
      deviceTimer = setTimeout(() => void store(), deviceAfter);
      later(serverAfter);
    },
    /** Goes on with what is here, or with what the other device wrote. */
    choose(mine: boolean) {
      const theirs = other();
      if (!theirs) return;
      version = theirs.version;
      setOther(undefined);
      if (!mine) setContent(theirs.content as T);
      synced = !mine;
      void store();
      if (mine) later(0);
    },
    /** It was handed in: nothing of it is kept. */
    async finish() {
      ended = true;
      clearTimeout(serverTimer);
      clearTimeout(deviceTimer);
      await del(place).catch(() => undefined);
      await county.delete(`/drafts/${form}`).catch(() => undefined);
    },
  };
}

export type Draft<T extends Content> = ReturnType<typeof useDraft<T>>;
