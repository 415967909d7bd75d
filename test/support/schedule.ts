import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from "cloudflare:test";
import { expect } from "vitest";
import type { Env, RunMessage, ScheduleMessage } from "../../worker/core/env";
import { shard } from "../../worker/core/shards";
import { dispatch, tickCounties } from "../../worker/schedule/dispatch";
import type { County } from "./world";

/** Fires the worker's scheduled handler and hands what it sent to its queue handler, one message a delivery, as many rounds as it takes. */
export async function tick(county: County, more: Partial<Env> = {}) {
  const { sent, env } = holding({ ...county.env, ...more });
  await county.worker.scheduled(createScheduledController({ cron: "10 16 * * *" }), env);
  for (let body = sent.shift(); body; body = sent.shift()) await delivered(county, env, "qinxue-runs", body);
}

/** Hands a message that was tried in vain to the queue handler, and whatever that sends. */
export function bury(county: County, body: ScheduleMessage): Promise<void> {
  return deliver(county, body, "qinxue-runs-dead");
}

/** Hands a message to the queue handler, and whatever that sends. */
export async function deliver(county: County, body: ScheduleMessage, queue = "qinxue-runs"): Promise<void> {
  const { sent, env } = holding(county.env);
  await delivered(county, env, queue, body);
  for (let next = sent.shift(); next; next = sent.shift()) await delivered(county, env, "qinxue-runs", next);
}

/** An environment whose queue keeps what is sent. */
function holding(env: Env): { sent: ScheduleMessage[]; env: Env } {
  const sent: ScheduleMessage[] = [];
  const RUNS = {
    sendBatch: async (list: { body: ScheduleMessage }[]) => void sent.push(...list.map((m) => m.body)),
    send: async (body: ScheduleMessage) => void sent.push(body),
  } as unknown as Queue<ScheduleMessage>;
  return { sent, env: { ...env, RUNS } };
}

async function delivered(county: County, env: Env, queue: string, body: ScheduleMessage): Promise<void> {
  const message = { id: "0", timestamp: new Date(county.now.ms), attempts: 1, body };
  const batch = createMessageBatch<ScheduleMessage>(queue, [message]);
  const context = createExecutionContext();
  await county.worker.queue(batch, env);
  const { explicitAcks } = await getQueueResult(batch, context);
  expect(explicitAcks.length).toBe(1);
}

/** The runs that the day's look at every county sends on their way; none of them is carried on. */
export async function sentByTick(env: Env, now: number): Promise<RunMessage[]> {
  const runs: RunMessage[] = [];
  const looks: ScheduleMessage[] = [];
  const sendBatch = async (list: { body: ScheduleMessage }[]) => {
    for (const { body } of list) {
      if ("runId" in body) runs.push(body);
      else looks.push(body);
    }
  };
  const held = { ...env, RUNS: { sendBatch } } as unknown as Env;
  await dispatch(held, now);
  for (let look = looks.shift(); look; look = looks.shift())
    if ("tick" in look) await tickCounties(held, shard(env, look.shard), now, look);
  return runs;
}
