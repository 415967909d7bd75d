import { createApp } from "./app";
import type { Clock, Env, RunMessage } from "./env";
import { realNow } from "./http/real-time";
import { consume } from "./runs/consume";
import { dispatch } from "./runs/dispatch";
import { forgetExpired } from "./runs/expiry";

/** fetch, scheduled, queue over one clock: the real one when deployed, a movable one locally. */
export function createWorker(clock: Clock) {
  const app = createApp(clock);
  return {
    app,
    fetch: app.fetch,
    scheduled: async (_tick, env) => {
      const now = await clock(env);
      await dispatch(env, now);
      await forgetExpired(env, now, realNow());
    },
    queue: async (batch, env) => consume(env, await clock(env), batch),
  } satisfies ExportedHandler<Env, RunMessage> & { app: unknown };
}
