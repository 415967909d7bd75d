import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, lastDay, startOfDayMs } from "../../../worker/core/calendar";
import type { Env } from "../../../worker/core/env";
import { type Scope, systemScope } from "../../../worker/core/scope";
import { shard } from "../../../worker/core/shards";
import { quarterFigures, yearFigures } from "../../../worker/inspection/figures/runs";
import { type Cell, FINAL, OPENED } from "../../../worker/inspection/figures/shape";
import { changesQuery } from "../../../worker/measures/holidays/records";
import { daysOffAsOf } from "../../../worker/measures/holidays/rules";
import { asVersions, governing, versionQuery } from "../../../worker/measures/versions/records";
import { comparisonOf } from "../../../worker/reports/comparison/reads";
import { randomCounty, write } from "../../support/random-county";
import { recorded, type Tables, wholeTables } from "../../support/recount";
import { comparisonRecount } from "../../support/recount-comparison";
import { quarterRecount, yearRecount } from "../../support/recount-facts";

const numRuns = env.LONG ? 1000 : 60;
const { SHARD_0: binding } = env as unknown as Env;
let code = 710_001;

const quarters = ["2025Q4", "2026Q1", "2026Q2", "2026Q3"];

/** A random county in which no inspection of the quarter or a later one has opened. */
async function aRandomCounty(g: fc.GeneratorValue, quarter: string) {
  const countyId = String(code++);
  const at = (now: number) => systemScope({ countyId, db: shard(env as unknown as Env, 0), now });
  const inspected = quarters.filter((one) => one < quarter);
  await write(at(0), randomCounty(g, countyId, g(fc.integer, { min: 1, max: 7 }), inspected));
  return { countyId, at, tables: await wholeTables(binding, countyId) };
}

async function told(scope: ReturnType<typeof systemScope>, period: string) {
  const { rows, frozen } = await comparisonOf(scope, period);
  return { frozen, rows: Object.fromEntries(rows.map(({ id, people, cells }) => [id, { people, cells }])) };
}

test("a live comparison equals a recount person by person, in a quarter or year that runs or is over", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.gen(),
      fc.constantFrom(
        ["2026Q1", "2026-03-10"],
        ["2026Q1", "2026-05-01"],
        ["2026Q3", "2026-09-20"],
        ["2026Q3", "2027-02-01"],
        ["2026Q4", "2027-01-05"],
        ["2026", "2026-08-15"],
        ["2026", "2027-01-10"],
        ["2026", "2027-03-01"],
      ),
      async (g, [period, day]) => {
        const isYear = period.length === 4;
        const running = isYear ? (day < "2026-10-01" ? "2026Q3" : "2026Q4") : period;
        const { at, tables } = await aRandomCounty(g, running);
        const now = startOfDayMs(day) + 36_000_000;
        const last = lastDay(running);
        const over = startOfDayMs(isYear ? "2027-01-21" : addDays(last, 1));
        const cut = day > last ? Math.min(over, now + 1) : now + 1;
        const expected = comparisonRecount(tables, { period, last, cut });
        expect({ period, day, ...(await told(at(now), period)) }).toEqual({
          period,
          day,
          frozen: false,
          rows: expected,
        });
      },
    ),
    { numRuns, endOnFailure: true },
  );
}, 600_000);

