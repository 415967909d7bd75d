import { expect, test } from "vitest";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type County, withBranches } from "../../support/world";

async function inspectionTables(county: County) {
  const { results } = await county.binding
    .prepare(
      "SELECT t.person_id, t.verdict, t.reasons, t.facts FROM inspection_items t WHERE t.county_id = ?1 ORDER BY t.person_id",
    )
    .bind(county.code)
    .all();
  return results;
}

async function aSmallCounty() {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches, organ } = await withBranches(county, "城关支部", "东街支部");
  for (const [branch, names] of [
    ["城关支部", ["甲", "乙", "丙"]],
    ["东街支部", ["丁", "戊"]],
  ] as const) {
    for (const name of names) await aPerson(county, branches[branch] ?? "", name, { fromOn: "2025-06-01" });
  }
  return { county, branches, organ };
}

test("the first tick after a quarter's end opens the inspection of every branch with a verdict for everyone", async () => {
  const { county } = await aSmallCounty();
  county.on("2026-03-31");
  await tick(county);
  expect(await inspectionTables(county)).toEqual([]);
  county.on("2026-04-01");
  await tick(county);
  const items = await inspectionTables(county);
  expect(items.length).toBe(5);
  expect(new Set(items.map((item) => item.verdict))).toEqual(new Set(["rectify"]));
});

test("a doubled tick changes nothing, a tick three days late ends in the same tables", async () => {
  const { county: punctual } = await aSmallCounty();
  punctual.on("2026-04-01");
  await tick(punctual);
  const once = await inspectionTables(punctual);
  await tick(punctual);
  expect(await inspectionTables(punctual)).toEqual(once);

  const { county: late } = await aSmallCounty();
  late.on("2026-04-04");
  await tick(late);
  const plain = (rows: Record<string, unknown>[]) =>
    rows.map((row) => {
      const { personId, unitId, ...facts } = JSON.parse(String(row.facts)) as Record<string, unknown>;
      expect(personId && unitId).toBeTruthy();
      return { facts, verdict: row.verdict };
    });
  expect(plain(await inspectionTables(late))).toEqual(plain(once));
});

test("what nobody closed in its window the schedule closes, and the list says which is which", async () => {
  const { county } = await aSmallCounty();
  county.on("2026-04-01");
  await tick(county);
  type Row = { id: string; branchName: string; closedBySchedule: boolean };
  const listed = async () =>
    (await (await county.administrator.get("/inspections")).json()) as { inspections: Row[] };
  const own = (await listed()).inspections.find(({ branchName }) => branchName === "东街支部");
  await county.administrator.post(`/inspections/${own?.id}/closure`, {});
  expect((await listed()).inspections.map(({ closedBySchedule }) => closedBySchedule)).toEqual([
    false,
    false,
  ]);
  county.on("2026-04-21");
  await tick(county);
  const { inspections } = await listed();
  expect(
    Object.fromEntries(inspections.map(({ branchName, closedBySchedule }) => [branchName, closedBySchedule])),
  ).toEqual({ 城关支部: true, 东街支部: false });
});

test("the year end proposes a rating for everyone under both schemes after every inspection is final", async () => {
  const { county } = await aSmallCounty();
  county.on("2027-01-21");
  await tick(county);
  const { runs } = (await (await county.administrator.get("/runs")).json()) as {
    runs: { kind: string; period: string; state: string; error: string | null }[];
  };
  expect(runs.filter((run) => run.state !== "done")).toEqual([]);
  expect(runs.length).toBe(13);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  expect(assessments.map((row) => row.scheme)).toEqual(["annual_assessment", "democratic_appraisal"]);
  const { ratings } = (await (
    await county.administrator.get(`/assessments/${assessments[0]?.id}`)
  ).json()) as { ratings: { outcome: string; score: { gates: { code: string }[] } }[] };
  expect(ratings.length).toBe(5);
});

test("one tick serves every county in both shards, and what was missed is caught up", async () => {
  const counties = [(await aSmallCounty()).county, (await aSmallCounty()).county];
  expect(new Set(counties.map(({ binding }) => binding)).size).toBe(2);
  const runsOf = async ({ binding, code }: County) =>
    (
      await binding
        .prepare("SELECT kind, period, state FROM runs WHERE county_id = ?1 ORDER BY period, due_on")
        .bind(code)
        .all()
    ).results;
  const [first] = counties as [County, County];
  first.on("2026-07-21");
  await tick(first);
  const expected = [
    ["open_inspection", "2026Q1"],
    ["start_rectification", "2026Q1"],
    ["finalise_inspection", "2026Q1"],
    ["open_inspection", "2026Q2"],
    ["start_rectification", "2026Q2"],
  ].map(([kind, period]) => ({ kind, period, state: "done" }));
  for (const county of counties) expect(await runsOf(county)).toEqual(expected);
  await tick(first);
  for (const county of counties) expect(await runsOf(county)).toEqual(expected);
});
