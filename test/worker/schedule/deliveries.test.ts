import { expect, test } from "vitest";
import type { Env, ScheduleMessage } from "../../../worker/core/env";
import { consume } from "../../../worker/schedule/consume";
import { seedsOf } from "../../support/big-county";
import { newRecording, recorded } from "../../support/recorder";
import { sentByTick } from "../../support/schedule";
import { aCounty } from "../../support/world";

/** A county whose quarter has ended and waits to be inspected, and what each delivery of its run asks. */
async function delivered(people: number, more: Partial<Env>) {
  const county = await aCounty({ today: "2026-01-05" });
  const root = await county.binding
    .prepare("SELECT id FROM units WHERE county_id = ?1")
    .bind(county.code)
    .first<{ id: string }>();
  const seeds = seedsOf(county.code, root?.id ?? "", { organs: 1, branches: 1, people, sessions: 1 });
  await county.binding.batch(seeds.map(({ sql, params }) => county.binding.prepare(sql).bind(...params)));
  county.on("2026-04-01");
  const sent: ScheduleMessage[] = (await sentByTick(county.env, county.now.ms)).filter(
    ({ countyId }) => countyId === county.code,
  );
  const recording = newRecording();
  const env = {
    ...county.env,
    ...more,
    SHARD_0: recorded(county.env.SHARD_0, recording),
    SHARD_1: recorded(county.env.SHARD_1, recording),
    RUNS: {
      sendBatch: async (list: { body: ScheduleMessage }[]) => void sent.push(...list.map(({ body }) => body)),
    },
  } as unknown as Env;
  const asked: number[] = [];
  for (let body = sent.shift(); body; body = sent.shift()) {
    recording.statements.length = 0;
    let acknowledged = 0;
    const message = { body, attempts: 1, ack: () => void acknowledged++, retry: () => undefined };
    const batch = { queue: "qinxue-runs", messages: [message] } as unknown as MessageBatch<ScheduleMessage>;
    await consume(env, county.now.ms, batch, Date.now());
    expect(acknowledged).toBe(1);
    asked.push(recording.statements.length);
  }
  const run = await county.binding
    .prepare("SELECT state, done, deliveries FROM runs WHERE county_id = ?1 AND kind = 'open_inspection'")
    .bind(county.code)
    .first();
  return { asked, run };
}

test("a delivery carries a run twenty slices on and sends it again", async () => {
  // Twenty-five people one by one, the slice that finds nobody any more, and the draw.
  const { asked, run } = await delivered(25, { SLICE_PEOPLE: "1" });
  expect(run).toEqual({ state: "done", done: 25, deliveries: 2 });
  expect(asked).toHaveLength(2);
});

test("a delivery that has asked 500 queries ends with the slice that asked the last of them", async () => {
  const { asked, run } = await delivered(120, { SLICE_PEOPLE: "1", DELIVERY_SLICES: "1000" });
  expect(run).toEqual({ state: "done", done: 120, deliveries: 2 });
  expect(asked[0]).toBeGreaterThanOrEqual(500);
  expect(Math.max(...asked)).toBeLessThan(520);
}, 60_000);
