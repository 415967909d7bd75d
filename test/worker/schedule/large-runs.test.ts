import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import type { RunKind } from "../../../db/vocabulary";
import { startOfDayMs } from "../../../worker/core/calendar";
import { newId } from "../../../worker/core/ids";
import { systemScope } from "../../../worker/core/scope";
import { insertRun } from "../../../worker/ledger/runs/records";
import { runToEnd } from "../../../worker/schedule/consume";
import { seedsOf } from "../../support/big-county";
import { newRecording, recorded } from "../../support/recorder";
import { aCounty, type County } from "../../support/world";

const people = 2_400;

async function aLargeCounty(): Promise<County> {
  const county = await aCounty({ today: "2026-01-05" });
  const root = await county.binding
    .prepare("SELECT id FROM units WHERE county_id = ?1")
    .bind(county.code)
    .first<{ id: string }>();
  const size = { organs: 6, branches: 10, people: people / 60, sessions: 4 };
  await county.binding.batch(
    seedsOf(county.code, root?.id ?? "", size).map(({ sql, params }) =>
      county.binding.prepare(sql).bind(...params),
    ),
  );
  return county;
}

/** What a whole run asks of D1. */
async function costOf(county: County, kind: RunKind, period: string, day: string) {
  const recording = newRecording();
  const db = drizzle(recorded(county.binding, recording), { casing: "snake_case" });
  const scope = systemScope({ countyId: county.code, db, now: startOfDayMs(day) + 600_000 });
  const id = newId("run");
  await scope.db.batch([insertRun(scope, { id, kind, period, dueOn: day, attempt: 1 })] as never);
  await runToEnd(scope, id);
  const row = await county.binding
    .prepare("SELECT state, done FROM runs WHERE county_id = ?1 AND id = ?2")
    .bind(county.code, id)
    .first();
  expect(row).toEqual({ state: "done", done: people });
  const encoder = new TextEncoder();
  const bytes = recording.statements.map(({ sql, params }) =>
    params.reduce<number>(
      (sum, one) => sum + (typeof one === "string" ? encoder.encode(one).length : 8),
      sql.length,
    ),
  );
  return {
    trips: recording.roundTrips,
    statements: recording.statements.length,
    largest: Math.max(...bytes),
    read: recording.statements.reduce((sum, one) => sum + one.rowsRead, 0) / people,
  };
}

test("a run takes at most 12 statements per 1,000 people beside 28 of its own, no statement of 1 MB, and reads a person's own rows only", async () => {
  const county = await aLargeCounty();
  for (const [kind, period, day] of [
    ["open_inspection", "2026Q4", "2027-01-01"],
    ["propose_ratings", "2026", "2027-01-21"],
  ] as const) {
    const cost = await costOf(county, kind, period, day);
    expect(cost.statements).toBeLessThanOrEqual(28 + 12 * (people / 1_000));
    expect(cost.trips).toBeLessThanOrEqual(13 + 4 * (people / 1_000));
    expect(cost.read).toBeLessThan(150);
    expect(cost.largest).toBeLessThan(1_000_000);
  }
}, 60_000);

test("ranking reads whole units, no more people at once than a slice or one unit has, and ends as in one piece", async () => {
  const county = await aLargeCounty();
  await costOf(county, "propose_ratings", "2026", "2027-01-21");
  const inOnePiece = await proposalsOf(county, 1);
  const recording = newRecording();
  const db = drizzle(recorded(county.binding, recording), { casing: "snake_case" });
  const scope = systemScope({ countyId: county.code, db, now: startOfDayMs("2027-01-22") });
  const run = { id: newId("run"), kind: "propose_ratings", period: "2026", dueOn: "2027-01-22" } as const;
  await scope.db.batch([insertRun(scope, { ...run, attempt: 2 })] as never);
  await runToEnd(scope, run.id, { people: 100 });
  const ranked = recording.statements.filter(({ sql }) => sql.includes("'ties'"));
  const units = ranked.map(({ params }) => (JSON.parse(String(params.at(-1))) as string[]).length);
  // 60 branches of 40 people, two at a time; 6 organs of 400, one by one.
  expect(units.toSorted()).toEqual([...Array(6).fill(1), ...Array(30).fill(2)]);
  expect(await proposalsOf(county, 2)).toEqual(inOnePiece);
}, 60_000);

async function proposalsOf(county: County, attempt: number) {
  const { results } = await county.binding
    .prepare(
      `SELECT a.scheme, p.person_id, p.quota_id, p.outcome, p.grade, p.position, p.proposal, q.quota
        FROM assessments a JOIN assessment_proposals p ON p.county_id = a.county_id AND p.assessment_id = a.id
        JOIN assessment_quotas q ON q.county_id = p.county_id AND q.assessment_id = p.assessment_id AND q.quota_id = p.quota_id
        WHERE a.county_id = ?1 AND a.attempt = ?2 ORDER BY a.scheme, p.position`,
    )
    .bind(county.code, attempt)
    .all();
  expect(results.length).toBe(2 * people);
  return results;
}

test("a county's ratings come in pages of at most 500, each person once, in the order of units and places", async () => {
  const county = await aLargeCounty();
  await costOf(county, "propose_ratings", "2026", "2027-01-21");
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const id = assessments.find(({ scheme }) => scheme === "democratic_appraisal")?.id;
  type Page = { ratings: { personId: string; branchName: string; position: number }[]; after: string | null };
  const seen: Page["ratings"] = [];
  let after: string | null = "";
  for (; after !== null; ) {
    const reply = await county.administrator.get(
      `/assessments/${id}${after && `?after=${encodeURIComponent(after)}`}`,
    );
    expect(reply.status).toBe(200);
    const page = (await reply.json()) as Page;
    expect(page.ratings.length).toBeLessThanOrEqual(500);
    seen.push(...page.ratings);
    after = page.after;
  }
  expect([seen.length, new Set(seen.map(({ personId }) => personId)).size]).toEqual([people, people]);
  const branches = seen.map(({ branchName }) => branchName).filter((name, n, all) => name !== all[n - 1]);
  expect(branches).toHaveLength(60);
  expect((await county.administrator.get(`/assessments/${id}?after=1`)).status).toBe(422);
}, 60_000);

test("a county's facts are exported slice by slice, each person once, one statement for every 500 people", async () => {
  const county = await aLargeCounty();
  await costOf(county, "propose_ratings", "2026", "2027-01-21");
  const { administrator } = county;
  const { assessments } = (await (await administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const id = assessments.find(({ scheme }) => scheme === "annual_assessment")?.id;
  const before = administrator.recording.statements.length;
  const { people: found } = (await (await administrator.post(`/assessments/${id}/facts`)).json()) as {
    people: { id: string }[];
  };
  const asked = administrator.recording.statements.slice(before);
  expect([found.length, new Set(found.map((person) => person.id)).size]).toEqual([people, people]);
  expect(asked.filter(({ sql }) => sql.includes("assessment_scores"))).toHaveLength(Math.ceil(people / 500));
}, 60_000);
