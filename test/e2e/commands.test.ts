import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, shanghaiDay } from "../../worker/core/calendar.ts";
import { freePort, newState, spoken, startedChild, startProduct } from "./product";

let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  product = await startProduct("--empty");
});
afterAll(() => product?.stop());

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 60_000 });
  return { status, said: `${stdout}${stderr}`.trim() };
};
const start = (...args: string[]) => run("worker/local/start.ts", ...args);
const portOf = (base: string) => new URL(base).port;

test.each([
  ["a port that is none", ["--port", "99999"], "--port 99999 is not a port number."],
  [
    "a folder that cannot be written",
    ["--port", "8799", "--state", "package.json/state"],
    "package.json/state",
  ],
])("%s gets one sentence and no start", (_what, args, sentence) => {
  const { status, said } = start(...args);
  expect([status, said.split("\n").length, said.includes(sentence)]).toEqual([1, 1, true]);
});

test("a taken port gets one sentence that names it", () => {
  const port = portOf(product.base);
  const { status, said } = start("--port", port);
  expect([status, said.split("\n").length, said.includes(port)]).toEqual([1, 1, true]);
});

test("a start that is stopped while it tells the demo ends without a stack", async () => {
  const state = newState();
  const child = startedChild(state, await freePort());
  const ended = once(child, "exit");
  const said = await spoken(child, "Telling the story");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  child.kill("SIGTERM");
  await ended;
  rmSync(state, { recursive: true, force: true });
  expect(said()).not.toMatch(/^\s+at |Error/m);
});

test("a Node older than 20 is refused in one sentence by what npm runs first", () => {
  const by = (agent: string) => {
    const env = { ...process.env, npm_config_user_agent: agent };
    return spawnSync(process.execPath, ["worker/local/refuse-old-node.cjs"], { encoding: "utf8", env });
  };
  const old = by("npm/9.9.4 node/v18.20.4 linux x64");
  const said = old.stderr.trim();
  expect([old.status, said.split("\n").length, said.includes("Node v18.20.4")]).toEqual([1, 1, true]);
  expect(by("npm/10.8.2 node/v20.20.2 linux x64").status).toBe(0);
});

test("tick moves the clock of the instance that is named day by day, and refuses a day that does not exist", async () => {
  const tick = (...args: string[]) => run("worker/local/tick.ts", ...args, "--port", portOf(product.base));
  const clock = async () =>
    (await (await fetch(`${product.base}/api/local/clock`)).json()) as { now: number };
  const day = addDays(shanghaiDay((await clock()).now), 3);
  expect(tick(day)).toMatchObject({ status: 0, said: expect.stringContaining(`It is ${day} in Shanghai`) });
  expect(shanghaiDay((await clock()).now)).toBe(day);
  expect(tick("2026-02-30").status).toBe(2);
  expect(run("worker/local/tick.ts", day, "--port", "1").said).toContain("No instance is running here");
});
