import { expect, test } from "vitest";
import type { Comparison } from "../../../worker/reports/comparison/shape";
import type { Dashboard } from "../../../worker/reports/dashboard/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

/** Two branches, one meeting in each quarter until August; the first quarter's inspection is under way or over. */
async function aYear() {
  const county = await aCounty({ today: "2026-01-10" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches.城关支部 ?? "", branches.东街支部 ?? ""];
  const people = { [one]: await aPerson(county, one, "甲"), [two]: await aPerson(county, two, "乙") };
  for (const [heldOn, unitId, status] of [
    ["2026-02-10", one, "present"],
    ["2026-02-11", two, "unexcused"],
    ["2026-05-12", one, "unexcused"],
    ["2026-08-12", two, "present"],
  ] as const) {
    county.on(heldOn);
    const session = { kind: "themed_party_day", audience: "members", title: "主题党日", heldOn };
    const id = await idOf(
      await county.administrator.post("/sessions", {
        ...session,
        startsAt: "15:00",
        endsAt: "17:00",
        unitId,
      }),
    );
    await county.administrator.post(`/sessions/${id}/opening`);
    await county.administrator.put(`/sessions/${id}/attendance`, {
      marks: [{ personId: people[unitId], status, version: 1 }],
    });
    expect((await county.administrator.post(`/sessions/${id}/closure`)).status).toBe(204);
  }
  county.on("2026-08-20");
  await tick(county);
  const { units } = await told<{ units: { id: string; kind: string }[] }>(county.administrator, "/units");
  const root = units.find(({ kind }) => kind === "county")?.id ?? "";
  return { county, one, two, root, secretary: await invited(county, "secretary", { unit: one }, "shuji") };
}

const told = async <T>(who: Caller, path: string) => (await (await who.get(path)).json()) as T;

test("the first page tells the comparison's own figures of a unit in reach, to whoever asks, and of no other", async () => {
  const { county, one, two, root, secretary } = await aYear();
  const administrator = await county.signIn("admin");
  for (const [who, unit] of [
    [administrator, root],
    [administrator, one],
    [secretary, one],
  ] as const)
    for (const period of ["2026Q1", "2026Q3", "2026"]) {
      const {
        unit: shown,
        cells,
        frozen,
        quarters,
      } = await told<Dashboard>(who, `/reports/dashboard?period=${period}&unit=${unit}`);
      const rowOf = ({ rows }: Comparison) => rows.find(({ id }) => id === unit);
      const compared = await told<Comparison>(who, `/reports/comparison?period=${period}`);
      expect([shown?.id, cells, frozen]).toEqual([
        rowOf(compared)?.id,
        rowOf(compared)?.cells,
        compared.frozen,
      ]);
      expect(quarters.map(({ quarter }) => quarter)).toEqual(["2026Q1", "2026Q2", "2026Q3"]);
      for (const { quarter, cells: of } of quarters)
        expect(of).toEqual(
          rowOf(await told<Comparison>(who, `/reports/comparison?period=${quarter}`))?.cells,
        );
    }
  for (const unit of [two, root])
    expect((await secretary.get(`/reports/dashboard?period=2026Q1&unit=${unit}`)).status).toBe(404);
});

test("a year that has not begun has no quarter, and every cell is empty", async () => {
  const county = await aCounty({ today: "2026-01-10" });
  const { units } = await told<{ units: { id: string }[] }>(county.administrator, "/units");
  const { quarters, cells } = await told<Dashboard>(
    county.administrator,
    `/reports/dashboard?period=2027&unit=${units[0]?.id}`,
  );
  expect(quarters).toEqual([]);
  expect(Object.values(cells)).toEqual(Array(6).fill({ n: 0, d: 0, standard: null }));
  expect(
    (await county.administrator.get(`/reports/dashboard?period=2026Q7&unit=${units[0]?.id}`)).status,
  ).toBe(422);
});
