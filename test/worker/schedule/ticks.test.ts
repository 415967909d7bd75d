import { env as workerd } from "cloudflare:workers";
import { beforeEach, expect, test, vi } from "vitest";
import type { Env, ScheduleMessage, TickMessage } from "../../../worker/core/env";
import { systemScope } from "../../../worker/core/scope";
import { findCounty, shard } from "../../../worker/core/shards";
import { consume } from "../../../worker/schedule/consume";
import { dispatch, dispatchCounty } from "../../../worker/schedule/dispatch";
import { newRecording, recorded } from "../../support/recorder";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../../support/world";

type Ledger = {
  runs: { id: string; kind: string; period: string; state: string; error: string | null; dueOn: string }[];
  next: unknown[];
};
const ledgerOf = async (county: County): Promise<Ledger> =>
  (await county.administrator.get("/runs")).json() as Promise<Ledger>;

const bindings = workerd as unknown as { LONG: string };

/** What a county says when its schedule fails is expected here; whether it does is counted. */
const complaints = vi.spyOn(console, "error");
const complained = () => {
  const said = complaints.mock.calls.map(([what]) => what);
  complaints.mockClear();
  return said;
};
beforeEach(() => complained());

/** The version that a county was founded with is replaced by one whose text is as an old release, or a fault, left it. */
async function storing(county: County, content: string): Promise<void> {
  await county.binding
    .prepare(
      `INSERT INTO measure_versions (county_id, id, number, from_quarter, content, created_at)
        SELECT county_id, 'mea_stored' || (number + 1), number + 1, from_quarter, ?2, created_at FROM measure_versions
        WHERE county_id = ?1 ORDER BY number DESC LIMIT 1`,
    )
    .bind(county.code, content)
    .run();
}

async function aCountyOfOne(): Promise<County> {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "城关支部");
  await aPerson(county, branches.城关支部 ?? "", "甲", { fromOn: "2025-06-01" });
  return county;
}

/** Two counties of one shard. */
async function neighbours(): Promise<[County, County]> {
  const [one, , two] = [await aCountyOfOne(), await aCounty(), await aCountyOfOne()];
  expect(one.binding).toBe(two.binding);
  return [one, two];
}

test("a county whose stored measures lack their timetable is inspected by its default, and so are the others", async () => {
  const [old, other] = await neighbours();
  await storing(old, '{"inspection":{"spotCheck":[1,5]}}');
  old.on("2026-04-01");
  await tick(old);
  for (const county of [old, other])
    expect((await ledgerOf(county)).runs).toMatchObject([{ kind: "open_inspection", state: "done" }]);
  expect(complained()).toEqual([]);
});

test("a run stores the measures as it filled them in: they hold for what it rated, and cannot be changed", async () => {
  const county = await aCountyOfOne();
  await storing(county, '{"inspection":{"spotCheck":[1,5]}}');
  county.on("2026-04-01");
  await tick(county);
  const { results } = await county.binding
    .prepare("SELECT version_id, content FROM used_measures WHERE county_id = ?1 ORDER BY version_id")
    .bind(county.code)
    .all<{ version_id: string; content: string }>();
  const stored = results.find(({ version_id }) => version_id === "mea_stored2");
  expect(JSON.parse(stored?.content ?? "{}")).toMatchObject({
    inspection: { spotCheck: [1, 5], notesPass: [9, 10] },
    timetable: { runOn: "01-21", q4: { rectificationUntil: "01-20" } },
  });
  for (const sql of [
    "UPDATE used_measures SET content = '{}' WHERE county_id = ?",
    "DELETE FROM used_measures WHERE county_id = ?",
  ])
    await expect(county.binding.prepare(sql).bind(county.code).run()).rejects.toThrow(/frozen/);
});

test("a version that a run has used is read as that run filled it in, not with a default that came later", async () => {
  const county = await aCountyOfOne();
  const lateDay = JSON.stringify({ timetable: { spotCheckUntilDay: 24 } });
  await storing(county, "{}");
  await county.binding
    .prepare(
      "INSERT INTO used_measures (county_id, version_id, content, created_at) VALUES (?1, 'mea_stored2', ?2, 0)",
    )
    .bind(county.code, lateDay)
    .run();
  const { versions } = (await (await county.administrator.get("/measures")).json()) as {
    versions: { content: { timetable: { spotCheckUntilDay: number } } }[];
  };
  expect(versions[0]?.content.timetable.spotCheckUntilDay).toBe(24);
  const { next } = (await ledgerOf(county)) as { next: { kind: string; dueOn: string }[] };
  expect(next.find(({ kind }) => kind === "start_rectification")?.dueOn).toBe("2026-04-25");
});

