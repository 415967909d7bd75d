import { expect, test } from "vitest";
import { answerDays } from "../../../worker/core/commit";
import type { ScheduleMessage } from "../../../worker/core/env";
import { findCounty } from "../../../worker/core/shards";
import { dropExpired } from "../../../worker/schedule/records-expiry";
import { knock, sentBack, wrong } from "../../support/door";
import { bury, deliver, tick } from "../../support/schedule";
import { aCounty, aPerson, type County, invited, withBranches } from "../../support/world";

const dayMs = 86_400_000;

async function rowsOf(county: County, table: string): Promise<number> {
  const row = await county.binding
    .prepare(`SELECT count(*) AS n FROM ${table} WHERE county_id = ?1`)
    .bind(county.code)
    .first<{ n: number }>();
  return row?.n ?? -1;
}

const move = (county: County, sql: string, ...values: unknown[]) =>
  county.binding
    .prepare(sql)
    .bind(county.code, ...values)
    .run();

const guess = (county: County) =>
  county.anonymous.post("/session", { login: "admin", password: "wrong-guess-1" });

test("the daily tick takes away sessions that have run out, by either lifetime, and no other", async () => {
  const county = await aCounty();
  const [idle, old] = [await county.signIn("admin"), await county.signIn("admin")];
  const lapse = (column: string, nth: number) =>
    move(
      county,
      `UPDATE login_sessions SET ${column} = ?2 WHERE rowid = (SELECT rowid FROM login_sessions WHERE county_id = ?1 ORDER BY rowid LIMIT 1 OFFSET ${nth})`,
      Date.now() - 1_000,
    );
  await lapse("expires_at", 1);
  await lapse("absolute_expires_at", 2);
  expect(await rowsOf(county, "login_sessions")).toBe(3);
  await tick(county);
  expect(await rowsOf(county, "login_sessions")).toBe(1);
  const replies = [county.administrator, idle, old].map(
    async (one) => (await one.get("/drafts/note")).status,
  );
  expect(await Promise.all(replies)).toEqual([200, 401, 401]);
});

test("a local clock that is years ahead ends nobody's session", async () => {
  const county = await aCounty();
  county.on("2031-01-21");
  await tick(county);
  expect((await county.administrator.get("/drafts/note")).status).toBe(200);
});

test("tries at the door are forgotten after a day, those of a known browser with its cookie", async () => {
  const county = await aCounty();
  const known = await knock(county, "admin");
  await guess(county);
  await knock(county, "admin", { ...wrong, cookie: sentBack(known) });
  const counted = async () => [await rowsOf(county, "sign_in_charges"), await rowsOf(county, "device_tries")];
  await tick(county);
  expect(await counted()).toEqual([1, 1]);
  await move(county, "UPDATE sign_in_charges SET at = ?2 WHERE county_id = ?1", Date.now() - 2 * dayMs);
  await tick(county);
  expect(await counted()).toEqual([0, 1]);
  await move(county, "UPDATE device_tries SET expires_at = ?2 WHERE county_id = ?1", Date.now() - 1_000);
  await tick(county);
  expect(await counted()).toEqual([0, 0]);
});

test("a note that comes back is the same note as long as its answer is kept, and is refused ever after: never a second one", async () => {
  const county = await aCounty({ today: "2026-01-01" });
  const { branches } = await withBranches(county, "城关支部");
  const person = await aPerson(county, branches["城关支部"] ?? "", "甲");
  const writer = await invited(county, "person", { person }, "jia");
  const note = { form: "typed", writtenOn: "2026-01-01", title: "学习笔记", body: "你好，世界！" };
  const hand = () => writer.post("/notes", note, { "idempotency-key": "a-key-from-the-device" });
  const first = await (await hand()).text();
  for (const day of ["2026-01-15", "2026-12-31", "2027-12-31"]) {
    county.on(day);
    await tick(county);
    expect([day, await (await hand()).text()]).toEqual([day, first]);
  }
  const { ms } = county.now;
  county.on("2026-01-01");
  county.now.ms += (answerDays + 1) * dayMs;
  expect(county.now.ms).toBeGreaterThan(ms);
  await tick(county);
  expect(await rowsOf(county, "idempotency_keys")).toBe(0);
  const late = await hand();
  expect([late.status, await late.json()]).toMatchObject([422, { fields: [{ path: "writtenOn" }] }]);
  expect(await rowsOf(county, "notes")).toBe(1);
}, 120_000);

