import { Refusal } from "../core/refusal";
import type { Env } from "../env";

/** The platform's own limit, before anything is hashed or read: so many tries a minute under one key. */
export async function refuseBeyondLimit(env: Env, key: string): Promise<void> {
  const { success } = await env.SIGN_IN_LIMIT.limit({ key });
  if (!success) throw new Refusal("too_many", { retryAfterSeconds: 60, params: { seconds: 60 } });
}
