import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from "cloudflare:test";
import { expect } from "vitest";
import type { RunMessage } from "../../worker/env";
import type { County } from "./world";

/** Fires the worker's scheduled handler and hands what it sent to its queue handler, as many rounds as it takes. */
export async function tick(county: County) {
  const sent: RunMessage[] = [];
  const env = {
    ...county.env,
    RUNS: {
      sendBatch: async (list: { body: RunMessage }[]) => void sent.push(...list.map((m) => m.body)),
      send: async (body: RunMessage) => void sent.push(body),
    } as unknown as Queue<RunMessage>,
  };
  await county.worker.scheduled(createScheduledController({ cron: "10 16 * * *" }), env);
  while (sent.length > 0) {
    const bodies = sent.splice(0);
    const batch = createMessageBatch<RunMessage>(
      "qinxue-runs",
      bodies.map((body, index) => ({
        id: String(index),
        timestamp: new Date(county.now.ms),
        attempts: 1,
        body,
      })),
    );
    const context = createExecutionContext();
    await county.worker.queue(batch, env);
    const { explicitAcks } = await getQueueResult(batch, context);
    expect(explicitAcks.length).toBe(bodies.length);
  }
}
