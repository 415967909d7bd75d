import { expect, test } from "vitest";
import { memberships, people, posts, standings } from "../../db/schema/county";
import { insertMany } from "../../worker/core/bulk";
import { systemScope } from "../../worker/core/scope";
import { findCounty, shard } from "../../worker/core/shards";
import type { Env } from "../../worker/env";
import { consume } from "../../worker/runs/consume";
import { dispatch } from "../../worker/runs/dispatch";
import { tick } from "../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../support/world";

const tables = [
  "inspections",
  "inspection_items",
  "spot_checks",
  "inspection_closures",
  "inspection_outcomes",
  "inspection_finals",
  "assessment_scores",
  "assessment_proposals",
  "assessment_quotas",
];

/** Everything the runs wrote, with ids that differ from county to county replaced by what they stand for. */
async function results(county: County): Promise<string> {
  const db = county.binding;
  const named = new Map<string, string>();
  const name = async (sql: string) => {
    for (const row of (await db.prepare(sql).bind(county.code).all<{ id: string; name: string }>()).results)
      named.set(row.id, row.name);
  };
  await name("SELECT id, name FROM people WHERE county_id = ?1");
  await name("SELECT id, name FROM units WHERE county_id = ?1");
  await name("SELECT id, quarter || ' ' || branch_name AS name FROM inspections WHERE county_id = ?1");
  await name("SELECT id, scheme AS name FROM assessments WHERE county_id = ?1");
  await name("SELECT id, 'measures' AS name FROM measure_versions WHERE county_id = ?1");
  const all: string[] = [];
  for (const table of tables) {
    const { results: rows } = await db
      .prepare(`SELECT * FROM ${table} WHERE county_id = ?1`)
      .bind(county.code)
      .all<Record<string, unknown>>();
    const plain = rows.map(
      ({ created_at: _at, position: _position, seed: _seed, county_id: _county, ...row }) =>
        JSON.stringify(row).replace(/[a-z]{3}_[0-9A-Z]{26}/g, (id) => named.get(id) ?? "?"),
    );
    all.push(`${table} ${rows.length}`, ...(table === "spot_checks" ? [] : plain.toSorted()));
  }
  return all.join("\n").replaceAll(county.code, "");
}

async function aCountyOfFive() {
  const county = await aCounty({ today: "2026-01-05", name: "测试县" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  for (const [branch, name] of [
    ["城关支部", "甲"],
    ["城关支部", "乙"],
    ["城关支部", "丙"],
    ["东街支部", "丁"],
    ["东街支部", "戊"],
  ] as const) {
    await aPerson(county, branches[branch] ?? "", name, { fromOn: "2025-06-01" });
  }
  return county;
}

test("no tick, one, two, and a tick three days late end in equal tables for counties in two shards", async () => {
  const counties = [
    await aCountyOfFive(),
    await aCountyOfFive(),
    await aCountyOfFive(),
    await aCountyOfFive(),
  ];
  const shards = await Promise.all(
    counties.map(async (county) => (await findCounty(county.env, county.code))?.shard),
  );
  expect(new Set(shards).size).toBe(2);
  const [once, twice, late, missed] = counties as [County, County, County, County];
  const before = await results(missed);
  for (const county of [once, twice, late]) county.on("2026-04-01");
  await tick(once);
  await tick(twice);
  await tick(twice);
  late.on("2026-04-04");
  await tick(late);
  const expected = await results(once);
  expect(expected).toContain("inspection_items 5");
  expect(await results(twice)).toBe(expected);
  expect(await results(late)).toBe(expected);
  expect(before).not.toContain("inspection_items 5");
});

test("a branch whose people lie across the boundary of two slices is inspected whole", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "甲支部", "乙支部", "丙支部");
  const scope = systemScope({ countyId: county.code, db: county.db, now: county.now.ms });
  const ids = Object.values(branches);
  const stamp = { countyId: county.code, createdAt: scope.now };
  const rows = Array.from({ length: 1_030 }, (_, n) => ({
    n,
    id: `per_${String(n).padStart(26, "0")}`,
    branchId: ids[n % 3] ?? "",
  }));
  const every = { ...stamp, fromOn: "2025-01-01" };
  await scope.db.batch([
    ...insertMany(
      scope,
      people,
      rows.map(({ id, n }) => ({ ...stamp, id, name: `人${n}` })),
    ),
    ...insertMany(
      scope,
      memberships,
      rows.map(({ id, branchId }) => ({ ...every, id: `mem${id}`, personId: id, branchId })),
    ),
    ...insertMany(
      scope,
      standings,
      rows.map(({ id }) => ({ ...every, id: `sta${id}`, personId: id, standing: "full" as const })),
    ),
    ...insertMany(
      scope,
      posts,
      rows.map(({ id }) => ({
        ...every,
        id: `pos${id}`,
        personId: id,
        post: "staff" as const,
        office: "none" as const,
        employment: "civil_servant" as const,
      })),
    ),
  ] as never);
  county.on("2026-04-01");
  await tick(county);
  const { results: counted } = await county.binding
    .prepare(
      "SELECT branch_id, count(*) AS n FROM inspection_items WHERE county_id = ?1 GROUP BY branch_id ORDER BY n",
    )
    .bind(county.code)
    .all<{ n: number }>();
  expect(counted.map((row) => row.n)).toEqual([343, 343, 344]);
  const drawn = await county.binding
    .prepare("SELECT count(*) AS n FROM spot_checks WHERE county_id = ?1")
    .bind(county.code)
    .first<{ n: number }>();
  expect(drawn?.n).toBe(35 + 35 + 35);
});

