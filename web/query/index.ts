import {
  createComputed,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  untrack,
  useContext,
} from "solid-js";
import { ApiRefusal } from "../api.ts";
import { type Key, newQueryClient, type QueryClient, run, type Watching } from "./cache.ts";

export { timesUnsent, useMutation } from "./mutation.ts";
export { newQueryClient, type QueryClient };

const ClientContext = createContext<QueryClient>();

/** The memory of what has been asked; asks again when the window is looked at or the network is back. */
export const QueryClientProvider = ClientContext.Provider;

export function useQueryClient(): QueryClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error("asked outside of any memory");
  return client;
}

/** Keeps a memory awake for as long as its owner lives. */
export function keepAwake(client: QueryClient): QueryClient {
  const look = () => document.visibilityState === "visible" && client.awake();
  addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  onCleanup(() => {
    removeEventListener("online", look);
    document.removeEventListener("visibilitychange", look);
  });
  return client;
}

export type QueryOptions<T> = {
  queryKey: Key;
  queryFn: () => Promise<T>;
  /** Asks only while true. */
  enabled?: boolean;
  /** A failure without anything to show goes to the page's error boundary unless false. */
  throwOnError?: false;
  /** An outage is tried again twice unless false; a refusal never. */
  retry?: false;
  /** Milliseconds for which an answer is fresh; 15 s unless said otherwise. */
  staleTime?: number;
  refetchOnWindowFocus?: false;
  /** While a new key is asked for, the answer to the one before goes on being shown. */
  keepsPrevious?: true;
  /** Milliseconds until the next question, by what is known; false: not by itself. */
  refetchInterval?: (data: T | undefined) => number | false;
};

type Asked = {
  /** Nothing to show yet. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isLoading: boolean;
  refetch(): Promise<void>;
};
type Answered<T> =
  | { readonly isSuccess: true; readonly isError: false; readonly data: T; readonly error: null }
  | {
      readonly isSuccess: false;
      readonly isError: boolean;
      readonly data: T | undefined;
      readonly error: unknown;
    };
export type Query<T> = Asked & Answered<T>;

const isOutage = (error: unknown) =>
  error instanceof ApiRefusal && (error.status === 503 || (error.status === 0 && !error.body.gaveUp));

function watchingOf<T>(options: QueryOptions<T>): Watching<T> {
  return {
    ask: options.queryFn,
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? 15_000,
    onFocus: options.refetchOnWindowFocus ?? true,
    retries: (tried, error) => options.retry !== false && tried < 2 && isOutage(error),
  };
}

/** What the server answers to a question, remembered by its key and asked again when it is stale. */
export function useQuery<T>(options: () => QueryOptions<T>): Query<T> {
  const client = useQueryClient();
  const now = createMemo(() => {
    const given = options();
    return { given, entry: client.entryOf<T>(given.queryKey), watching: watchingOf(given) };
  });
  const entry = () => now().entry;
  createEffect(() => {
    const { entry: watched, watching } = now();
    onCleanup(untrack(() => client.watch(watched, watching)));
  });
  createComputed(() => {
    const failed = entry().error();
    if (failed !== undefined && entry().data() === undefined && now().given.throwOnError !== false)
      throw failed;
  });
  createEffect(() => {
    const every = now().given.refetchInterval?.(entry().data());
    if (!every || entry().asking()) return;
    const next = setTimeout(() => void run(entry(), now().watching), every);
    onCleanup(() => clearTimeout(next));
  });
  const shown = createMemo<T | undefined>((before) => {
    const data = entry().data();
    return data === undefined && now().given.keepsPrevious ? before : data;
  });
  const isPending = () => shown() === undefined && entry().error() === undefined;
  return {
    get data() {
      return shown();
    },
    get error() {
      return entry().error() ?? null;
    },
    get isError() {
      return entry().error() !== undefined;
    },
    get isSuccess() {
      return shown() !== undefined && entry().error() === undefined;
    },
    get isPending() {
      return isPending();
    },
    get isFetching() {
      return entry().asking();
    },
    get isLoading() {
      return isPending() && entry().asking();
    },
    refetch: () => untrack(() => run(entry(), now().watching)),
  } as Query<T>;
}

/** Several questions at once, each remembered for itself. */
export function useQueries<T>(list: () => readonly QueryOptions<T>[]): () => Query<T>[] {
  return createMemo(() => list().map((one) => useQuery(() => one)));
}

export type Pages<P> = { pages: P[] };

/** A list that is asked for page by page; asked again, every page that was shown is read anew. */
export function useInfiniteQuery<P, C>(
  options: () => Omit<QueryOptions<Pages<P>>, "queryFn"> & {
    queryFn: (page: { pageParam: C }) => Promise<P>;
    initialPageParam: C;
    getNextPageParam: (last: P) => C | null | undefined;
  },
) {
  const client = useQueryClient();
  const [isFetchingNextPage, setFetchingNextPage] = createSignal(false);
  const nextOf = (pages: readonly P[] | undefined): C | null | undefined => {
    const last = pages?.at(-1);
    return last === undefined ? undefined : options().getNextPageParam(last);
  };
  const query = useQuery<Pages<P>>(() => {
    const given = options();
    return {
      ...given,
      queryFn: async () => {
        const known = untrack(() => client.entryOf<Pages<P>>(given.queryKey).data()?.pages.length ?? 1);
        const pages: P[] = [];
        let at: C | null | undefined = given.initialPageParam;
        for (let n = 0; n < known && (n === 0 || at !== null) && at !== undefined; n++) {
          pages.push(await given.queryFn({ pageParam: at as C }));
          at = nextOf(pages);
        }
        return { pages };
      },
    };
  });
  const fetchNextPage = async () => {
    const given = untrack(options);
    const next = nextOf(query.data?.pages);
    if (next === null || next === undefined || isFetchingNextPage()) return;
    setFetchingNextPage(true);
    try {
      const page = await given.queryFn({ pageParam: next });
      client.setQueryData<Pages<P>>(given.queryKey, (old) => ({ pages: [...(old?.pages ?? []), page] }));
    } finally {
      setFetchingNextPage(false);
    }
  };
  const readAll = async () => {
    const given = untrack(options);
    const pages = [...(query.data?.pages ?? [])];
    if (pages.length === 0) pages.push(await given.queryFn({ pageParam: given.initialPageParam }));
    for (let next = nextOf(pages); next !== null && next !== undefined; next = nextOf(pages))
      pages.push(await given.queryFn({ pageParam: next }));
    return pages;
  };
  return Object.defineProperties(query, {
    isFetchingNextPage: { get: isFetchingNextPage },
    hasNextPage: { get: () => nextOf(query.data?.pages) != null },
    fetchNextPage: { value: fetchNextPage },
    readAll: { value: readAll },
  }) as Query<Pages<P>> & {
    readonly isFetchingNextPage: boolean;
    readonly hasNextPage: boolean;
    fetchNextPage(): Promise<void>;
    /** Every page: those that are shown and, asked for now, those after them. */
    readAll(): Promise<P[]>;
  };
}
