import { type Accessor, batch, createSignal, type Setter } from "solid-js";

/** What an answer is known by; a longer key lies below every shorter one that it begins with. */
export type Key = readonly unknown[];
export type Ask<T> = () => Promise<T>;

/** How a page watches an answer. */
export type Watching<T> = {
  ask: Ask<T>;
  enabled: boolean;
  /** Milliseconds for which an answer counts as fresh. */
  staleTime: number;
  onFocus: boolean;
  retries: (tried: number, error: unknown) => boolean;
};

/** One remembered answer: the last data, the last failure, and whether it is being asked for. */
export type Entry<T> = {
  key: Key;
  data: Accessor<T | undefined>;
  error: Accessor<unknown>;
  asking: Accessor<boolean>;
  setData: Setter<T | undefined>;
  setError: Setter<unknown>;
  setAsking: Setter<boolean>;
  /** When the data was answered; 0 once it no longer holds. */
  answeredAt: number;
  /** Only the latest question may answer. */
  turn: number;
  running: Promise<void> | undefined;
  watchers: Set<Watching<T>>;
  forgetting: ReturnType<typeof setTimeout> | undefined;
};

export type QueryClient = ReturnType<typeof newQueryClient>;

const forgetAfterMs = 300_000;

/** What the pages of one county, or the public ones, have asked: each answer once, shared by all that watch it. */
export function newQueryClient() {
  const entries = new Map<string, Entry<unknown>>();

  function entryOf<T>(key: Key): Entry<T> {
    const name = JSON.stringify(key);
    const known = entries.get(name) ?? newEntry(key);
    entries.set(name, known);
    return known as Entry<T>;
  }

  function below(key: Key = []): Entry<unknown>[] {
    return [...entries.values()].filter((entry) =>
      key.every((part, i) => JSON.stringify(part) === JSON.stringify(entry.key[i])),
    );
  }

  /** Asks at once if what is known is stale; gives how to stop watching. */
  function watch<T>(entry: Entry<T>, watching: Watching<T>): () => void {
    clearTimeout(entry.forgetting);
    entry.watchers.add(watching);
    if (watching.enabled && !entry.running && isStale(entry, watching)) void run(entry, watching);
    return () => {
      entry.watchers.delete(watching);
      if (entry.watchers.size > 0) return;
      entry.forgetting = setTimeout(() => {
        const name = JSON.stringify(entry.key);
        if (entries.get(name) === entry) entries.delete(name);
      }, forgetAfterMs);
    };
  }

  /** What is watched is asked for again; the rest when it is next watched. */
  async function invalidateQueries(filter: { queryKey?: Key } = {}): Promise<void> {
    const stale = below(filter.queryKey);
    for (const entry of stale) entry.answeredAt = 0;
    await Promise.all(stale.map(askAgain));
  }

  function setQueryData<T>(key: Key, change: (old: T | undefined) => T | undefined): void {
    const entry = entryOf<T>(key);
    const next = change(entry.data());
    if (next === undefined) return;
    const isAsked = entry.running !== undefined;
    answer(entry, next);
    // What was on its way may be older than the change, yet it was asked for something else that had changed.
    if (isAsked && !askAgain(entry)) entry.answeredAt = 0;
  }

  /** What failed is asked for again when a page comes back to it. */
  function forgetFailures(): void {
    for (const entry of entries.values()) if (entry.error() !== undefined) entry.setError(undefined);
  }

  function clear(): void {
    for (const entry of entries.values()) entry.turn++;
    entries.clear();
  }

  /** The window is looked at again, or the network is back. */
  function awake(): void {
    for (const entry of entries.values()) {
      const watching = [...entry.watchers].find((one) => one.enabled && one.onFocus);
      if (watching && !entry.running && isStale(entry, watching)) void run(entry, watching);
    }
  }

  return { entryOf, watch, invalidateQueries, setQueryData, forgetFailures, clear, awake };
}

/** Asks now; an earlier question that is still on its way is no longer listened to. */
export function run<T>(entry: Entry<T>, { ask, retries }: Watching<T>): Promise<void> {
  const turn = ++entry.turn;
  const attempt = async (tried: number): Promise<void> => {
    try {
      const data = await ask();
      if (turn === entry.turn) answer(entry, data);
    } catch (error) {
      if (turn !== entry.turn) return;
      if (retries(tried, error)) {
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** tried));
        return turn === entry.turn ? attempt(tried + 1) : undefined;
      }
      end(entry, () => entry.setError(() => error ?? new Error("unknown")));
    }
  };
  batch(() => {
    entry.setAsking(true);
    if (entry.data() === undefined) entry.setError(undefined);
  });
  entry.running = attempt(0);
  return entry.running;
}

function askAgain<T>(entry: Entry<T>): Promise<void> | undefined {
  const watching = [...entry.watchers].find((one) => one.enabled);
  return watching && run(entry, watching);
}

function isStale<T>(entry: Entry<T>, { staleTime }: Watching<T>): boolean {
  return entry.data() === undefined || entry.answeredAt + staleTime <= Date.now();
}

function answer<T>(entry: Entry<T>, data: T): void {
  entry.answeredAt = Date.now();
  end(entry, () => {
    entry.setData(() => shared(entry.data(), data) as T);
    entry.setError(undefined);
  });
}

function end<T>(entry: Entry<T>, change: () => void): void {
  entry.turn++;
  entry.running = undefined;
  batch(() => {
    change();
    entry.setAsking(false);
  });
}

function newEntry(key: Key): Entry<unknown> {
  const [data, setData] = createSignal<unknown>();
  const [error, setError] = createSignal<unknown>();
  const [asking, setAsking] = createSignal(false);
  const state = { answeredAt: 0, turn: 0, running: undefined, forgetting: undefined };
  return { key, data, error, asking, setData, setError, setAsking, watchers: new Set(), ...state };
}

/** The new answer with every part that did not change taken from the old one, so that lists keep their rows and the focus in them. */
export function shared(old: unknown, next: unknown): unknown {
  if (Object.is(old, next)) return old;
  if (Array.isArray(old) && Array.isArray(next)) {
    const parts = next.map((part, i) => shared(old[i], part));
    return parts.length === old.length && parts.every((part, i) => Object.is(part, old[i])) ? old : parts;
  }
  if (!isRecord(old) || !isRecord(next)) return next;
  const names = Object.keys(next);
  const parts = Object.fromEntries(names.map((name) => [name, shared(old[name], next[name])]));
  const isSame =
    names.length === Object.keys(old).length &&
    names.every((name) => name in old && parts[name] === old[name]);
  return isSame ? old : parts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
