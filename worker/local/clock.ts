import type { Env } from "../core/env";

/** The stored offset moves every "now" of this machine, for requests and runs alike. Login sessions stay on real time. */
export async function localClock(env: Env): Promise<number> {
  const row = await env.DIRECTORY.prepare("SELECT offset_ms AS ms FROM local_clock WHERE id = 1").first<{
    ms: number;
  }>();
  return Date.now() + (row?.ms ?? 0);
}

export async function setClock(env: Env, nowMs: number): Promise<void> {
  await env.DIRECTORY.prepare(
    "INSERT INTO local_clock (id, offset_ms) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms",
  )
    .bind(nowMs - Date.now())
    .run();
}
