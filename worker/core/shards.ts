import { eq } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { counties } from "../../db/schema/directory";
import type { Env } from "./env";

export type Db = DrizzleD1Database;
export type CountyEntry = typeof counties.$inferSelect;

export function directory(env: Env): Db {
  return drizzle(env.DIRECTORY, { casing: "snake_case" });
}

/** Adding capacity is adding a binding here and in wrangler.toml. */
export function shardBindings(env: Env): D1Database[] {
  return [env.SHARD_0, env.SHARD_1];
}

export function shard(env: Env, number: number): Db {
  const binding = shardBindings(env)[number];
  if (!binding) throw new Error(`No binding for shard ${number}`);
  return drizzle(binding, { casing: "snake_case" });
}

/** A shard that counts what is asked of it: a statement is prepared as often as it is asked. */
export function countedShard(env: Env, number: number): { db: Db; asked: () => number } {
  const binding = shardBindings(env)[number];
  if (!binding) throw new Error(`No binding for shard ${number}`);
  let asked = 0;
  const counted: Pick<D1Database, "prepare" | "batch"> = {
    prepare: (query) => {
      asked += 1;
      return binding.prepare(query);
    },
    batch: (statements) => binding.batch(statements),
  };
  return { db: drizzle(counted as D1Database, { casing: "snake_case" }), asked: () => asked };
}

const known = new WeakMap<D1Database, Map<string, CountyEntry>>();

/** The directory's entry of a county; active ones are remembered for the isolate, since a county hardly ever moves. */
export async function findCounty(env: Env, code: string): Promise<CountyEntry | undefined> {
  const cache = known.get(env.DIRECTORY) ?? new Map<string, CountyEntry>();
  known.set(env.DIRECTORY, cache);
  const remembered = cache.get(code);
  if (remembered) return remembered;
  const entry = await directory(env).select().from(counties).where(eq(counties.code, code)).get();
  if (entry?.status === "active") cache.set(code, entry);
  return entry;
}

/** Where applications for a county wait, and where it is founded upon one: by its code alone, since no entry says so yet. */
export function shardOfApplications(env: Env, code: string): number {
  return Number(code) % shardBindings(env).length;
}

/** A new county goes where the fewest live. */
export async function shardForNewCounty(env: Env): Promise<number> {
  const rows = await directory(env).select({ shard: counties.shard }).from(counties).all();
  const load = shardBindings(env).map((_, number) => rows.filter((row) => row.shard === number).length);
  return load.indexOf(Math.min(...load));
}
