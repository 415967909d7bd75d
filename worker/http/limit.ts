import type { Env } from "../core/env";
import { Refusal } from "../core/refusal";

/** The platform's own limit, before anything is hashed or read: so many tries a minute under one key. */
export async function refuseBeyondLimit(
  env: Env,
  key: string,
  limit: "SIGN_IN_LIMIT" | "DOOR_LIMIT" = "SIGN_IN_LIMIT",
): Promise<void> {
  const { success } = await env[limit].limit({ key });
  if (!success) throw new Refusal("too_many", { retryAfterSeconds: 60, params: { seconds: 60 } });
}
