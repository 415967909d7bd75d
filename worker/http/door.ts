import type { Context } from "hono";
import type { App, CountySessions } from "./app";
import { realNow } from "./real-time";

/** What a proof is checked with: real time and the Worker's secret. */
export type Door = Pick<CountySessions, "realNow" | "secretsKey">;

/** What the own password and code are checked with. */
export function doorOf(c: Context<App>): Door {
  return { realNow: realNow(), secretsKey: c.env.SECRETS_KEY };
}
