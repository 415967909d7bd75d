import { shard, shardBindings } from "../core/shards";
import type { Env } from "../env";
import { dropExpired } from "./expiry-records";

/** The daily tick's other half: nothing that has run out stays for ever. */
export async function forgetExpired(env: Env, now: number, realNow: number): Promise<void> {
  const shards = shardBindings(env).map((_, number) => shard(env, number));
  await Promise.all(shards.map((db) => dropExpired(db, now, realNow)));
}
