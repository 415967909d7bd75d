import { expect, test } from "vitest";
import { aCounty, aPerson, idOf, invited, withBranches } from "../../support/world";

type Row = { name: string; cells: Record<string, { d: number }>; notApplicable: Record<string, string> };
const terms = (more: Record<string, unknown> = {}) => ({
  standard: "notes",
  fromYear: 2026,
  applies: false,
  reason: "离退休干部党支部",
  version: 1,
  ...more,
});

async function aTree() {
  const county = await aCounty({ today: "2026-01-05" });
  const { organ, branches } = await withBranches(county, "甲支部", "乙支部");
  for (const [name, branch] of Object.entries(branches)) await aPerson(county, branch, `${name}人`);
  county.on("2026-03-20");
  const rows = async (period: string, who = county.administrator) => {
    const { rows } = (await (await who.get(`/reports/comparison?period=${period}`)).json()) as {
      rows: Row[];
    };
    return Object.fromEntries(rows.map((row) => [row.name, row]));
  };
  return { county, organ, one: branches["甲支部"] ?? "", two: branches["乙支部"] ?? "", rows };
}

test("a standard marked as not applying to a unit leaves the comparison there and below, until it is said to apply again; a quarter that is over keeps what stood", async () => {
  const { county, organ, one, rows } = await aTree();
  const set = (unit: string, body: object) => county.administrator.post(`/units/${unit}/standards`, body);
  await idOf(await set(organ, terms()));
  await idOf(await set(one, terms({ applies: true, reason: null })));
  const open = await rows("2026Q1");
  expect([open.甲支部?.notApplicable, open.乙支部?.notApplicable]).toEqual([
    {},
    { notes: "离退休干部党支部" },
  ]);
  expect([open.甲支部?.cells.notes?.d, open.乙支部?.cells.notes?.d]).toEqual([1, 0]);

  county.on("2026-04-02");
  await idOf(await set(organ, terms({ applies: true, version: 2 })));
  expect((await rows("2026Q1")).乙支部?.notApplicable).toEqual({ notes: "离退休干部党支部" });
  expect((await rows("2026Q2")).乙支部?.notApplicable).toEqual({});
});

test("a secretary sees what was said above the own branch, and says nothing", async () => {
  const { county, organ, one, rows } = await aTree();
  await idOf(await county.administrator.post(`/units/${organ}/standards`, terms()));
  const secretary = await invited(county, "secretary", { unit: one }, `shuji${county.code}`);
  const seen = await rows("2026Q1", secretary);
  expect([Object.keys(seen).includes("乙支部"), seen.甲支部?.notApplicable]).toEqual([
    false,
    { notes: "离退休干部党支部" },
  ]);
  expect((await secretary.post(`/units/${one}/standards`, terms())).status).toBe(403);
  expect((await secretary.post(`/units/${one}/groups`, { name: "一组", fromOn: "2026-01-05" })).status).toBe(
    403,
  );
});

test("a term without its reason, of an unknown standard, of a year far off or of the whole county is refused by field and writes nothing", async () => {
  const { county, one } = await aTree();
  const wrong = async (unit: string, body: object) => {
    const reply = await county.administrator.post(`/units/${unit}/standards`, body);
    const { fields = [] } = (await reply.json()) as { fields?: { path: string; reason: string }[] };
    return [reply.status, ...fields.map(({ path, reason }) => `${path} ${reason}`)];
  };
  expect(await wrong(one, terms({ reason: " " }))).toEqual([422, "reason required"]);
  expect(await wrong(one, terms({ fromYear: 2030 }))).toEqual([422, "fromYear out_of_range"]);
  expect((await wrong(one, terms({ standard: "excellent" })))[0]).toBe(422);
  const { units } = (await (await county.administrator.get("/units")).json()) as {
    units: { id: string; kind: string }[];
  };
  const root = units.find(({ kind }) => kind === "county")?.id ?? "";
  expect((await wrong(root, terms()))[0]).toBe(403);
  const found = (await (await county.administrator.get(`/units/${one}/standards`)).json()) as object;
  expect(found).toEqual({ terms: [], groups: [] });
});

test("group meetings are due in a branch from the month in which a group is formed until it ends; its name is free again then", async () => {
  const { county, one } = await aTree();
  const due = async () => {
    const { ratings } = (await (await county.administrator.get("/branch-ratings?year=2026")).json()) as {
      ratings: { branchId: string; items: { code: string; params: { due: number } }[] }[];
    };
    const items = ratings.find(({ branchId }) => branchId === one)?.items ?? [];
    return items.find(({ code }) => code === "meetings")?.params.due ?? 0;
  };
  county.on("2026-06-30");
  const before = await due();
  const group = { name: "第一小组", fromOn: "2026-03-10" };
  const id = await idOf(await county.administrator.post(`/units/${one}/groups`, group));
  expect((await due()) - before).toBe(4);
  const again = await county.administrator.post(`/units/${one}/groups`, group);
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, "already_exists"]);
  const ended = await county.administrator.post(`/units/${one}/groups/${id}/end`, {
    on: "2026-05-31",
    version: 1,
  });
  expect([ended.status, (await due()) - before]).toEqual([204, 2]);
  expect(
    (await county.administrator.post(`/units/${one}/groups`, { ...group, fromOn: "2026-06-01" })).status,
  ).toBe(201);
});

test("a meeting that does not apply is not asked of the branch", async () => {
  const { county, one } = await aTree();
  county.on("2026-06-30");
  const missing = async () => {
    const { ratings } = (await (await county.administrator.get("/branch-ratings?year=2026")).json()) as {
      ratings: {
        branchId: string;
        items: { code: string; params: { due: number }; removed: string | null }[];
      }[];
    };
    return ratings.find(({ branchId }) => branchId === one)?.items ?? [];
  };
  const due = (items: Awaited<ReturnType<typeof missing>>) =>
    items.find(({ code }) => code === "meetings")?.params.due ?? 0;
  const before = due(await missing());
  await idOf(
    await county.administrator.post(`/units/${one}/standards`, terms({ standard: "themed_party_day" })),
  );
  await idOf(
    await county.administrator.post(`/units/${one}/standards`, terms({ standard: "inspection", version: 2 })),
  );
  const after = await missing();
  expect(before - due(after)).toBeGreaterThanOrEqual(5);
  expect(after.filter(({ removed }) => removed === "not_applicable").map(({ code }) => code)).toEqual([
    "inspections",
    "rectification",
    "closing",
  ]);
});
