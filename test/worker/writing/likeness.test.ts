import { expect, test } from "vitest";
import { numbersFrom } from "../../../db/demo/random";
import { writing } from "../../../db/demo/writing";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import type { LikenessList } from "../../../worker/writing/likeness/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const text = (seed: number) => writing(numbersFrom(seed), 1_700);
/** Every twentieth character another one. */
const almost = (of: string) => [...of].map((one, at) => (at % 20 === 7 ? "改" : one)).join("");

async function twoBranches() {
  const county = await aCounty({ today: "2026-02-10" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, other] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const elsewhere = await invited(county, "secretary", { unit: other }, "shuji2");
  const people = {
    于波: await aPerson(county, one, "于波", { staffNumber: "S1" }),
    高翔: await aPerson(county, one, "高翔", { staffNumber: "S2" }),
    林丽: await aPerson(county, one, "林丽", { staffNumber: "S3" }),
    何东: await aPerson(county, other, "何东", { staffNumber: "S4" }),
  };
  const write = async (by: Caller, personId: string, body: string, more: Record<string, unknown> = {}) =>
    idOf(
      await by.post("/notes", {
        personId,
        form: "typed",
        writtenOn: "2026-02-10",
        title: "笔记",
        body,
        ...more,
      }),
    );
  const pairs = async (by: Caller, branch = one, quarter = "2026Q1") => {
    const reply = await by.get(`/notes/likenesses?branch=${branch}&quarter=${quarter}`);
    return reply.status === 200
      ? ((await reply.json()) as LikenessList).pairs.map(({ notes }) =>
          notes.map(({ name }) => name).toSorted(),
        )
      : reply.status;
  };
  return { county, one, other, secretary, elsewhere, people, write, pairs };
}

test("scenario 13: two notes 95 % alike are a hint on both inspection items and change nothing until an inspector decides", async () => {
  const { county, one, secretary, elsewhere, people, write, pairs } = await twoBranches();
  await write(secretary, people.于波, text(1));
  await write(secretary, people.高翔, almost(text(1)));
  await write(secretary, people.林丽, text(2));
  await write(elsewhere, people.何东, text(1));
  county.on("2026-04-01");
  await tick(county);

  expect(await pairs(county.administrator)).toEqual([["于波", "高翔"]]);
  expect(await pairs(secretary)).toEqual([["于波", "高翔"]]);
  const { inspections } = (await (await county.administrator.get("/inspections")).json()) as {
    inspections: { id: string; branchId: string }[];
  };
  const id = inspections.find(({ branchId }) => branchId === one)?.id;
  type Items = { items: { personId: string; name: string; verdict: string; reasons: unknown[] }[] };
  const items = async () =>
    ((await (await county.administrator.get(`/inspections/${id}`)).json()) as Items).items;
  expect((await items()).map(({ name, verdict, reasons }) => [name, verdict, reasons])).toEqual(
    expect.arrayContaining([
      ["于波", "pass", []],
      ["高翔", "pass", []],
      ["林丽", "pass", []],
    ]),
  );
  const decided = await county.administrator.put(`/inspections/${id}/items/${people.高翔}`, {
    quality: "poor",
    remark: "与于波笔记雷同",
    version: 0,
  });
  expect(decided.status).toBe(200);
  expect((await items()).map(({ name, verdict }) => `${name} ${verdict}`).toSorted()).toEqual([
    "于波 pass",
    "林丽 pass",
    "高翔 rectify",
  ]);
}, 30_000);

test("a note taken back is no hint any more; excerpts, books and other quarters give none", async () => {
  const { secretary, people, write, pairs } = await twoBranches();
  await write(secretary, people.于波, text(1));
  const copy = await write(secretary, people.高翔, text(1));
  await write(secretary, people.林丽, text(1), { isExcerpt: true });
  await write(secretary, people.林丽, text(1), { form: "book", declaredCharacters: 1_700 });
  expect(await pairs(secretary)).toEqual([["于波", "高翔"]]);
  expect(await pairs(secretary, undefined, "2026Q2")).toEqual([]);
  expect((await secretary.post(`/notes/${copy}/withdrawal`)).status).toBe(204);
  expect(await pairs(secretary)).toEqual([]);
});

test("where a county starts to compare, notes written before are compared too; a pair over two quarters is a hint in both", async () => {
  const { county, secretary, people, write, pairs } = await twoBranches();
  for (const [fromQuarter, on, basedOn] of [
    ["2026Q2", false, 1],
    ["2026Q3", true, 2],
  ] as const) {
    const content = defaultMeasures();
    content.inspection.alike.on = on;
    const body = { content, fromQuarter, reason: "县委常委会研究", basedOn };
    expect((await county.administrator.post("/measures", body)).status).toBe(201);
  }
  county.on("2026-07-10");
  await write(secretary, people.于波, text(1), { writtenOn: "2026-05-10" });
  await write(secretary, people.林丽, text(1), { writtenOn: "2026-05-11" });
  expect(await pairs(secretary, undefined, "2026Q2")).toEqual([]);
  await write(secretary, people.高翔, text(1), { writtenOn: "2026-07-10" });
  for (const quarter of ["2026Q2", "2026Q3"])
    expect(await pairs(secretary, undefined, quarter)).toEqual([
      ["于波", "高翔"],
      ["林丽", "高翔"],
    ]);
  expect(await pairs(secretary, undefined, "2026Q4")).toEqual([]);
});

test("only who inspects the branch is told, and a branch that is not there is not found", async () => {
  const { county, one, elsewhere, pairs } = await twoBranches();
  const leader = await invited(county, "leader", { unit: one }, "gao");
  expect([await pairs(elsewhere), await pairs(leader)]).toEqual([404, 403]);
});

test("writing a note asks as often in a branch with thirty notes as in one with three", async () => {
  const { secretary, people, write } = await twoBranches();
  const { recording } = secretary;
  const cost = async (seed: number) => {
    const [trips, before] = [recording.roundTrips, recording.statements.length];
    await write(secretary, people.于波, text(seed));
    return [recording.roundTrips - trips, recording.statements.length - before];
  };
  for (let seed = 1; seed <= 3; seed++) await write(secretary, people.高翔, text(seed));
  const few = await cost(100);
  for (let seed = 4; seed <= 30; seed++) await write(secretary, people.高翔, text(seed));
  expect(await cost(101)).toEqual(few);
}, 60_000);
