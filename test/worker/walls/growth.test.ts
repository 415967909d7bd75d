import { beforeAll, expect, test } from "vitest";
import { seedsOf } from "../../support/big-county";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { queries } from "../../support/specimens";
import { countyRoutes, filled, nameOf } from "../../support/sweep";
import { aCounty, type Caller, type County } from "../../support/world";

const ROLES = ["person", "secretary", "administrator"] as const;
const size = { organs: 2, branches: 3, people: 10, sessions: 10 };
/** Four times the branches, each with as many people as before. */
const fourTimes = { ...size, organs: 8 };
/** The seeds have a person of each branch in every session, note and essay; these have four times as many people too. */
const fourTimesPeople = { ...size, people: 40 };

/** What answers with the county as a whole, and so reads more where there is more to answer; with the reason. */
const WHOLE: Record<string, string> = {
  "GET /units": "names every unit with its people, to choose one",
  "GET /people":
    "an administrator's first 500; a secretary's reads the county's memberships, for want of one index over both clauses",
  "GET /people/departed": "looks for people who belong nowhere any more",
  "GET /rosters/:id": "is compared with everybody whom the county knows",
  "GET /inspections": "lists the latest quarter's branches",
  "GET /reports/comparison": "compares all branches",
  "GET /reports/dashboard": "adds up all branches below its unit",
  "GET /branch-ratings": "rates all branches",
};

/** Lists of all years that answer older records too, up to a page. */
const PAGED: Record<string, string> = {
  "GET /sessions": "the latest first",
  "GET /notes": "the latest first",
  "GET /essays": "the latest first",
};

/** Rows that a request reads in D1, the front door's included; undefined where this role is answered nothing. */
async function rowsOf(caller: Caller, path: string): Promise<number | undefined> {
  const { recording } = caller;
  recording.countRows = true;
  const before = recording.statements.length;
  const reply = await caller.get(path);
  await reply.arrayBuffer();
  if (!reply.ok) return undefined;
  return recording.statements.slice(before).reduce((sum, { rowsRead }) => sum + rowsRead, 0);
}

/** Rows of every GET of the sweep, by role and name. */
async function measured(full: FullCounty): Promise<Map<string, number>> {
  const rows = new Map<string, number>();
  for (const route of countyRoutes(full.county.worker.app).filter(({ method }) => method === "GET"))
    for (const role of ROLES) {
      const path = filled(route, full.one) + (queries[nameOf(route)]?.(full.one) ?? "");
      const read = await rowsOf(full.callers[role], path);
      if (read !== undefined) rows.set(`${role} ${nameOf(route)}`, read);
    }
  return rows;
}

const rootOf = ({ binding, code }: County) =>
  binding
    .prepare("SELECT id FROM units WHERE county_id = ?1 AND parent_id IS NULL")
    .bind(code)
    .first<{ id: string }>();

async function seeded(county: County, of: typeof size): Promise<void> {
  for (const { sql, params } of seedsOf(county.code, (await rootOf(county))?.id ?? "", of))
    await county.binding
      .prepare(sql)
      .bind(...params)
      .run();
  // The seeds review every essay of the county; those of the story keep what they had.
  await county.binding
    .prepare("DELETE FROM essay_reviews WHERE county_id = ?1 AND essay_id NOT LIKE 'ess_0000000%'")
    .bind(county.code)
    .run();
}

async function aCountyOf(of: typeof size): Promise<FullCounty> {
  const full = await aFullCounty("长");
  await seeded(full.county, of);
  return full;
}