test.each([
  ["text that is no JSON", "{"],
  ["a word for a day", '{"timetable":{"q4":{"rectificationUntil":"soon"}}}'],
])(
  "a county with %s for measures has a failed tick in its ledger, the others are inspected, and the day it is mended makes it good",
  async (_, content) => {
    const [broken, other] = await neighbours();
    await storing(broken, content);
    broken.on("2027-01-05");
    await tick(broken);
    expect(new Set(complained())).toEqual(new Set(["tick"]));
    expect((await ledgerOf(other)).runs.length).toBeGreaterThan(9);
    expect((await ledgerOf(broken)).runs).toMatchObject([
      { kind: "tick", period: "2027-01-05", dueOn: "2027-01-05", state: "failed", error: "tick_failed" },
    ]);
    expect((await ledgerOf(broken)).next).toEqual([]);
    await tick(broken);
    complained();
    expect((await ledgerOf(broken)).runs).toHaveLength(1);

    await storing(broken, "{}");
    await broken.binding
      .prepare(
        "INSERT INTO measure_withdrawals (county_id, version_id, created_at) VALUES (?1, 'mea_stored2', 0)",
      )
      .bind(broken.code)
      .run();
    broken.on("2027-01-06");
    await tick(broken);
    const { runs } = await ledgerOf(broken);
    expect(runs.find(({ kind }) => kind === "tick")).toMatchObject({
      period: "2027-01-05",
      state: "done",
      error: null,
    });
    expect(runs.filter(({ state }) => state !== "done")).toEqual([]);
    expect(runs.length).toBe((await ledgerOf(other)).runs.length + 1);
  },
);

test("an administrator starts a failed tick again: it fails again where nothing has changed, else it enters what is owed", async () => {
  const county = await aCountyOfOne();
  await storing(county, "{");
  county.on("2026-04-01");
  await tick(county);
  const [failed] = (await ledgerOf(county)).runs;
  const sent: ScheduleMessage[] = [];
  county.env.RUNS = {
    send: async (body: ScheduleMessage) => void sent.push(body),
    sendBatch: async (list: { body: ScheduleMessage }[]) => void sent.push(...list.map(({ body }) => body)),
  } as unknown as Queue<ScheduleMessage>;
  const start = async () =>
    expect((await county.administrator.post(`/runs/${failed?.id}/start`)).status).toBe(201);
  await start();
  await start();
  const again: ScheduleMessage[] = [];
  await delivered(county.env, county.now.ms, sent.splice(0, 1)[0], { retried: again });
  expect([again.length, (await ledgerOf(county)).runs[0]?.state]).toEqual([1, "running"]);
  await county.binding
    .prepare(
      "INSERT INTO measure_withdrawals (county_id, version_id, created_at) VALUES (?1, 'mea_stored2', 0)",
    )
    .bind(county.code)
    .run();
  for (let body = sent.shift(); body; body = sent.shift()) await delivered(county.env, county.now.ms, body);
  expect((await ledgerOf(county)).runs.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
    ["open_inspection", "done"],
    ["tick", "done"],
  ]);
  complained();
});

/** One message in a delivery of its own. */
async function delivered(
  env: Env,
  now: number,
  body: ScheduleMessage | undefined,
  { queue = "qinxue-runs", retried = [] as ScheduleMessage[] } = {},
): Promise<void> {
  if (!body) throw new Error("nothing was sent");
  const message = { body, attempts: 1, ack: () => undefined, retry: () => void retried.push(body) };
  const batch = { queue, messages: [message] } as unknown as MessageBatch<ScheduleMessage>;
  await consume(env, now, batch, Date.now());
}

/** So many counties in a shard that were signed up in another year, each with the measures of the one that is there. */
async function crowded(county: County, counties: number, first: number): Promise<string[]> {
  const codes = Array.from({ length: counties }, (_, n) => String(first + n));
  const all = JSON.stringify(codes);
  const columns = async (table: string) =>
    (
      await county.binding.prepare(`SELECT name FROM pragma_table_info('${table}')`).all<{ name: string }>()
    ).results
      .map(({ name }) => name)
      .filter((name) => name !== "county_id");
  for (const table of ["county_profiles", "measure_versions"]) {
    const list = await columns(table);
    const copied = list.map((name) => `t.${name}`);
    await county.binding
      .prepare(
        `INSERT INTO ${table} (county_id, ${list.join(", ")}) SELECT value, ${copied.join(", ")} FROM json_each(?2) CROSS JOIN ${table} t WHERE t.county_id = ?1`,
      )
      .bind(county.code, all)
      .run();
  }
  return codes;
}

/** A province's counties owe on one day; the long run takes the whole country's. */
const many = bindings.LONG ? 3_000 : 600;