/** A database whose batches fail: the k-th one before it is written, or right after. */
function failing(db: D1Database, at: number, after: boolean): D1Database {
  let count = 0;
  return new Proxy(db, {
    get(target, key) {
      if (key !== "batch") {
        const value = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (statements: D1PreparedStatement[]) => {
        count += 1;
        if (count !== at) return target.batch(statements);
        if (after) await target.batch(statements);
        throw new Error("the connection was cut");
      };
    },
  });
}

/** Delivers every message, twice where asked, with a database that may fail; what failed is delivered again. */
async function deliver(
  county: County,
  cut: { at: number; after: boolean } | null,
  doubled: boolean,
): Promise<void> {
  const waiting: { countyId: string; runId: string }[] = [];
  const entry = await findCounty(county.env, county.code);
  const binding = entry?.shard === 0 ? "SHARD_0" : "SHARD_1";
  const queue = {
    sendBatch: async (list: { body: { countyId: string; runId: string } }[]) =>
      void waiting.push(...list.map((one) => one.body)),
  };
  let env = { ...county.env, RUNS: queue } as unknown as Env;
  await dispatch(env, county.now.ms);
  if (cut) env = { ...env, [binding]: failing(county.env[binding as "SHARD_0"], cut.at, cut.after) };
  for (let rounds = 0; waiting.length > 0 && rounds < 200; rounds++) {
    const body = waiting.shift() as { countyId: string; runId: string };
    if (body.countyId !== county.code) continue;
    for (let copy = 0; copy < (doubled ? 2 : 1); copy++) {
      const message = { body, attempts: 1, ack: () => undefined, retry: () => void waiting.unshift(body) };
      await consume(env, county.now.ms, {
        queue: "qinxue-runs",
        messages: [message],
      } as unknown as MessageBatch<{ countyId: string; runId: string }>);
    }
  }
}

test("a year's runs cut off at any batch, before or after it is written, and delivered twice, end in the same result", async () => {
  const { error } = console;
  console.error = () => undefined;
  try {
    const clean = await aCountyOfFive();
    clean.on("2027-01-21");
    await deliver(clean, null, false);
    const expected = await results(clean);
    expect(expected).toContain("assessment_proposals 10");
    for (const at of [1, 2, 3, 5, 8, 11, 14, 17, 19]) {
      for (const after of [false, true]) {
        const county = await aCountyOfFive();
        county.on("2027-01-21");
        await deliver(county, { at, after }, at % 2 === 0);
        expect([at, after, (await results(county)) === expected]).toEqual([at, after, true]);
      }
    }
    const county = await aCountyOfFive();
    expect(shard(county.env, 0)).toBeTruthy();
    county.on("2027-01-21");
    await deliver(county, null, true);
    expect(await results(county)).toBe(expected);
  } finally {
    console.error = error;
  }
}, 120_000);

test("a dead-lettered run waits for a person: the next tick leaves it, an administrator starts it again where it stopped", async () => {
  const county = await aCountyOfFive();
  county.on("2026-04-01");
  const sent: { countyId: string; runId: string }[] = [];
  const queue = {
    send: async (body: { countyId: string; runId: string }) => void sent.push(body),
    sendBatch: async (list: { body: { countyId: string; runId: string } }[]) =>
      void sent.push(...list.map((one) => one.body)),
  };
  const env = { ...county.env, RUNS: queue } as unknown as Env;
  await dispatch(env, county.now.ms);
  const body = sent.find((one) => one.countyId === county.code) as { countyId: string; runId: string };
  const message = { body, attempts: 1, ack: () => undefined, retry: () => undefined };
  const batch = (name: string) =>
    ({ queue: name, messages: [message] }) as unknown as MessageBatch<typeof body>;
  await consume(env, county.now.ms, batch("qinxue-runs-dead"));

  const ledger = async () =>
    (
      (await (await county.administrator.get("/runs")).json()) as {
        runs: { id: string; state: string; error: string | null }[];
      }
    ).runs;
  expect(await ledger()).toMatchObject([{ id: body.runId, state: "failed", error: "dead_lettered" }]);
  sent.length = 0;
  await dispatch(env, county.now.ms);
  expect(sent.filter((one) => one.countyId === county.code)).toEqual([]);

  const started = await county.worker.app.request(
    `https://qinxue.test/api/c/${county.code}/runs/${body.runId}/start`,
    { method: "POST", headers: { origin: "https://qinxue.test", cookie: county.administrator.cookie } },
    env,
  );
  expect(started.status).toBe(202);
  expect(sent).toEqual([body]);
  await consume(env, county.now.ms, batch("qinxue-runs"));
  expect(await ledger()).toMatchObject([{ id: body.runId, state: "done", error: null }]);
});
