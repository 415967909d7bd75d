import { afterEach, beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();
const listeners = new Map<string, () => void>();
let asked = 0;
let answer: () => Promise<Response>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  kept.clear();
  asked = 0;
  vi.stubGlobal("location", { pathname: "/c/330523/me" });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
  vi.stubGlobal("removeEventListener", (name: string) => listeners.delete(name));
  vi.stubGlobal("fetch", () => {
    asked++;
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const dead = async () => {
  throw new TypeError("Failed to fetch");
};
const gone = async () => new Response(null, { status: 204 });
const leaving = async () => ({
  ...(await import("../../web/shell/leaving")),
  ...(await import("../../web/shell/keep-telling")),
});

test("a leaving is told again and again, with longer pauses, until the server has heard it", async () => {
  const { isStillLeaving, keepTelling, startLeaving } = await leaving();
  startLeaving();
  answer = dead;
  const stop = keepTelling();
  await vi.advanceTimersByTimeAsync(60_000);
  const tries = asked;
  expect(tries).toBeGreaterThan(4);
  expect(tries).toBeLessThan(10);
  expect(isStillLeaving()).toBe(true);
  answer = gone;
  await vi.advanceTimersByTimeAsync(30_000);
  expect([asked, isStillLeaving()]).toEqual([tries + 1, false]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toBe(tries + 1);
  stop();
});

test("the browser's word that the network is back is taken up at once", async () => {
  const { keepTelling, startLeaving } = await leaving();
  startLeaving();
  answer = dead;
  const stop = keepTelling();
  await vi.advanceTimersByTimeAsync(40_000);
  const tries = asked;
  answer = gone;
  listeners.get("online")?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(tries + 1);
  stop();
});

test("nobody is signed out again who has signed in, here or in another tab", async () => {
  const { keepTelling, startLeaving, withoutTelling, haveLeft } = await leaving();
  startLeaving();
  answer = dead;
  const stop = keepTelling();
  await vi.advanceTimersByTimeAsync(0);
  const tries = asked;
  await withoutTelling(async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    haveLeft();
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(tries);
  startLeaving();
  kept.clear();
  const again = keepTelling();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(tries);
  again();
  stop();
});
