import { createApp } from "./app";
import type { Clock, Env, RunMessage } from "./env";

/** The handlers over one clock: the real one when deployed, a movable one locally. */
export function createWorker(clock: Clock) {
  const app = createApp(clock);
  return { fetch: app.fetch, app } satisfies ExportedHandler<Env, RunMessage> & { app: unknown };
}
