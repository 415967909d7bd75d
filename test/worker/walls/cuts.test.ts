import { env as bindings } from "cloudflare:workers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shanghaiDay } from "../../../worker/core/calendar";
import type { Env, ScheduleMessage } from "../../../worker/core/env";
import { findCounty } from "../../../worker/core/shards";
import { consume } from "../../../worker/schedule/consume";
import { breaking, type Call, type Cut, pointsOf } from "../../support/cut";
import { cloned, results } from "../../support/results";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../../support/world";

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

/** Messages are delivered as they come, or each twice in an order that a seed shuffles. */
type Way = { cut?: Cut; shuffled?: number; slices?: string };

/** Five people in slices of two: every run of people takes three. */
const sliceOfTwo = "2";

/** Ticks and delivers until nothing waits; what failed is delivered again, and a tick that failed comes again the next day. */
async function deliver(county: County, { cut, shuffled, slices }: Way = {}): Promise<Call[]> {
  const waiting: ScheduleMessage[] = [];
  const next = seeded(shuffled ?? 0);
  const calls: Call[] = [];
  const entry = await findCounty(county.env, county.code);
  const binding = entry?.shard === 0 ? "SHARD_0" : "SHARD_1";
  const env = {
    ...county.env,
    SLICE_PEOPLE: sliceOfTwo,
    ...(slices ? { DELIVERY_SLICES: slices } : {}),
    [binding]: breaking(bindings[binding], calls, cut ?? null),
    RUNS: {
      sendBatch: async (list: { body: ScheduleMessage }[]) => {
        for (const { body } of list) waiting.push(...(shuffled === undefined ? [body] : [body, body]));
      },
    },
  } as unknown as Env;
  /** The county alone: the last of its shard, so that the look begins after all others. */
  const day = shanghaiDay(county.now.ms);
  const look = { tick: day, shard: entry?.shard ?? 0, after: String(Number(county.code) - 1) };
  waiting.push(look);
  for (let rounds = 0, ticks = 0; rounds < 300; rounds++) {
    /** A message that was lost between the ledger and the queue is sent again by the next day's tick. */
    if (waiting.length === 0 && ticks++ === 0 && cut) waiting.push(look);
    const [body] = waiting.splice(shuffled === undefined ? 0 : next(waiting.length), 1);
    if (!body) break;
    const message = { body, attempts: 1, ack: () => undefined, retry: () => void waiting.push(body) };
    await consume(
      env,
      county.now.ms,
      {
        queue: "qinxue-runs",
        messages: [message],
      } as unknown as MessageBatch<ScheduleMessage>,
      Date.now(),
    );
  }
  return calls;
}

async function endsEqual(template: County): Promise<void> {
  const clean = await cloned(template, String(nextCode++));
  const calls = await deliver(clean);
  const expected = await results(clean);
  const points = pointsOf(calls);
  expect(points.length).toBeGreaterThan(20);
  // The long run cuts at every point, the short one at every third.
  for (const cut of long ? points : points.filter((_, n) => n % 3 === 0)) {
    const county = await cloned(template, String(nextCode++));
    await deliver(county, cut.at % 2 === 0 ? { cut, shuffled: cut.at } : { cut });
    expect({ cut, same: (await results(county)) === expected }).toEqual({ cut, same: true });
    await forget(county);
  }
  for (const way of [{ shuffled: 1 }, { shuffled: 2 }, { shuffled: 3 }, { shuffled: 4 }]) {
    const county = await cloned(template, String(nextCode++));
    await deliver(county, way);
    expect({ way, same: (await results(county)) === expected }).toEqual({ way, same: true });
    await forget(county);
  }
}

/** Whole numbers below a bound, the same for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % Math.max(1, below);
  };
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
  await endsEqual(template);
  await forget(template);
}, 900_000);

test("the year's runs cut before, after or inside any statement, and delivered twice in any order, end in the clean result", async () => {
  const template = await aCountyOfFive();
  for (const day of ["2026-04-21", "2026-07-21", "2026-10-21", "2027-01-10"]) {
    template.on(day);
    await tick(template);
  }
  template.on("2027-01-21");
  await endsEqual(template);
  await forget(template);
}, 900_000);

test("a year whose runs are sent on after every slice ends as when each is carried to its end at once", async () => {
  const template = await aCountyOfFive();
  template.on("2027-01-21");
  const deliveries = async (county: County) =>
    (
      await county.binding
        .prepare(
          "SELECT kind, max(deliveries) AS n FROM runs WHERE county_id = ?1 AND state = 'done' GROUP BY kind ORDER BY kind",
        )
        .bind(county.code)
        .all<{ kind: string; n: number }>()
    ).results.map(({ kind, n }) => `${kind} ${n}`);
  const whole = await cloned(template, String(nextCode++));
  await deliver(whole);
  await forget(whole);
  expect(new Set((await deliveries(whole)).map((one) => one.at(-1)))).toEqual(new Set(["1"]));
  const sliced = await cloned(template, String(nextCode++));
  await deliver(sliced, { slices: "1" });
  await forget(sliced);
  // Three slices of two people and the draw; three of scores, then each of the two branches and the one organ.
  expect(await deliveries(sliced)).toEqual([
    "finalise_inspection 4",
    "open_inspection 4",
    "propose_ratings 6",
    "start_rectification 1",
  ]);
  expect(await results(sliced)).toBe(await results(whole));
  const shuffled = await cloned(template, String(nextCode++));
  await deliver(shuffled, { slices: "1", shuffled: 7 });
  await forget(shuffled);
  await forget(template);
  expect(await results(shuffled)).toBe(await results(whole));
}, 900_000);

test("a year that nobody ticked for, every message twice in any order, ends as when each comes once and in turn", async () => {
  const template = await aCountyOfFive();
  template.on("2027-01-21");
  const clean = await cloned(template, String(nextCode++));
  await deliver(clean);
  const expected = await results(clean);
  expect(expected).toContain("inspection_finals 8");
  expect(expected).toContain("assessment_proposals 10");
  await forget(clean);
  for (let seed = 1; seed <= (long ? 60 : 6); seed++) {
    const county = await cloned(template, String(nextCode++));
    await deliver(county, { shuffled: seed });
    expect({ seed, same: (await results(county)) === expected }).toEqual({ seed, same: true });
    await forget(county);
  }
  await forget(template);
}, 900_000);
