import { createRoot } from "solid-js";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

type Held = { content: Record<string, unknown>; version: number; updatedAt: number };

const device = new Map<string, string>();
let held: Held | null = null;
let network: "there" | "gone" | "answers lost" = "there";
let asked: string[] = [];
let page = new EventTarget();

/** The server's side of a draft: a version is written over the one before, or refused. */
async function answered(method: string, body: { content: Held["content"]; version: number }) {
  const has = held?.version ?? 0;
  if (method === "GET") return Response.json({ draft: held });
  if (method === "DELETE") {
    held = null;
    return new Response(null, { status: 204 });
  }
  if (body.version !== has) return Response.json({ code: "stale_version" }, { status: 412 });
  held = { content: body.content, version: has + 1, updatedAt: 1 };
  return Response.json({ version: held.version });
}

let useDraft: typeof import("../../web/shell/draft").useDraft;
beforeAll(async () => {
  ({ useDraft } = await import("../../web/shell/draft"));
}, 120_000);

beforeEach(() => {
  vi.useFakeTimers();
  device.clear();
  [held, network, asked] = [null, "there", []];
  page = new EventTarget();
  vi.stubGlobal("location", { pathname: "/c/330523/notes/new" });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => void device.set(key, value),
    removeItem: (key: string) => void device.delete(key),
  });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("fetch", async (_path: string, { method, body }: RequestInit) => {
    asked.push(method ?? "GET");
    if (network === "gone") throw new TypeError("no network");
    const answer = await answered(method ?? "GET", JSON.parse(`${body ?? "{}"}`));
    if (network === "answers lost" && method === "PUT") throw new TypeError("no answer");
    return answer;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened() {
  const draft = createRoot((leave) => ({
    ...useDraft("note", "acc_1", () => ({ key: "k", body: "" })),
    leave,
  }));
  await vi.advanceTimersByTimeAsync(0);
  return draft;
}
const onDevice = () => JSON.parse(device.get("qinxue.draft.330523.acc_1.note") ?? "null");

test("what is typed is on the device at once and on the server a moment later", async () => {
  const draft = await opened();
  expect(draft.kept().where).toBe("nowhere");
  draft.change({ body: "第一句。" });
  expect([onDevice().content.body, draft.kept().where]).toEqual(["第一句。", "device"]);
  await vi.advanceTimersByTimeAsync(1_499);
  expect(held).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect([held?.content.body, draft.kept().where, onDevice().synced]).toEqual(["第一句。", "both", true]);
});

test("without a network it is tried again every fifteen seconds, and at once when the network is back", async () => {
  const draft = await opened();
  network = "gone";
  draft.change({ body: "断网。" });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(draft.kept()).toMatchObject({ where: "device", failed: true });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked.filter((method) => method === "PUT")).toHaveLength(2);
  network = "there";
  page.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect([held?.content.body, draft.kept().where]).toEqual(["断网。", "both"]);
});

test("a text whose answer was lost is this device's own, and the newer one follows it", async () => {
  const draft = await opened();
  network = "answers lost";
  draft.change({ body: "第一句。" });
  await vi.advanceTimersByTimeAsync(1_500);
  draft.change({ body: "第一句。第二句。" });
  network = "there";
  await vi.advanceTimersByTimeAsync(20_000);
  expect([held?.content.body, draft.other(), draft.kept().where]).toEqual([
    "第一句。第二句。",
    undefined,
    "both",
  ]);
});

test("another device's text stands beside this one until the writer chooses", async () => {
  const draft = await opened();
  draft.change({ body: "在路上写的。" });
  held = { content: { key: "k", body: "在桌前写的。" }, version: 4, updatedAt: 1 };
  await vi.advanceTimersByTimeAsync(60_000);
  expect([draft.content.body, draft.other()?.content.body]).toEqual(["在路上写的。", "在桌前写的。"]);
  expect(held.content.body).toBe("在桌前写的。");
  draft.choose(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([held?.content.body, draft.other(), draft.kept().where]).toEqual([
    "在路上写的。",
    undefined,
    "both",
  ]);
});

test("what was handed in is gone from the device, and what was still on its way is taken back", async () => {
  const draft = await opened();
  draft.change({ body: "交了。" });
  vi.advanceTimersByTime(1_500);
  draft.finish();
  expect(onDevice()).toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([held, onDevice(), asked.at(-1)]).toEqual([null, null, "DELETE"]);
});

test("whoever leaves the page sends what is left; the page opened next waits for it and goes on from its version", async () => {
  const draft = await opened();
  draft.change({ body: "离开前写的。" });
  draft.leave();
  const next = await opened();
  expect(next.content.body).toBe("离开前写的。");
  await vi.advanceTimersByTimeAsync(0);
  expect([held?.version, onDevice().version, onDevice().synced]).toEqual([1, 1, true]);
  next.change({ body: "回来再写。" });
  await vi.advanceTimersByTimeAsync(1_500);
  expect([held?.content.body, held?.version, next.other()]).toEqual(["回来再写。", 2, undefined]);
});

test("a draft that another device has handed in is gone here, unless something was written here since", async () => {
  const first = await opened();
  first.change({ body: "交给另一台。" });
  await vi.advanceTimersByTimeAsync(1_500);
  first.leave();
  held = null;
  expect((await opened()).content.body).toBe("");
  expect(onDevice()).toBeNull();
});

const putsOf = () => asked.filter((method) => method === "PUT").length;

test("however much is typed, the server is told at most once a minute, and of the latest text", async () => {
  const draft = await opened();
  for (let second = 0; second < 150; second += 3) {
    draft.change({ body: `第${second}秒。` });
    await vi.advanceTimersByTimeAsync(3_000);
  }
  expect(putsOf()).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([putsOf(), held?.content.body, draft.kept().where]).toEqual([4, "第147秒。", "both"]);
});

test.each([
  ["pagehide", () => page.dispatchEvent(new Event("pagehide"))],
  [
    "visibilitychange",
    () => {
      Object.assign(document, { hidden: true });
      document.dispatchEvent(new Event("visibilitychange"));
    },
  ],
])("a page that goes out of sight sends what the minute has held back (%s)", async (_event, goes) => {
  const draft = await opened();
  draft.change({ body: "第一句。" });
  await vi.advanceTimersByTimeAsync(1_500);
  draft.change({ body: "第一句。第二句。" });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(held?.content.body).toBe("第一句。");
  goes();
  await vi.advanceTimersByTimeAsync(0);
  expect([held?.content.body, putsOf()]).toEqual(["第一句。第二句。", 2]);
  goes();
  await vi.advanceTimersByTimeAsync(0);
  expect(putsOf()).toBe(2);
});

test("a page that comes back into sight sends nothing by that", async () => {
  const draft = await opened();
  draft.change({ body: "第一句。" });
  await vi.advanceTimersByTimeAsync(1_500);
  draft.change({ body: "第一句。第二句。" });
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(1_500);
  expect(putsOf()).toBe(1);
});

test("what did not arrive is tried again before the minute is over", async () => {
  const draft = await opened();
  draft.change({ body: "第一句。" });
  await vi.advanceTimersByTimeAsync(1_500);
  network = "gone";
  draft.change({ body: "第一句。第二句。" });
  page.dispatchEvent(new Event("pagehide"));
  await vi.advanceTimersByTimeAsync(0);
  network = "there";
  await vi.advanceTimersByTimeAsync(15_000);
  expect([held?.content.body, draft.kept().where]).toEqual(["第一句。第二句。", "both"]);
});
