import fc from "fast-check";
import { catchError, createComponent, createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiRefusal, networkBack, send } from "../../web/api";
import { shared } from "../../web/query/cache";
import {
  newQueryClient,
  QueryClientProvider,
  type QueryOptions,
  timesUnsent,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from "../../web/query/index";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs inside a page that has a memory; gives what it made, the memory, and how to leave. */
function onAPage<T>(make: () => T, client = newQueryClient()) {
  let made: T | undefined;
  let failed: unknown;
  const leave = createRoot((dispose) => {
    catchError(
      () =>
        createComponent(QueryClientProvider, {
          value: client,
          get children() {
            made = make();
            return undefined;
          },
        }) as unknown as (() => unknown)[] & (() => unknown),
      (error) => {
        failed = error;
      },
    );
    return dispose;
  });
  return { page: made as T, client, leave, failed: () => failed };
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const outage = new ApiRefusal(503, { code: "unavailable" });
const refusal = new ApiRefusal(403, { code: "not_permitted" });

function counted<T>(answers: (n: number) => T | Promise<T>) {
  const asked = { times: 0 };
  return { asked, ask: async () => answers(++asked.times) };
}

test("what two parts of a page ask for is asked once and shown by both", async () => {
  const { asked, ask } = counted((n) => ({ n }));
  const one = () => ({ queryKey: ["people", "list"], queryFn: ask });
  const { page } = onAPage(() => [useQuery(one), useQuery(one)]);
  expect(page.map((query) => [query.isPending, query.isLoading])).toEqual([
    [true, true],
    [true, true],
  ]);
  await settled();
  expect(asked.times).toBe(1);
  expect(page.map((query) => query.data)).toEqual([{ n: 1 }, { n: 1 }]);
});

test("an answer is fresh for fifteen seconds; coming back later asks again and shows the old one meanwhile", async () => {
  const { asked, ask } = counted((n) => n);
  const query = () => useQuery(() => ({ queryKey: ["n"], queryFn: ask }));
  const { client, leave } = onAPage(query);
  await settled();
  leave();
  await vi.advanceTimersByTimeAsync(10_000);
  const soon = onAPage(query, client);
  await settled();
  expect([asked.times, soon.page.data]).toEqual([1, 1]);
  soon.leave();
  await vi.advanceTimersByTimeAsync(10_000);
  const late = onAPage(query, client);
  expect([late.page.data, late.page.isPending, late.page.isFetching]).toEqual([1, false, true]);
  await settled();
  expect(late.page.data).toBe(2);
});

test("what is invalidated is asked again by whoever watches it, and by everything below its key", async () => {
  const list = counted((n) => n);
  const other = counted((n) => n);
  const { client } = onAPage(() => [
    useQuery(() => ({ queryKey: ["sessions", "list", { unit: "a" }], queryFn: list.ask })),
    useQuery(() => ({ queryKey: ["people"], queryFn: other.ask })),
  ]);
  await settled();
  await client.invalidateQueries({ queryKey: ["sessions"] });
  expect([list.asked.times, other.asked.times]).toEqual([2, 1]);
  await client.invalidateQueries();
  expect([list.asked.times, other.asked.times]).toEqual([3, 2]);
});

test("the answer to an earlier question never replaces the answer to a later one", async () => {
  const answers: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => answers.push(resolve));
  const { page, client } = onAPage(() => useQuery(() => ({ queryKey: ["slow"], queryFn: ask })));
  await settled();
  void client.invalidateQueries();
  answers[1]?.("later");
  await settled();
  answers[0]?.("earlier");
  await settled();
  expect(page.data).toBe("later");
});

test("an answer that is changed while it is asked for anew is asked for once more: what else had changed arrives", async () => {
  const answers: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => answers.push(resolve));
  const { page, client, leave } = onAPage(() => useQuery(() => ({ queryKey: ["one"], queryFn: ask })));
  answers[0]?.("open");
  await settled();
  void client.invalidateQueries({ queryKey: ["one"] });
  client.setQueryData<string>(["one"], () => "open, marked");
  answers[1]?.("closed");
  await settled();
  expect([page.data, answers.length]).toEqual(["open, marked", 3]);
  answers[2]?.("closed, marked");
  await settled();
  expect(page.data).toBe("closed, marked");
  leave();
});

