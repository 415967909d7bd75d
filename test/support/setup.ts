/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, expect, vi } from "vitest";
import { shiftDate } from "../../worker/local/shifted-date";

declare global {
  namespace Cloudflare {
    interface Env {
      DIRECTORY: D1Database;
      SHARD_0: D1Database;
      SHARD_1: D1Database;
      RUNS: Queue;
      ASSETS: Fetcher;
      DOOR_LIMIT: RateLimit;
      SIGN_IN_LIMIT: RateLimit;
      SIGN_UP: "open" | "operator";
      SECRETS_KEY: string;
      MIGRATIONS: { directory: D1Migration[]; county: D1Migration[] };
      LONG: string;
      SHIFT_MS: string;
      COLLECTOR: string;
    }
  }
}
type D1Migration = { name: string; queries: string[] };

shiftDate(Number(env.SHIFT_MS));
const complaints = vi.spyOn(console, "error");

beforeAll(async () => {
  await applyD1Migrations(env.DIRECTORY, env.MIGRATIONS.directory);
  await applyD1Migrations(env.SHARD_0, env.MIGRATIONS.county);
  await applyD1Migrations(env.SHARD_1, env.MIGRATIONS.county);
});

/** An error nobody expected is a failure, even where the answer looked right. */
afterEach(() => {
  const calls = complaints.mock.calls;
  complaints.mockClear();
  expect(calls).toEqual([]);
});