/** Three more years of what the story's people did: sessions with their rolls, notes and essays. */
async function withYears({ county }: FullCounty): Promise<void> {
  const mine = "county_id = ?1 AND id NOT LIKE '%0000000%'";
  const sessions = `SELECT id FROM study_sessions WHERE ${mine} AND held_on LIKE '2026%'`;
  for (const back of [1, 2, 3]) {
    const id = (column: string) => `substr(${column}, 1, 4) || '${back}' || substr(${column}, 6)`;
    const day = (column: string) => `(2026 - ${back}) || substr(${column}, 5)`;
    for (const sql of [
      `INSERT INTO notes (county_id, id, person_id, branch_id, form, written_on, title, body, characters, character_rule, created_at)
        SELECT county_id, ${id("id")}, person_id, branch_id, 'typed', ${day("written_on")}, title, '旧', 1, 'zh-1', created_at
        FROM notes WHERE ${mine} AND written_on LIKE '2026%'`,
      `INSERT INTO essays (county_id, id, person_id, branch_id, half, title, body, characters, character_rule, submitted_at, created_at)
        SELECT county_id, ${id("id")}, person_id, branch_id, ${day("half")}, title, body, 1, 'zh-1', submitted_at, created_at
        FROM essays WHERE ${mine} AND half LIKE '2026%'`,
      `INSERT INTO study_sessions (county_id, id, unit_id, kind, audience, title, held_on, starts_at, ends_at, minutes, created_at)
        SELECT county_id, ${id("id")}, unit_id, kind, audience, title, ${day("held_on")}, starts_at, ends_at, minutes, created_at
        FROM study_sessions WHERE ${mine} AND held_on LIKE '2026%'`,
      `INSERT INTO session_openings (county_id, session_id, created_at)
        SELECT county_id, ${id("session_id")}, created_at FROM session_openings WHERE county_id = ?1 AND session_id IN (${sessions})`,
      `INSERT INTO attendance (county_id, session_id, person_id, branch_id, status)
        SELECT county_id, ${id("session_id")}, person_id, branch_id, status FROM attendance WHERE county_id = ?1 AND session_id IN (${sessions})`,
      `INSERT INTO session_closures (county_id, session_id, created_at)
        SELECT county_id, ${id("session_id")}, created_at FROM session_closures WHERE county_id = ?1 AND session_id IN (${sessions})`,
    ])
      await county.binding.prepare(sql).bind(county.code).run();
  }
}

let first: Map<string, number>;
beforeAll(async () => {
  first = await measured(await aCountyOf(size));
}, 120_000);

/** What reads more than a tenth more, and more than the row past the end of each range, where there is one. */
function grownIn(now: ReadonlyMap<string, number>, whole: Record<string, string> = WHOLE): string[] {
  return [...first]
    .filter(([name]) => !(name.split(" ").slice(1).join(" ") in whole))
    .filter(([name, rows]) => (now.get(name) ?? 0) > rows * 1.1 + 2)
    .map(([name, rows]) => `${name}: ${rows} → ${now.get(name)}`);
}

test("every GET is answered to somebody", () => {
  expect(first.size).toBeGreaterThan(100);
});

test("the front door reads at most fifteen rows", () => {
  for (const role of ROLES) expect(first.get(`${role} GET /inbox/unread`)).toBeLessThanOrEqual(15);
});

test("no list, form or record of one person or branch reads more beside four times the branches", async () => {
  expect(grownIn(await measured(await aCountyOf(fourTimes)))).toEqual([]);
}, 120_000);

test("nor beside four times the people", async () => {
  expect(grownIn(await measured(await aCountyOf(fourTimesPeople)))).toEqual([]);
}, 120_000);

test("nor after four years, the county's lists included", async () => {
  const full = await aCountyOf(size);
  await withYears(full);
  expect(grownIn(await measured(full), PAGED)).toEqual([]);
}, 120_000);

test("nor beside three more counties, the county's lists included", async () => {
  const full = await aCountyOf(size);
  for (let more = 0; more < 3; ) {
    const other = await aCounty();
    if (other.binding !== full.county.binding) continue;
    await seeded(other, size);
    more++;
  }
  expect(grownIn(await measured(full), {})).toEqual([]);
}, 120_000);
