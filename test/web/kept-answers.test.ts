import { afterEach, beforeEach, expect, test, vi } from "vitest";

const device = new Map<string, string>();
let room = Number.POSITIVE_INFINITY;

beforeEach(() => {
  vi.resetModules();
  device.clear();
  room = Number.POSITIVE_INFINITY;
  vi.stubGlobal("location", { pathname: "/c/330523/sessions/ses_1" });
  const storage = {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!device.has(key) && device.size >= room) throw new Error("full");
      device.set(key, value);
      Object.defineProperty(storage, key, { value, enumerable: true, configurable: true });
    },
    removeItem: (key: string) => {
      device.delete(key);
      delete (storage as Record<string, unknown>)[key];
    },
  };
  for (const name of ["getItem", "setItem", "removeItem"])
    Object.defineProperty(storage, name, { enumerable: false });
  vi.stubGlobal("localStorage", storage);
});
afterEach(() => vi.unstubAllGlobals());

const signedInAs = (id: string) =>
  localStorage.setItem("qinxue.me.330523", JSON.stringify({ account: { id } }));

async function answers() {
  const { ApiRefusal } = await import("../../web/api");
  const offline = new ApiRefusal(0, { code: "offline" });
  return { ...(await import("../../web/shell/kept-answers")), ApiRefusal, offline };
}
const keptPaths = () =>
  [...device.keys()].flatMap((key) => /^qinxue\.answer\.\d+\.\w+\.(.+)$/.exec(key)?.[1] ?? []);

test("without a network the last answer is given with its time; what the server refuses is forgotten", async () => {
  const { keepAnswer, lastAnswer, offline, ApiRefusal } = await answers();
  signedInAs("acc_1");
  expect(() => lastAnswer("/sessions/ses_1", offline)).toThrow(offline);
  keepAnswer("/sessions/ses_1", { roll: ["王大明"] }, 1_000);
  expect(lastAnswer("/sessions/ses_1", offline)).toEqual({ roll: ["王大明"], asOf: 1_000 });
  const down = new ApiRefusal(503, { code: "unavailable" });
  expect(() => lastAnswer("/sessions/ses_1", down)).toThrow(down);
  expect(keptPaths()).toEqual(["/sessions/ses_1"]);
  const gone = new ApiRefusal(404, { code: "not_found" });
  expect(() => lastAnswer("/sessions/ses_1", gone)).toThrow(gone);
  expect(() => lastAnswer("/sessions/ses_1", offline)).toThrow(offline);
});

test("an answer is given to the account alone that it was given to, and to nobody once all have left", async () => {
  const { keepAnswer, lastAnswer, forgetAnswers, offline } = await answers();
  signedInAs("acc_1");
  keepAnswer("/sessions/ses_1", { roll: [] }, 1_000);
  signedInAs("acc_2");
  expect(() => lastAnswer("/sessions/ses_1", offline)).toThrow(offline);
  localStorage.removeItem("qinxue.me.330523");
  expect(() => lastAnswer("/sessions/ses_1", offline)).toThrow(offline);
  keepAnswer("/sessions/ses_2", { roll: [] }, 1_000);
  expect(keptPaths()).toEqual(["/sessions/ses_1"]);
  forgetAnswers();
  expect(keptPaths()).toEqual([]);
});

test("the oldest answers make room, and a full device keeps the latest", async () => {
  const { keepAnswer } = await answers();
  signedInAs("acc_1");
  for (let n = 1; n <= 20; n++) keepAnswer(`/sessions/ses_${n}`, { n }, n);
  expect(keptPaths()).toEqual(Array.from({ length: 12 }, (_, n) => `/sessions/ses_${n + 9}`));
  room = device.size;
  keepAnswer("/sessions/ses_21", { n: 21 }, 21);
  expect(keptPaths()).toHaveLength(12);
  room = 2;
  keepAnswer("/sessions/ses_22", { n: 22 }, 22);
  expect(keptPaths()).toEqual(["/sessions/ses_22"]);
});