test("what runs out at once goes a bounded number of rows a day until it is gone, in every county of the shard", async () => {
  const counties = [await aCounty(), await aCounty(), await aCounty(), await aCounty()];
  const [one] = counties as [County];
  const mine = counties.filter(({ binding }) => binding === one.binding);
  expect(mine.length).toBeGreaterThan(1);
  for (const county of mine) {
    for (let n = 0; n < 3; n++) await county.signIn("admin");
    await move(county, "UPDATE login_sessions SET expires_at = ?2 WHERE county_id = ?1", Date.now() - 1_000);
  }
  const left = async () =>
    (await Promise.all(mine.map((county) => rowsOf(county, "login_sessions")))).reduce((a, b) => a + b, 0);
  const before = await left();
  await dropExpired(one.db, one.now.ms, Date.now(), 3);
  expect(await left()).toBe(before - 3);
  await dropExpired(one.db, one.now.ms, Date.now());
  expect(await left()).toBe(0);
});

const lasting: [table: string, columns: string, values: string][] = [
  [
    "login_sessions",
    "id, account_id, expires_at, absolute_expires_at, created_at",
    "'s' || value, (SELECT min(id) FROM accounts WHERE county_id = ?1), ?3 + 1000, ?3 + 1000, ?3",
  ],
  ["sign_in_charges", "id, address, account, at", "'c' || value, 'a' || value, 'b', ?3"],
  ["device_tries", "nonce, since, tries, failures, expires_at", "'n' || value, ?3, 1, 1, ?3 + 1000"],
  [
    "idempotency_keys",
    "account_id, key, request_hash, answer, created_at",
    "(SELECT min(id) FROM accounts WHERE county_id = ?1), 'key-' || value, '', '{}', ?3",
  ],
  [
    "roster_imports",
    "id, unit_id, file_name, file_hash, encoding, cells, mapping, choices, created_at",
    "'imp_' || value, 'u', '', '', '', '[]', '{}', '{}', ?3",
  ],
  ["text_sketches", "text_id, year, band0", "'not_' || value, 2026, value"],
];

test("what has run out is found by its age, in every table: what is kept is not read", async () => {
  const county = await aCounty();
  const { recording } = county;
  const later = Math.max(Date.now(), county.now.ms) + dayMs;
  const read = async () => {
    recording.statements.length = 0;
    await dropExpired(county.db, county.now.ms, Date.now());
    return recording.statements.map(({ sql, rowsRead }) => [sql.split(" ").slice(0, 3).join(" "), rowsRead]);
  };
  await read();
  const before = await read();
  const rows = JSON.stringify(Array.from({ length: 3_000 }, (_, n) => n));
  for (const [table, columns, values] of lasting)
    await move(
      county,
      `INSERT INTO ${table} (county_id, ${columns}) SELECT ?1, ${values} FROM json_each(?2) WHERE ?3 > 0`,
      rows,
      later,
    );
  expect(await read()).toEqual(before);
  for (const [table] of lasting) expect(await rowsOf(county, table)).toBeGreaterThanOrEqual(3_000);
});

/** What an expiry reads whole, with the reason. */
const WHOLE = [
  { of: "SCAN c", because: "one row a county of the shard" },
  { of: "SCAN a", because: "applications wait sixty days at most, before there is a county" },
];

test("every delete of an expiry searches by county and age, but for what is few", async () => {
  const county = await aCounty();
  const { statements } = county.recording;
  statements.length = 0;
  await dropExpired(county.db, county.now.ms, Date.now());
  const deletes = statements.filter(({ sql }) => sql.startsWith("DELETE"));
  expect(deletes.length).toBe(8);
  const whole: string[] = [];
  for (const { sql, params } of deletes) {
    const { results } = await county.binding
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    whole.push(
      ...results
        .map(({ detail }) => detail)
        .filter((detail) => /^SCAN|\(county_id=\?\)/.test(detail))
        .filter((detail) => !WHOLE.some(({ of }) => detail.startsWith(`${of} `) || detail === of)),
    );
  }
  expect(whole).toEqual([]);
});