test("a quarter whose inspection has opened equals a recount at its end: as stored, with what was found since, and final", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.constantFrom("2026Q2", "2026Q3"), async (g, quarter) => {
      const { countyId, at, tables } = await aRandomCounty(g, quarter);
      const last = lastDay(quarter);
      const cut = startOfDayMs(addDays(last, 1));
      const scope = at(startOfDayMs("2027-02-01"));
      const equalsRecount = async () => {
        const counted = await wholeTables(binding, countyId);
        const rows = comparisonRecount(counted, { period: quarter, last, cut });
        expect(await told(scope, quarter)).toEqual({ frozen: true, rows });
      };
      await open(countyId, quarter, tables, cut);
      await equalsRecount();
      await store(scope, quarter, OPENED);
      await equalsRecount();
      await find(countyId, tables, cut);
      await equalsRecount();
      await store(scope, quarter, FINAL);
      await equalsRecount();
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);

/** Writes a quarter's figures as its runs do. */
async function store(scope: Scope, quarter: string, edition: typeof OPENED | typeof FINAL) {
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  const daysOff = daysOffAsOf(changes, startOfDayMs(addDays(lastDay(quarter), 1)));
  const writes = await quarterFigures(
    scope,
    quarter,
    { ...governing(asVersions(adopted), quarter), daysOff },
    edition,
  );
  for (const write of writes) await scope.db.batch([write]);
}

/** What stands on items after they opened: every third is final, every second of the rest is marked. */
async function find(countyId: string, tables: Tables, cut: number) {
  const items = await binding
    .prepare(
      "SELECT person_id, branch_id FROM inspection_items WHERE county_id = ?1 AND inspection_id = 'ins_99999'",
    )
    .bind(countyId)
    .all<{ person_id: string; branch_id: string }>();
  const of = new Map(items.results.map((item) => [item.person_id, item.branch_id]));
  const writes = tables.people.flatMap(({ id }, n) => {
    const branchId = of.get(String(id));
    if (!branchId) return [];
    const statement =
      n % 3 === 0
        ? `INSERT INTO inspection_outcomes (county_id, inspection_id, person_id, branch_id, verdict, reasons, created_at)
            VALUES (?1, 'ins_99999', ?2, ?3, ?4, '[]', ?5)`
        : `INSERT INTO inspection_marks (county_id, inspection_id, person_id, branch_id, verdict, reasons, explanations, created_at)
            VALUES (?1, 'ins_99999', ?2, ?3, ?4, '[]', '[]', ?5)`;
    const verdict = n % 3 === 0 ? (n % 2 ? "failed" : "rectified") : n % 2 ? "pass" : "rectify";
    return [binding.prepare(statement).bind(countyId, id, branchId, verdict, cut)];
  });
  if (writes.length > 0) await binding.batch(writes);
}

/** The quarter's items as a run would freeze them, and the run that is done. */
async function open(countyId: string, quarter: string, tables: Tables, cut: number) {
  const writes = [
    binding
      .prepare(
        `INSERT INTO inspections (county_id, id, branch_id, quarter, measures_id, engine, branch_name, opened_on, branch_window_until,
          county_check_until, rectify_until, seed, created_at) VALUES (?1, 'ins_99999', '一支部', ?2, 'mea', 'inspection-1', '一支部',
          '2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', ?2, ?3)`,
      )
      .bind(countyId, quarter, cut),
    binding
      .prepare(
        `INSERT INTO runs (county_id, id, kind, period, due_on, state, created_at)
          VALUES (?1, 'run_99998', 'open_inspection', ?2, '2026-07-01', 'done', ?3)`,
      )
      .bind(countyId, quarter, cut),
  ];
  for (const [n, { id }] of tables.people.entries()) {
    const facts = quarterRecount(recorded(tables, String(id), 2026, cut), quarter);
    if (!facts) continue;
    const verdict = ["rectify", "deferred", "exempt", "pass"][n % 4];
    writes.push(
      binding
        .prepare(
          `INSERT INTO inspection_items (county_id, inspection_id, person_id, branch_id, name, facts, verdict, reasons)
            VALUES (?1, 'ins_99999', ?2, ?3, '某', ?4, ?5, '[]')`,
        )
        .bind(countyId, id, facts.unitId, JSON.stringify(facts), verdict),
    );
  }
  await binding.batch(writes);
}

test("the comparison of a rated year equals a recount at the rating's cut, its grades the decided ones", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const { countyId, at, tables } = await aRandomCounty(g, "2026Q4");
      const cut = startOfDayMs("2027-01-21");
      await rate(countyId, tables, cut);
      const scope = at(startOfDayMs("2027-03-01"));
      const { frozen, rows } = await told(scope, "2026");
      const expected = comparisonRecount(tables, { period: "2026", last: "2026-12-31", cut });
      const withoutGrades = (of: Record<string, { people: number; cells: Record<string, Cell> }>) =>
        Object.fromEntries(
          Object.entries(of).map(([id, { people, cells }]) => [id, { people, ...cells, excellent: null }]),
        );
      expect(frozen).toBe(true);
      expect(withoutGrades(rows)).toEqual(withoutGrades(expected));
      const rated = tables.people.filter(({ id }) => yearRecount(recorded(tables, String(id), 2026, cut)));
      expect(rows["县"]?.cells.excellent).toEqual({
        n: Math.ceil(rated.length / 2),
        d: rated.length,
        standard: null,
      });
      await storeYear(scope, cut);
      expect(await told(scope, "2026")).toEqual({ frozen, rows });
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);

async function storeYear(scope: Scope, cut: number) {
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  const rated = { id: "ass_99999", year: 2026, attempt: 1, recordedUntil: cut };
  const governed = { ...governing(asVersions(adopted), "2026Q4"), daysOff: daysOffAsOf(changes, cut) };
  for (const write of await yearFigures(scope, rated, governed)) await scope.db.batch([write]);
}

/** A rating that is done: every second is decided to be excellent, whatever was proposed. */
async function rate(countyId: string, tables: Tables, cut: number) {
  const prepared = (sql: string, ...more: unknown[]) => binding.prepare(sql).bind(countyId, ...more);
  const writes = [
    prepared(
      `INSERT INTO runs (county_id, id, kind, period, due_on, state, created_at)
        VALUES (?1, 'run_99999', 'propose_ratings', '2026', '2027-01-21', 'done', ?2)`,
      cut,
    ),
    prepared(
      `INSERT INTO assessments (county_id, id, year, scheme, attempt, measures_id, engine, assessment_day, recorded_until, run_id, created_at)
        VALUES (?1, 'ass_99999', 2026, 'democratic_appraisal', 1, 'mea', 'rating-1', '2026-12-31', ?2, 'run_99999', ?2)`,
      cut,
    ),
  ];
  let n = 0;
  for (const { id } of tables.people) {
    const facts = yearRecount(recorded(tables, String(id), 2026, cut));
    if (!facts) continue;
    const { branch, organ } = facts;
    writes.push(
      prepared(
        `INSERT INTO assessment_scores (county_id, assessment_id, person_id, branch_id, organ_id, name, branch_name, facts, score)
          VALUES (?1, 'ass_99999', ?2, ?3, ?4, '某', '某', ?5, '{}')`,
        id,
        branch.id,
        organ.id,
        JSON.stringify(facts),
      ),
      prepared(
        `INSERT INTO assessment_proposals (county_id, assessment_id, person_id, branch_id, outcome, grade, position, proposal)
          VALUES (?1, 'ass_99999', ?2, ?3, 'proposed', 'qualified', ?4, '{}')`,
        id,
        branch.id,
        n,
      ),
    );
    if (n++ % 2 === 0)
      writes.push(
        prepared(
          `INSERT INTO rating_decisions (county_id, assessment_id, person_id, branch_id, grade, created_at)
            VALUES (?1, 'ass_99999', ?2, ?3, 'excellent', ?4)`,
          id,
          branch.id,
          cut,
        ),
      );
  }
  await binding.batch(writes);
}