test("an outage is tried again twice with growing delay, a refusal never", async () => {
  const down = counted(() => Promise.reject(outage));
  const refused = counted(() => Promise.reject(refusal));
  const watch = (queryKey: string[], queryFn: () => Promise<unknown>) =>
    useQuery(() => ({ queryKey, queryFn, throwOnError: false }));
  const { page } = onAPage(() => [watch(["down"], down.ask), watch(["refused"], refused.ask)]);
  await settled();
  expect([down.asked.times, refused.asked.times, page[1]?.isError]).toEqual([1, 1, true]);
  await vi.advanceTimersByTimeAsync(999);
  expect(down.asked.times).toBe(1);
  await vi.advanceTimersByTimeAsync(1 + 2_000);
  expect([down.asked.times, page[0]?.isError, page[0]?.error]).toEqual([3, true, outage]);
});

test("a question that was given up for want of any answer is not asked again at once: it would wait as long again", async () => {
  const silent = new ApiRefusal(0, { code: "offline", gaveUp: true });
  const hanging = counted(() => Promise.reject(silent));
  const { page } = onAPage(() =>
    useQuery(() => ({ queryKey: ["hanging"], queryFn: hanging.ask, throwOnError: false })),
  );
  await settled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([hanging.asked.times, page.error]).toEqual([1, silent]);
});

test("a failure with nothing to show goes to the page's boundary; with an older answer it stays where it is", async () => {
  const ask = counted((n) => (n === 1 ? "shown" : Promise.reject(refusal)));
  const kept = onAPage(() => useQuery(() => ({ queryKey: ["kept"], queryFn: ask.ask })));
  await settled();
  await kept.client.invalidateQueries();
  expect([kept.page.data, kept.page.isError, kept.failed()]).toEqual(["shown", true, undefined]);
  const bare = onAPage(() =>
    useQuery(() => ({ queryKey: ["bare"], queryFn: () => Promise.reject(refusal) })),
  );
  await settled();
  expect(bare.failed()).toBe(refusal);
});

test("a question that may not be asked yet waits; while another key is asked for the answer before can stay", async () => {
  const [who, setWho] = createSignal<string | undefined>();
  const { asked, ask } = counted((n) => n);
  const { page } = onAPage(() =>
    useQuery(
      (): QueryOptions<number> => ({
        queryKey: ["found", who()],
        queryFn: ask,
        enabled: who() !== undefined,
        keepsPrevious: true,
      }),
    ),
  );
  await settled();
  expect([asked.times, page.isPending, page.isLoading]).toEqual([0, true, false]);
  setWho("zhou");
  await settled();
  setWho("tang");
  expect([page.data, page.isFetching]).toEqual([1, true]);
  await settled();
  expect(page.data).toBe(2);
});

test("a list grows page by page; asked again, every page that was shown is read anew", async () => {
  const pages = ["a", "b", "c"];
  const asked: string[] = [];
  const { page, client } = onAPage(() =>
    useInfiniteQuery(() => ({
      queryKey: ["pages"],
      queryFn: async ({ pageParam }: { pageParam: string }) => {
        asked.push(pageParam);
        return { rows: [pageParam || "a"], after: pages[pages.indexOf(pageParam || "a") + 1] ?? null };
      },
      initialPageParam: "",
      getNextPageParam: (last) => last.after,
    })),
  );
  await settled();
  expect(page.hasNextPage).toBe(true);
  await page.fetchNextPage();
  await client.invalidateQueries();
  expect(asked).toEqual(["", "b", "", "b"]);
  await page.fetchNextPage();
  expect(page.data?.pages.flatMap((one) => one.rows)).toEqual(pages);
  expect(page.hasNextPage).toBe(false);
});

