import { env as bindings } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import type { Env } from "../../../worker/core/env";
import type { Attempt } from "../../support/attempts";
import { creations } from "../../support/creations";
import { edits } from "../../support/edits";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { bodies, endsSession, nameOf } from "../../support/requests";
import { countyRoutes, filled } from "../../support/sweep";

/** Writes that leave no row in the log, each with its reason. */
const silent: Record<string, string> = {
  "PUT /drafts/:form": "a draft is nobody's record yet",
  "DELETE /drafts/:form": "a draft is nobody's record yet",
  "POST /measures/check": "writes nothing",
  "POST /measures/what-if": "writes nothing",
  "POST /sessions/:id/sign-in-sheet": "writes nothing",
};
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