test("hundreds of counties owe on the same day: no invocation looks at more than 20 or asks more than 50 queries, one that throws keeps its fault to itself, and the others owe what each owes alone", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const codes = await crowded(county, many, 700_001);
  const broken = codes[333] ?? "";
  await county.binding
    .prepare(
      `INSERT INTO measure_versions (county_id, id, number, from_quarter, content, created_at) VALUES (?1, 'mea_bad', 9, '2026Q1', '{', 0)`,
    )
    .bind(broken)
    .run();
  county.on("2026-04-01");
  const sent: ScheduleMessage[] = [];
  const recording = newRecording();
  const env = {
    ...county.env,
    DIRECTORY: recorded(county.env.DIRECTORY, recording),
    SHARD_0: recorded(county.env.SHARD_0, recording),
    SHARD_1: recorded(county.env.SHARD_1, recording),
    RUNS: {
      sendBatch: async (list: { body: ScheduleMessage }[]) => void sent.push(...list.map(({ body }) => body)),
    },
  } as unknown as Env;
  await dispatch(env, county.now.ms);
  expect(recording.statements).toEqual([]);
  expect(sent.map((body) => Object.keys(body))).toEqual([
    ["expire", "shard"],
    ["tick", "shard", "after"],
    ["expire", "shard"],
    ["tick", "shard", "after"],
  ]);
  const asked: number[] = [];
  const runs = new Set<string>();
  const counties: number[] = [];
  const began = performance.now();
  let messages = sent.length;
  for (let body = sent.shift(); body; body = sent.shift()) {
    if ("runId" in body) {
      runs.add(body.countyId);
      continue;
    }
    recording.statements.length = 0;
    const before = sent.length;
    await delivered(env, county.now.ms, body);
    asked.push(recording.statements.length);
    messages += sent.length - before;
    counties.push(sent.slice(before).filter((one) => "runId" in one).length);
  }
  const ms = Math.round(performance.now() - began);
  if (bindings.LONG)
    console.log(`${many} counties: ${ms} ms, ${messages} messages, ${Math.max(...asked)} queries at most`);
  expect(asked.length).toBeGreaterThan(many / 20);
  expect(Math.max(...asked)).toBeLessThanOrEqual(50);
  expect(Math.max(...counties)).toBe(20);
  expect(codes.filter((code) => !runs.has(code))).toEqual([broken]);
  const { results: failed } = await county.binding
    .prepare("SELECT county_id, kind, period, state FROM runs WHERE state = 'failed'")
    .all();
  expect(failed).toEqual([{ county_id: broken, kind: "tick", period: "2026-04-01", state: "failed" }]);
  expect(complained()).toEqual(["tick"]);
  const alone = await crowded(county, many, 800_001);
  for (const countyId of alone)
    await dispatchCounty(env, systemScope({ countyId, db: shard(county.env, 0), now: county.now.ms }));
  expect(await owedBy(county, "70")).toEqual(
    (await owedBy(county, "80")).map((row) => ({ ...row, counties: row.counties - 1 })),
  );
}, 600_000);

/** What stands in the ledgers of the counties whose codes begin so, but for failed ticks: how many owe it. */
async function owedBy(county: County, beginning: string) {
  const { results } = await county.binding
    .prepare(
      `SELECT kind, period, attempt, due_on, state, count(*) AS counties FROM runs WHERE county_id LIKE ?1 || '%' AND kind <> 'tick'
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2`,
    )
    .bind(beginning)
    .all<{ kind: string; counties: number }>();
  expect(results.length).toBeGreaterThan(0);
  return results;
}

test("a message of the tick that was tried in vain is in the ledger of every county it was to look at, and the counties after them get their turn", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const codes = await crowded(county, 45, 900_001);
  const sent: ScheduleMessage[] = [];
  const env = {
    ...county.env,
    RUNS: {
      sendBatch: async (list: { body: ScheduleMessage }[]) => void sent.push(...list.map(({ body }) => body)),
    },
  } as unknown as Env;
  const number = (await findCounty(county.env, county.code))?.shard ?? 0;
  const look: TickMessage = { tick: "2026-04-01", shard: number, after: "900000" };
  await delivered(env, county.now.ms, look, { queue: "qinxue-runs-dead" });
  const { results } = await county.binding
    .prepare(
      "SELECT county_id, kind, period, state, error FROM runs WHERE county_id > '900000' ORDER BY county_id",
    )
    .all();
  expect(results).toEqual(
    codes.slice(0, 20).map((code) => ({
      county_id: code,
      kind: "tick",
      period: "2026-04-01",
      state: "failed",
      error: "dead_lettered",
    })),
  );
  expect(sent).toEqual([{ ...look, after: codes[19] }]);
});