test("an export reads every page of a list, also those that are not shown yet", async () => {
  const asked: string[] = [];
  const pages = ["a", "b", "c"];
  const { page } = onAPage(() =>
    useInfiniteQuery(() => ({
      queryKey: ["pages"],
      queryFn: async ({ pageParam }: { pageParam: string }) => {
        asked.push(pageParam);
        return { rows: [pageParam || "a"], after: pages[pages.indexOf(pageParam || "a") + 1] ?? null };
      },
      initialPageParam: "",
      getNextPageParam: (last) => last.after,
    })),
  );
  await settled();
  expect((await page.readAll()).flatMap((one) => one.rows)).toEqual(pages);
  expect(asked).toEqual(["", "b", "c"]);
  expect(page.data?.pages).toHaveLength(1);
});

test("a change is pending until what follows it is through; a failed one keeps its error until it is tried again", async () => {
  const said: string[] = [];
  let after: () => void = () => undefined;
  const { page } = onAPage(() =>
    useMutation(() => ({
      mutationFn: async (name: string) => {
        if (name === "wrong") throw refusal;
        return `${name} saved`;
      },
      onSuccess: () => new Promise<void>((resolve) => (after = resolve)),
      onSettled: () => said.push("settled"),
    })),
  );
  page.mutate("zhou", { onSuccess: (answer) => said.push(answer) });
  await settled();
  expect([page.isPending, said]).toEqual([true, []]);
  after();
  await settled();
  expect([page.isPending, page.data, said]).toEqual([false, "zhou saved", ["settled", "zhou saved"]]);
  page.mutate("wrong", { onError: () => said.push("refused") });
  await settled();
  expect([page.isPending, page.error, said.at(-1)]).toEqual([false, refusal, "refused"]);
  page.reset();
  expect(page.isError).toBe(false);
});

test("a new answer equals what was answered, and what did not change in it is the very same row", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
      expect(shared(old, next)).toEqual(next);
      expect(shared(old, structuredClone(old))).toBe(old);
    }),
  );
  const old = {
    rows: [
      { id: 1, name: "甲" },
      { id: 2, name: "乙" },
    ],
  };
  const kept = shared(old, {
    rows: [
      { id: 1, name: "甲" },
      { id: 2, name: "丙" },
    ],
  }) as typeof old;
  expect(kept.rows[0]).toBe(old.rows[0]);
  expect(kept.rows[1]).not.toBe(old.rows[1]);
}, 60_000);

test("a refusal for want of a network goes when the network is back, any other stays", async () => {
  const answers: (() => Promise<Response>)[] = [];
  vi.stubGlobal("fetch", () => answers.shift()?.() ?? Promise.reject(new TypeError("Failed to fetch")));
  const ask = () => send("POST", "/api/counties", {});
  const { page } = onAPage(() => ({
    lost: useMutation(() => ({ mutationFn: ask })),
    refused: useMutation(() => ({ mutationFn: () => Promise.reject(refusal) })),
  }));
  page.lost.mutate();
  page.refused.mutate();
  await settled();
  expect([page.lost.error, page.refused.error]).toMatchObject([{ code: "offline" }, refusal]);
  answers.push(async () => new Response(null, { status: 204 }));
  const before = timesUnsent();
  await send("GET", "/api/counties/terms");
  expect([page.lost.error, page.refused.error]).toEqual([null, refusal]);
  expect(timesUnsent()).toBe(before + 1);
  page.lost.mutate();
  await settled();
  expect(page.lost.isError).toBe(true);
  networkBack();
  expect(page.lost.isError).toBe(false);
  vi.unstubAllGlobals();
});
