import { env as bindings } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import type { Env } from "../../../worker/core/env";
import type { Attempt } from "../../support/attempts";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { unlogged, writesUnlogged } from "../../support/logged";
import { bodies, creations, edits, endsSession, silent } from "../../support/specimens";
import { countyRoutes, filled, nameOf } from "../../support/sweep";
import { aCounty } from "../../support/world";

const writing = countyRoutes(createApp(() => 0)).filter(({ method }) => method !== "GET");
let full: FullCounty;
beforeAll(async () => {
  full = await aFullCounty("我们");
}, 120_000);

/** Of every county: some prepare their request in one of their own. */
async function logged(): Promise<number> {
  const { SHARD_0, SHARD_1 } = bindings as unknown as Env;
  const shards = [SHARD_0, SHARD_1];
  const rows = await Promise.all(
    shards.map((shard) => shard.prepare("SELECT count(*) AS n FROM audit_log").first<{ n: number }>()),
  );
  return rows.reduce((sum, row) => sum + (row?.n ?? 0), 0);
}

const send = (method: string, { who, path, body }: Attempt) =>
  method === "PUT"
    ? who.put(path, body)
    : method === "DELETE"
      ? who.delete(path, body)
      : who.post(path, body);

test("every write that succeeds in a full county has its row in the log, but for a few that say why", async () => {
  const seen = new Set<string>();
  const wrong: string[] = [];
  const tried = async (name: string, attempt: Attempt) => {
    const before = await logged();
    const reply = await send(name.split(" ")[0] ?? "", attempt);
    if (reply.status >= 300) return false;
    seen.add(name);
    const rows = (await logged()) - before;
    if (rows > 0 === name in silent) wrong.push(`${name}: ${rows} rows`);
    return true;
  };
  const order = (method: string) => ["POST", "PUT", "DELETE"].indexOf(method);
  const routes = writing.toSorted((a, b) => order(a.method) - order(b.method));
  for (const route of routes) {
    const name = nameOf(route);
    if (endsSession.has(name) || creations[name] || edits[name]) continue;
    for (const who of ["secretary", "administrator", "inspector", "person"] as const) {
      const path = filled(route, full.one);
      if (await tried(name, { who: full.callers[who], path, body: bodies[name]?.(full.one) ?? {} })) break;
    }
  }
  for (const { method, path } of routes) {
    const name = nameOf({ method, path });
    if (endsSession.has(name)) continue;
    const prepared = creations[name] ?? edits[name];
    if (prepared) await tried(name, await prepared(full));
  }
  expect(wrong).toEqual([]);
  // The others need records that this county has not.
  expect(seen.size).toBeGreaterThanOrEqual(60);
}, 120_000);

test("the recorder bites: no test's request can write a record without a row in the log, in whatever way it asks", async () => {
  const { env, code } = await aCounty();
  const written = env.SHARD_0.prepare("UPDATE people SET name = 'x' WHERE county_id = ?1").bind(code);
  const drafts = env.SHARD_0.prepare("DELETE FROM drafts WHERE county_id = ?1").bind(code);
  const asked = [
    () => written.run(),
    () => written.all(),
    () => written.raw(),
    () => written.first(),
    () => env.SHARD_0.batch([drafts, written]),
  ];
  for (const ask of asked) await expect(ask()).rejects.toThrow("A write without its row in the log: people");
  await expect(env.SHARD_0.batch([drafts])).resolves.toHaveLength(1);
});

test.each([
  ["INSERT INTO people (county_id) VALUES (?1)", ["people"]],
  ['insert into "people" ("county_id") values (?1)', ["people"]],
  ["insert or ignore into notes (county_id) VALUES (?1)", ["notes"]],
  ["REPLACE INTO notes (county_id) VALUES (?1)", ["notes"]],
  ["UPDATE OR IGNORE `notes` SET title = 'a' WHERE county_id = ?1", ["notes"]],
  ["WITH one AS (SELECT 1) DELETE FROM notes WHERE county_id = ?1", ["notes"]],
  ["INSERT INTO drafts (county_id) VALUES (?1) ON CONFLICT DO UPDATE SET body = 'a'", []],
  ["SELECT updated_at, 'delete from notes' FROM notes WHERE county_id = ?1", []],
])("what a statement writes is told by its text: %s", (sql, tables) => {
  expect(writesUnlogged([sql])).toEqual(tables);
  expect(writesUnlogged(["insert into audit_log (county_id) values (?1)", sql])).toEqual([]);
});

test("what needs no row in the log is a table that is there", async () => {
  const { binding } = await aCounty();
  const { results } = await binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all<{ name: string }>();
  const tables = new Set(results.map(({ name }) => name));
  expect(Object.keys(unlogged).filter((name) => !tables.has(name))).toEqual([]);
});
