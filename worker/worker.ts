import { createApp } from "./app";
import type { Clock, Env, ScheduleMessage } from "./core/env";
import { realNow } from "./http/real-time";
import { consume } from "./schedule/consume";
import { dispatch } from "./schedule/dispatch";

/** fetch, scheduled, queue over one clock: the real one when deployed, a movable one locally. */
export function createWorker(clock: Clock) {
  const app = createApp(clock);
  return {
    app,
    fetch: app.fetch,
    scheduled: async (_tick, env) => dispatch(env, await clock(env)),
    queue: async (batch, env) => consume(env, await clock(env), batch, realNow()),
  } satisfies ExportedHandler<Env, ScheduleMessage> & { app: unknown };
}
