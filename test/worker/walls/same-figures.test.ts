import { beforeAll, expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import { seeded, seedsOf } from "../../support/big-county";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { compared } from "../../support/same-figures";
import { tick } from "../../support/schedule";
import { queries } from "../../support/specimens";
import { countyRoutes, filled, nameOf } from "../../support/sweep";
import { aCounty, aPerson, type Caller, type County, invited } from "../../support/world";

/**
 * What an answer says of its reader: what may be done, the order among what is seen, which tells nobody's place, and contacts,
 * which a leader has none of.
 */
const ofTheReader = /\.(can|mayMark|position|phone|born|login)(\[|$|\.)/;
const readers = ["secretary", "recorder", "leader"] as const;
const gets = countyRoutes(createApp(() => 0)).filter(({ method }) => method === "GET");
/** What is about the asking account and nobody else. */
const own = new Set([
  "GET /own-account",
  "GET /sign-ins",
  "GET /second-factor",
  "GET /looks",
  "GET /drafts/:form",
  "GET /inspections/own",
  "GET /me",
]);

let full: FullCounty;
beforeAll(async () => {
  full = await aFullCounty("同数");
  const { callers, county, one } = full;
  for (const version of [0, 1])
    expect(
      (await callers.recorder.put(`/sessions/${one.sessions}/minutes`, { body: `第${version}稿`, version }))
        .status,
    ).toBeLessThan(300);
  county.on("2027-01-20");
  const alike = {
    form: "typed",
    writtenOn: "2026-12-01",
    title: "十二月",
    body: String.fromCodePoint(...Array.from({ length: 600 }, (_, n) => 0x4e00 + n * 7)),
  };
  for (const personId of [one.people, await aPerson(county, one.units ?? "", "同数丁")])
    expect(await (await callers.recorder.post("/notes", { ...alike, personId })).json()).toHaveProperty("id");
  county.on("2027-01-21");
}, 120_000);

test("every leaf of every answer that two readers both get is the same for both", async () => {
  const different: string[] = [];
  const empty: string[] = [];
  let leaves = 0;
  const answerTo = async (who: Caller, name: string, path: string) => {
    const reply = await who.get(`${path}${queries[name]?.(full.one) ?? ""}`);
    return reply.status === 200 ? ((await reply.json()) as unknown) : undefined;
  };
  for (const route of gets) {
    const name = nameOf(route);
    if (own.has(name)) continue;
    const path = filled(route, full.one);
    const whole = await answerTo(full.callers.administrator, name, path);
    for (const reader of readers) {
      const told = await answerTo(full.callers[reader], name, path);
      if (whole === undefined || told === undefined) continue;
      const found = compared(whole, told, ofTheReader);
      leaves += found.leaves;
      if (found.leaves === 0) empty.push(`${reader} ${name}`);
      different.push(...found.different.map((one) => `${reader} ${name} ${one}`));
    }
  }
  expect(different).toEqual([]);
  expect(empty).toEqual([]);
  expect(leaves).toBeGreaterThan(500);
  console.info(`same figures: ${gets.length} routes, ${leaves} leaves compared, ${different.length} differ`);
}, 120_000);

test("the comparison's figures are the county's for whoever reads them, live, frozen and rated, moves between branches included", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { units } = (await (await county.administrator.get("/units")).json()) as { units: { id: string }[] };
  const size = { organs: 2, branches: 2, people: 5, sessions: 12 };
  await county.binding.batch(
    seedsOf(county.code, units[0]?.id ?? "", size).map(({ sql, params }) =>
      county.binding.prepare(sql).bind(...params),
    ),
  );
  const { branch, organ, person } = seeded;
  const callers = {
    secretary: await invited(county, "secretary", { unit: branch(0) }, "shuji"),
    recorder: await invited(county, "recorder", { unit: branch(1) }, "jilu"),
    leader: await invited(county, "leader", { unit: units[0]?.id ?? "" }, "lingdao"),
    general: await invited(county, "secretary", { unit: organ(0) }, "zongzhi"),
  };
  // Their half-yearly essays and first sessions lie with the branch they left.
  for (const [from, to] of [
    [7, 0],
    [1, 1],
    [12, 1],
  ] as const)
    expect(
      (
        await county.administrator.post(`/people/${person(from)}/transfer`, {
          branchId: branch(to),
          fromOn: "2026-05-06",
          version: 1,
        })
      ).status,
    ).toBeLessThan(300);
  let cells = 0;
  for (const [day, periods] of [
    ["2026-06-20", ["2026Q1", "2026Q2", "2026"]],
    ["2026-07-05", ["2026Q2", "2026Q3", "2026"]],
    ["2027-01-21", ["2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026"]],
  ] as const) {
    county.on(day);
    await tick(county);
    for (const period of periods) cells += await sameRows(county, callers, period);
  }
  expect(cells).toBeGreaterThan(500);
}, 120_000);

/** How many leaves were compared; a reader's rows are those of the county, fewer where the reach is smaller, never none. */
async function sameRows(county: County, callers: Record<string, Caller>, period: string): Promise<number> {
  const comparison = async (who: Caller) =>
    (await (await who.get(`/reports/comparison?period=${period}`)).json()) as { rows: { id: string }[] };
  const whole = await comparison(county.administrator);
  let leaves = 0;
  for (const [reader, caller] of Object.entries(callers)) {
    const told = await comparison(caller);
    expect([reader, told.rows.length]).toEqual([reader, { leader: 7, general: 3 }[reader] ?? 1]);
    const found = compared(whole, told, ofTheReader);
    expect([reader, period, found.different]).toEqual([reader, period, []]);
    leaves += found.leaves;
  }
  return leaves;
}
