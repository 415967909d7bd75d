import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { expect } from "vitest";
import type { RunMessage } from "../../worker/env";
import { consume } from "../../worker/runs/consume";
import { dispatch } from "../../worker/runs/dispatch";
import type { County } from "./world";

/** Fires the schedule and drains its queue, as many rounds as it takes. */
export async function tick(county: County) {
  const sent: RunMessage[] = [];
  const env = {
    ...county.env,
    RUNS: {
      sendBatch: async (list: { body: RunMessage }[]) => void sent.push(...list.map((m) => m.body)),
      send: async (body: RunMessage) => void sent.push(body),
    } as unknown as Queue<RunMessage>,
  };
  await dispatch(env, county.now.ms);
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
    await consume(env, county.now.ms, batch);
    const { explicitAcks } = await getQueueResult(batch, context);
    expect(explicitAcks.length).toBe(bodies.length);
  }
}
