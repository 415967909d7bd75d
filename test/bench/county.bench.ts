import { env as bindings } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import type { RunKind } from "../../db/vocabulary";
import { startOfDayMs } from "../../worker/core/calendar";
import { newId } from "../../worker/core/ids";
import { systemScope } from "../../worker/core/scope";
import { insertRun } from "../../worker/ledger/runs/records";
import { runToEnd } from "../../worker/schedule/consume";
import { bigCounty, seedsOf } from "../support/big-county";
import { aCounty, type County } from "../support/world";

const collector = bindings.COLLECTOR;
const runs: [name: string, kind: RunKind, period: string, day: string][] = [
  ["Q1", "open_inspection", "2026Q1", "2026-04-01"],
  ["Q2", "open_inspection", "2026Q2", "2026-07-01"],
  ["Q3", "open_inspection", "2026Q3", "2026-10-01"],
  ["inspection", "open_inspection", "2026Q4", "2027-01-01"],
  ["year", "propose_ratings", "2026", "2027-01-21"],
];
const totals = () => ({ queries: 0, trips: 0, read: 0, written: 0, bytes: 0, ms: 0, statement: 0 });
/** UTF-8 bytes of texts in the basic plane, without a second copy of them in the memory that is measured. */
const bytesOf = (text: string) => text.length + 2 * (text.match(/[^\0-\x7f]/g)?.length ?? 0);

/** Counts what goes to D1 without keeping it; for the capture, each call is handed on to be replayed. */
function counted(
  db: D1Database,
  sum: ReturnType<typeof totals>,
  hand?: (call: unknown[]) => Promise<unknown>,
): D1Database {
  type Known = { real: D1PreparedStatement; sql: string; params: unknown[] };
  const weigh = (sql: string, params: unknown[], meta: { rows_read?: number; rows_written?: number }) => {
    sum.queries += 1;
    sum.read += meta.rows_read ?? 0;
    sum.written += meta.rows_written ?? 0;
    const size = params.reduce<number>(
      (n, one) => n + (typeof one === "string" ? bytesOf(one) : 8),
      sql.length,
    );
    sum.bytes += size;
    sum.statement = Math.max(sum.statement, size);
  };
  const wrap = (real: D1PreparedStatement, sql: string, params: unknown[]): D1PreparedStatement => {
    const once = async (): Promise<D1Result> => {
      sum.trips += 1;
      const result = await real.all();
      weigh(sql, params, result.meta);
      if (hand) await hand([{ sql, params }]);
      return result;
    };
    const raw = async () => (await once()).results.map((row) => Object.values(row as object));
    const known = {
      real,
      sql,
      params,
      bind: (...values: unknown[]) => wrap(real.bind(...values), sql, values),
    };
    return { ...known, all: once, run: once, raw } as unknown as D1PreparedStatement;
  };
  return {
    prepare: (sql: string) => wrap(db.prepare(sql), sql, []),
    async batch<T>(list: D1PreparedStatement[]) {
      const known = list as unknown as Known[];
      sum.trips += 1;
      const results = await db.batch<T>(known.map((one) => one.real));
      for (const [index, result] of results.entries())
        weigh(known[index]?.sql ?? "", known[index]?.params ?? [], result.meta);
      if (hand) await hand(known.map(({ sql, params }) => ({ sql, params })));
      return results;
    },
  } as unknown as D1Database;
}

const tell = (path: string, body: unknown) =>
  fetch(`${collector}/${path}`, { method: "POST", body: JSON.stringify(body) }).then((reply) => reply.text());

async function seeded(): Promise<County> {
  const county = await aCounty({ today: "2026-01-05" });
  const root = await county.binding
    .prepare("SELECT id FROM units WHERE county_id = ?1")
    .bind(county.code)
    .first<{ id: string }>();
  const seeds = seedsOf(county.code, root?.id ?? "", bigCounty);
  await tell("seeds", seeds);
  for (const { sql, params } of seeds)
    await county.binding
      .prepare(sql)
      .bind(...params)
      .run();
  return county;
}

async function carryOut(
  county: County,
  [, kind, period, day]: (typeof runs)[number],
  hand?: (call: unknown[]) => Promise<unknown>,
) {
  const sum = totals();
  const db = drizzle(counted(county.binding, sum, hand), { casing: "snake_case" });
  const scope = systemScope({ countyId: county.code, db, now: startOfDayMs(day) + 600_000 });
  const id = newId("run");
  await scope.db.batch([insertRun(scope, { id, kind, period, dueOn: day, attempt: 1 })] as never);
  const before = performance.now();
  await runToEnd(scope, id);
  sum.ms = performance.now() - before;
  const row = await county.binding
    .prepare("SELECT state, done FROM runs WHERE county_id = ?1 AND id = ?2")
    .bind(county.code, id)
    .first();
  expect(row).toMatchObject({ state: "done", done: 12_000 });
  return sum;
}

test("facts, verdicts and stored results for 300 branches and 12,000 people", async () => {
  const county = await seeded();
  await tell("phase", "seeded");
  for (const run of runs) {
    await tell("phase", `start ${run[0]}`);
    await tell("measured", { name: run[0], ...(await carryOut(county, run)) });
  }
  await tell("phase", "end");
}, 600_000);

test("the same runs of a second county, handed over statement by statement", async () => {
  const county = await seeded();
  for (const table of ["county_profiles", "units", "measure_versions"]) {
    const { results } = await county.binding
      .prepare(
        `SELECT * FROM ${table} WHERE county_id = ?1${table === "units" ? " AND parent_id IS NULL" : ""}`,
      )
      .bind(county.code)
      .all<Record<string, unknown>>();
    await tell(
      "roots",
      results.map((row) => ({
        sql: `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row)
          .map(() => "?")
          .join(", ")})`,
        params: Object.values(row),
      })),
    );
  }
  for (const run of runs) {
    await tell("run", run[0]);
    await carryOut(county, run, (call) => tell("call", call));
  }
}, 600_000);
