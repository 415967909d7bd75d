import { env as bindings } from "cloudflare:workers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCounty } from "../../worker/core/shards";
import type { Env, RunMessage } from "../../worker/env";
import { consume } from "../../worker/runs/consume";
import { dispatch } from "../../worker/runs/dispatch";
import { breaking, type Call, type Cut, pointsOf } from "../support/cut";
import { cloned, results } from "../support/results";
import { tick } from "../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../support/world";

const long = bindings.LONG === "1";
let nextCode = 800_001;

/** A run that is cut complains; here every complaint is expected. */
const { error } = console;
beforeAll(() => {
  console.error = () => undefined;
});
afterAll(() => {
  console.error = error;
});

async function aCountyOfFive(): Promise<County> {
  const county = await aCounty({ today: "2026-01-05", name: "测试县" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches.城关支部 ?? "", branches.东街支部 ?? ""];
  for (const [branch, name] of [
    [one, "甲"],
    [one, "乙"],
    [one, "丙"],
    [two, "丁"],
    [two, "戊"],
  ] as const)
    await aPerson(county, branch, name, { fromOn: "2025-06-01" });
  return county;
}

type Way = { cut?: Cut; doubled?: boolean; backwards?: boolean };

/** Ticks and delivers until nothing waits; what failed is delivered again, and a tick that failed comes again the next day. */
async function deliver(
  county: County,
  { cut, doubled = false, backwards = false }: Way = {},
): Promise<Call[]> {
  const waiting: RunMessage[] = [];
  const calls: Call[] = [];
  const entry = await findCounty(county.env, county.code);
  const binding = entry?.shard === 0 ? "SHARD_0" : "SHARD_1";
  const env = {
    ...county.env,
    [binding]: breaking(bindings[binding], calls, cut ?? null),
    RUNS: {
      sendBatch: async (list: { body: RunMessage }[]) => void waiting.push(...list.map((one) => one.body)),
    },
  } as unknown as Env;
  const tomorrow = () => dispatch(env, county.now.ms).catch(() => dispatch(env, county.now.ms));
  await tomorrow();
  for (let rounds = 0, ticks = 0; rounds < 300; rounds++) {
    /** A message that was lost between the ledger and the queue is sent again by the next day's tick. */
    if (waiting.length === 0 && ticks++ === 0 && cut) await tomorrow();
    const body = backwards ? waiting.pop() : waiting.shift();
    if (!body) break;
    if (body.countyId !== county.code) continue;
    for (let copy = 0; copy < (doubled ? 2 : 1); copy++) {
      const message = { body, attempts: 1, ack: () => undefined, retry: () => void waiting.unshift(body) };
      await consume(env, county.now.ms, {
        queue: "qinxue-runs",
        messages: [message],
      } as unknown as MessageBatch<RunMessage>);
    }
  }
  return calls;
}

async function endsEqual(template: County, every: number): Promise<void> {
  const clean = await cloned(template, String(nextCode++));
  const calls = await deliver(clean);
  const expected = await results(clean);
  const points = pointsOf(calls).filter((_, index) => index % every === 0);
  expect(points.length).toBeGreaterThan(20);
  for (const cut of points) {
    const county = await cloned(template, String(nextCode++));
    await deliver(county, { cut, doubled: cut.at % 3 === 0, backwards: cut.at % 2 === 0 });
    expect({ cut, same: (await results(county)) === expected }).toEqual({ cut, same: true });
    await forget(county);
  }
  for (const way of [{ doubled: true }, { backwards: true }, { doubled: true, backwards: true }]) {
    const county = await cloned(template, String(nextCode++));
    await deliver(county, way);
    expect({ way, same: (await results(county)) === expected }).toEqual({ way, same: true });
    await forget(county);
  }
}

/** A county that has been compared owes nothing any more, so that later ticks leave it alone. */
async function forget({ binding, code }: County): Promise<void> {
  await binding
    .prepare("UPDATE county_profiles SET started_on = '2099-01-01' WHERE county_id = ?1")
    .bind(code)
    .run();
}

test("an inspection's run cut before, after or inside any statement, and delivered twice in any order, ends in the clean result", async () => {
  const template = await aCountyOfFive();
  template.on("2026-04-01");
  await endsEqual(template, 1);
  await forget(template);
}, 900_000);

test("the year's runs cut before, after or inside any statement, and delivered twice in any order, end in the clean result", async () => {
  const template = await aCountyOfFive();
  for (const day of ["2026-04-21", "2026-07-21", "2026-10-21", "2027-01-10"]) {
    template.on(day);
    await tick(template);
  }
  template.on("2027-01-21");
  await endsEqual(template, long ? 1 : 2);
  await forget(template);
}, 900_000);