test("a file that nobody imports goes after thirty days; what was imported keeps its record and no cell of the file", async () => {
  const county = await aCounty({ today: "2026-03-02" });
  await withBranches(county, "城关支部");
  const file = (name: string) =>
    new TextEncoder().encode(`所在支部,姓名,电话,身份\n城关支部,${name},13911112222,党员`);
  const upload = async (name: string) =>
    (
      (await (await county.administrator.upload("/rosters", file(name), "花名册.csv")).json()) as {
        id: string;
      }
    ).id;
  const [waiting, taken] = [await upload("甲"), await upload("乙")];
  expect((await county.administrator.post(`/rosters/${taken}/commitment`, { version: 1 })).status).toBe(201);
  const cells = async () => {
    const { results } = await county.binding
      .prepare("SELECT id, cells FROM roster_imports WHERE county_id = ?1 ORDER BY id")
      .bind(county.code)
      .all<{ id: string; cells: string }>();
    return results.map(({ id, cells }) => [id, cells.includes("13911112222")]);
  };
  expect(await cells()).toEqual([
    [waiting, true],
    [taken, false],
  ]);
  county.on("2026-03-31");
  await tick(county);
  expect((await cells()).length).toBe(2);
  county.on("2026-04-02");
  await tick(county);
  expect(await cells()).toEqual([[taken, false]]);
});

type Ledger = { runs: { id: string; kind: string; period: string; state: string; error: string | null }[] };
const ledgerOf = async (county: County) => {
  const { runs } = (await (await county.administrator.get("/runs")).json()) as Ledger;
  return runs.filter(({ kind }) => kind === "expire");
};
const missed = async (county: County, day: string) => ({
  expire: day,
  shard: (await findCounty(county.env, county.code))?.shard ?? 0,
});

test("an expiry that was tried in vain is in the ledger of every county of its shard and of no other, two statements a message, and the next good one mends it", async () => {
  const counties: County[] = [];
  for (let n = 0; n < 45; n++) counties.push(await aCounty({ today: "2026-10-14" }));
  const [one] = counties as [County];
  const mine = counties.filter(({ binding }) => binding === one.binding);
  const others = counties.filter(({ binding }) => binding !== one.binding);
  expect([mine.length > 20, others.length > 0]).toEqual([true, true]);
  one.recording.statements.length = 0;
  await bury(one, await missed(one, "2026-10-14"));
  const asked = one.recording.statements.map(({ sql }) => sql.split(" ")[0]);
  const messages = asked.filter((word) => word === "SELECT").length;
  expect(messages).toBeGreaterThan(1);
  expect(asked.length).toBeLessThanOrEqual(2 * messages);
  const failed = { period: "2026-10-14", state: "failed", error: "expiry_failed" };
  expect(await Promise.all(mine.map(ledgerOf))).toMatchObject(mine.map(() => [failed]));
  expect((await Promise.all(others.map(ledgerOf))).flat()).toEqual([]);

  await bury(one, await missed(one, "2026-10-14"));
  expect(await ledgerOf(one)).toHaveLength(1);
  one.on("2026-10-15");
  await tick(one);
  const done = { period: "2026-10-14", state: "done", error: null };
  expect(await Promise.all(mine.map(ledgerOf))).toMatchObject(mine.map(() => [done]));
});

test("an administrator starts a failed expiry again: it takes away what has run out by the real clock, and the log says so", async () => {
  const county = await aCounty({ today: "2031-01-21" });
  await county.signIn("admin");
  await move(
    county,
    "UPDATE login_sessions SET expires_at = ?2 WHERE rowid = (SELECT max(rowid) FROM login_sessions WHERE county_id = ?1)",
    Date.now() - 1_000,
  );
  await bury(county, await missed(county, "2031-01-21"));
  const [failed] = await ledgerOf(county);
  const sent: ScheduleMessage[] = [];
  county.env.RUNS = {
    send: async (body: ScheduleMessage) => void sent.push(body),
  } as unknown as Queue<ScheduleMessage>;
  expect((await county.administrator.post(`/runs/${failed?.id}/start`)).status).toBe(201);
  expect(sent).toEqual([{ countyId: county.code, runId: failed?.id }]);
  await deliver(county, sent[0] as ScheduleMessage);
  expect(await ledgerOf(county)).toMatchObject([{ state: "done", error: null }]);
  expect(await rowsOf(county, "login_sessions")).toBe(1);
  const log = await county.binding
    .prepare("SELECT event FROM audit_log WHERE county_id = ?1 AND event LIKE 'run.%' ORDER BY id")
    .bind(county.code)
    .all<{ event: string }>();
  expect(log.results.map(({ event }) => event)).toEqual(["run.started_again", "run.expiry_mended"]);
});
