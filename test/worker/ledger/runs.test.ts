import { expect, test, vi } from "vitest";
import { memberships, people, posts, standings } from "../../../db/schema/county";
import { insertMany } from "../../../worker/core/bulk";
import type { Env } from "../../../worker/core/env";
import { systemScope } from "../../../worker/core/scope";
import { findCounty } from "../../../worker/core/shards";
import { consume } from "../../../worker/schedule/consume";
import { results } from "../../support/results";
import { sentByTick, tick } from "../../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../../support/world";

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
  // The schedule asks every county of every shard: the others owe nothing while one has its turn.
  const startOn = (county: County, day: string) =>
    county.binding
      .prepare("UPDATE county_profiles SET started_on = ?2 WHERE county_id = ?1")
      .bind(county.code, day)
      .run();
  for (const county of counties) await startOn(county, "2099-01-01");
  const turn = async (county: County, ...days: string[]) => {
    await startOn(county, "2026-01-05");
    expect(await results(county)).not.toContain("inspection_items 5");
    for (const day of days) {
      county.on(day);
      await tick(county);
    }
    await startOn(county, "2099-01-01");
    return results(county);
  };
  const expected = await turn(once, "2026-04-01");
  expect(expected).toContain("inspection_items 5");
  expect(await turn(twice, "2026-04-01", "2026-04-01")).toBe(expected);
  expect(await turn(late, "2026-04-04")).toBe(expected);
  expect(await turn(missed)).not.toContain("inspection_items 5");
});

test("a branch whose people lie across the boundary of two slices is inspected whole", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "甲支部", "乙支部", "丙支部");
  const scope = systemScope({ countyId: county.code, db: county.planting, now: county.now.ms });
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
  const owed = await sentByTick(env, county.now.ms);
  const body = owed.find((one) => one.countyId === county.code) as { countyId: string; runId: string };
  const message = { body, attempts: 1, ack: () => undefined, retry: () => undefined };
  const batch = (name: string) =>
    ({ queue: name, messages: [message] }) as unknown as MessageBatch<typeof body>;
  await consume(env, county.now.ms, batch("qinxue-runs-dead"), Date.now());

  const ledger = async () =>
    (
      (await (await county.administrator.get("/runs")).json()) as {
        runs: { id: string; state: string; error: string | null }[];
      }
    ).runs;
  expect(await ledger()).toMatchObject([{ id: body.runId, state: "failed", error: "dead_lettered" }]);
  const again = await sentByTick(env, county.now.ms);
  expect(again.filter((one) => one.countyId === county.code)).toEqual([]);

  const started = await county.worker.app.request(
    `https://qinxue.test/api/c/${county.code}/runs/${body.runId}/start`,
    { method: "POST", headers: { origin: "https://qinxue.test", cookie: county.administrator.cookie } },
    env,
  );
  expect(started.status).toBe(201);
  expect(sent).toEqual([body]);
  await consume(env, county.now.ms, batch("qinxue-runs"), Date.now());
  expect(await ledger()).toMatchObject([{ id: body.runId, state: "done", error: null }]);
});

test("a start whose message was lost is sent when it is repeated with its key, and the run is carried on once", async () => {
  const county = await aCountyOfFive();
  county.on("2026-04-01");
  const sent: { runId: string }[] = [];
  let broken = false;
  const queue = {
    send: async (body: { runId: string }) => {
      if (broken) throw new Error("the queue is away");
      sent.push(body);
    },
    sendBatch: async (list: { body: { runId: string } }[]) => void sent.push(...list.map(({ body }) => body)),
  };
  county.env.RUNS = queue as unknown as Queue<never>;
  const owed = await sentByTick(county.env, county.now.ms);
  const { runId } = owed.find((one) => one.countyId === county.code) ?? { runId: "" };
  await county.binding
    .prepare("UPDATE runs SET state = 'failed', error = 'dead_lettered' WHERE county_id = ?1 AND id = ?2")
    .bind(county.code, runId)
    .run();
  const start = () =>
    county.administrator.post(`/runs/${runId}/start`, {}, { "idempotency-key": "start-it-again" });
  broken = true;
  const complaints = vi.spyOn(console, "error");
  expect((await start()).status).toBe(500);
  complaints.mockClear();
  broken = false;
  const replies = [await start(), await start()];
  expect(await Promise.all(replies.map((reply) => reply.json()))).toEqual([{ id: runId }, { id: runId }]);
  expect(sent).toEqual(Array(2).fill({ countyId: county.code, runId }));
  expect((await county.administrator.post("/runs/run_01K00000000000000000000000/start")).status).toBe(404);
  expect(sent).toHaveLength(2);
});
