import { expect, test } from "vitest";
import { numbersFrom } from "../../../db/demo/random";
import { writing } from "../../../db/demo/writing";
import { erasure } from "../../../worker/gathered/erasure";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { dropExpired } from "../../../worker/schedule/records-expiry";
import { piecesOf, sketchOf } from "../../../worker/writing/likeness/rules";
import type { LikenessList } from "../../../worker/writing/likeness/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, type County, idOf, invited, withBranches } from "../../support/world";

const text = (seed: number) => writing(numbersFrom(seed), 1_700);
/** Every twentieth character another one. */
const almost = (of: string) => [...of].map((one, at) => (at % 20 === 7 ? "改" : one)).join("");

/** Each pair once; a text that the reader may not open is a dash. */
function told(pairs: LikenessList["pairs"]): string[][] {
  const names = pairs.map(({ text, other }) => [text.name, other?.name ?? "—"].toSorted().join(" "));
  return [...new Set(names)].toSorted().map((pair) => pair.split(" "));
}

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
    const reply = await by.get(`/likenesses?branch=${branch}&quarter=${quarter}`);
    return reply.status === 200 ? told(((await reply.json()) as LikenessList).pairs) : reply.status;
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

  const three = [
    ["于波", "何东"],
    ["于波", "高翔"],
    ["何东", "高翔"],
  ];
  expect(await pairs(county.administrator)).toEqual(three);
  expect(await pairs(secretary)).toEqual([
    ["—", "于波"],
    ["—", "高翔"],
    ["于波", "高翔"],
  ]);
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

const essay = (body: string, more: object = {}) => ({ half: "2026H1", title: "心得体会", body, ...more });

test("an essay is compared like a note: with essays and notes of other branches, by kind and half-year, and with nobody's of another county", async () => {
  const { county, other, people, write, pairs, secretary } = await twoBranches();
  const abroad = await twoBranches();
  await abroad.write(abroad.secretary, abroad.people.于波, text(1));
  const mine = await invited(county, "person", { person: people.于波 }, "yubo");
  const theirs = await invited(county, "person", { person: people.何东 }, "hedong");
  await mine.post("/essays", essay(text(1)));
  expect(await pairs(county.administrator)).toEqual([]);
  await theirs.post("/essays", essay(almost(text(1))));
  expect(await pairs(county.administrator)).toEqual([["于波", "何东"]]);
  await write(secretary, people.林丽, text(1));
  const { pairs: found } = (await (
    await county.administrator.get(`/likenesses?branch=${other}&quarter=2026Q2`)
  ).json()) as LikenessList;
  expect(found.map(({ text: of, other: with_ }) => [of.kind, of.on, with_?.kind, with_?.on])).toEqual([
    ["essay", "2026H1", "essay", "2026H1"],
    ["essay", "2026H1", "note", "2026-02-10"],
  ]);
  expect(await abroad.pairs(abroad.county.administrator)).toEqual([]);
}, 60_000);

test("a branch's secretary is told that a text elsewhere is alike, and neither whose it is nor a word or id of it", async () => {
  const { one, elsewhere, secretary, people, write } = await twoBranches();
  const theirs = await write(elsewhere, people.何东, text(1), { title: "他们的标题" });
  await write(secretary, people.于波, almost(text(1)));
  const answer = await (await secretary.get(`/likenesses?branch=${one}&quarter=2026Q1`)).text();
  expect((JSON.parse(answer) as LikenessList).pairs).toMatchObject([{ text: { name: "于波" }, other: null }]);
  for (const hidden of [theirs, "何东", "他们的标题", people.何东]) expect(answer).not.toContain(hidden);
});

test("a text whose writer has left the branch is the county's to read, and to the secretary one that is somewhere", async () => {
  const { county, one, other, secretary, people, write, pairs } = await twoBranches();
  await write(secretary, people.于波, text(1));
  await write(secretary, people.高翔, text(1));
  county.on("2026-02-12");
  const moved = { branchId: other, fromOn: "2026-02-12", version: 1 };
  expect((await county.administrator.post(`/people/${people.高翔}/transfer`, moved)).status).toBe(204);
  expect(await pairs(county.administrator, one)).toEqual([["于波", "高翔"]]);
  expect(await pairs(secretary, one)).toEqual([["—", "于波"]]);
});

test("a text that says one sentence over and over is hinted at on its own", async () => {
  const { county, one, secretary, people, write, pairs } = await twoBranches();
  const id = await write(
    secretary,
    people.于波,
    "要把学到的东西用到本职工作中去，把每一件小事办好。".repeat(40),
  );
  await write(secretary, people.高翔, text(1));
  const list = (await (
    await county.administrator.get(`/likenesses?branch=${one}&quarter=2026Q1`)
  ).json()) as LikenessList;
  expect(list.repetitions.map(({ text: of, shared, pieces }) => [of.id, shared / pieces > 0.9])).toEqual([
    [id, true],
  ]);
  expect(await pairs(secretary)).toEqual([]);
});

const rowsOf = async ({ binding, code }: County, table: string) =>
  (
    await binding
      .prepare(`SELECT * FROM ${table} WHERE county_id = ?1`)
      .bind(code)
      .all<Record<string, unknown>>()
  ).results;

test("an essay handed in anew is found by its new words and not by the old; a repeat of the request changes nothing", async () => {
  const { county, people, secretary, pairs } = await twoBranches();
  const mine = await invited(county, "person", { person: people.于波 }, "yubo");
  const theirs = await invited(county, "person", { person: people.高翔 }, "gaoxiang");
  const first = await idOf(await mine.post("/essays", essay(text(1))));
  const hand = () => theirs.post("/essays", essay(text(1)), { "idempotency-key": "a-key-of-this-device" });
  const answers = [await (await hand()).text(), await (await hand()).text()];
  expect(answers[0]).toBe(answers[1]);
  const kept = async () => [
    (await rowsOf(county, "text_sketches")).length,
    (await rowsOf(county, "text_likenesses")).length,
  ];
  expect(await kept()).toEqual([2, 2]);
  const returned = await county.administrator.post(`/essays/${first}/return`, {
    version: 1,
    comment: "重写",
  });
  expect(returned.status).toBe(204);
  expect((await mine.post("/essays", essay(text(2)))).status).toBe(201);
  expect([await kept(), await pairs(secretary)]).toEqual([[2, 0], []]);
  const third = await invited(county, "person", { person: people.林丽 }, "linli");
  await third.post("/essays", essay(almost(text(2))));
  expect(await pairs(secretary)).toEqual([["于波", "林丽"]]);
}, 60_000);

test("a note that is taken back takes its sketch with it, and so does the erasure of who wrote it", async () => {
  const { county, secretary, people, write } = await twoBranches();
  const note = await write(secretary, people.于波, text(1));
  await write(secretary, people.高翔, text(1));
  await write(secretary, people.林丽, text(3));
  expect((await secretary.post(`/notes/${note}/withdrawal`)).status).toBe(204);
  const left = async () => (await rowsOf(county, "text_sketches")).length;
  expect([await left(), await rowsOf(county, "text_likenesses")]).toEqual([2, []]);
  const [account] = await rowsOf(county, "accounts");
  const scope = await county.scopeOf(String(account?.id));
  await county.planting.batch(
    erasure({ ...scope, db: county.planting }, { personId: people.高翔, name: "离任人员" }) as never,
  );
  expect(await left()).toBe(1);
});

test("sketches go once no text of their year is handed in any more; texts that wait for one get it", async () => {
  const { county, secretary, people, write, pairs } = await twoBranches();
  await write(secretary, people.于波, text(1));
  const [before] = await rowsOf(county, "text_sketches");
  const emptied = Array.from({ length: 8 }, (_, at) => `band${at} = NULL`).join();
  await county.binding
    .prepare(`UPDATE text_sketches SET ${emptied} WHERE county_id = ?1`)
    .bind(county.code)
    .run();
  await write(secretary, people.高翔, text(1));
  expect(await pairs(secretary)).toEqual([]);
  await tick(county);
  expect((await rowsOf(county, "text_sketches")).find(({ text_id }) => text_id === before?.text_id)).toEqual(
    before,
  );
  await write(secretary, people.林丽, text(1));
  expect(await pairs(secretary)).toEqual([
    ["于波", "林丽"],
    ["林丽", "高翔"],
  ]);
  for (const [day, left] of [
    ["2027-12-31", 3],
    ["2028-01-01", 0],
  ] as const) {
    county.on(day);
    await dropExpired(county.db, county.now.ms, Date.now());
    expect([day, (await rowsOf(county, "text_sketches")).length]).toEqual([day, left]);
  }
}, 60_000);

/** Notes planted with their sketches: the same text for all, each met in one band alone, so that all bands are full and as many as are read at all are alike. */
async function withWriters(county: County, branch: string, people: number, year: number): Promise<void> {
  const body = text(100);
  const sketch = sketchOf(piecesOf(body));
  const rows = Array.from({ length: people }, (_, n) => ({
    id: `not_${year}${n}`,
    body,
    bands: sketch.map((band, at) => (at === n % 8 ? band : n * 8 + at)),
  }));
  const put = (sql: string) =>
    county.binding.prepare(sql).bind(county.code, JSON.stringify(rows), branch).run();
  await put(`INSERT INTO notes (county_id, id, person_id, branch_id, form, written_on, title, body, characters, character_rule, created_at)
    SELECT ?1, r.value->>'id', (SELECT min(id) FROM people WHERE county_id = ?1), ?3, 'typed', '${year}-01-05', '笔记', r.value->>'body', 1700, 'zh-1', 0
    FROM json_each(?2) r`);
  const bands = Array.from({ length: 8 }, (_, at) => at);
  await county.binding
    .prepare(
      `INSERT INTO text_sketches (county_id, text_id, year, ${bands.map((at) => `band${at}`).join()})
      SELECT ?1, r.value->>'id', ?3, ${bands.map((at) => `r.value->'bands'->>${at}`).join()} FROM json_each(?2) r`,
    )
    .bind(county.code, JSON.stringify(rows), year)
    .run();
}

test("a hand-in compares for at most 300 rows read, as many beside four times the people and after years", async () => {
  const read: number[][] = [];
  for (const [people, years] of [
    [120, [2026]],
    [480, [2024, 2025, 2026]],
  ] as const) {
    const { county, other, secretary, people: known, write } = await twoBranches();
    for (const year of years) await withWriters(county, other, people, year);
    const { statements } = secretary.recording;
    const rows = async (hand: () => Promise<unknown>) => {
      const before = statements.length;
      await hand();
      return statements
        .slice(before)
        .filter(({ sql }) => /text_(sketches|likenesses)/.test(sql))
        .reduce((sum, one) => sum + one.rowsRead, 0);
    };
    const mine = await invited(county, "person", { person: known.高翔 }, "gaoxiang");
    read.push([
      await rows(() => write(secretary, known.于波, text(1))),
      await rows(() => write(secretary, known.于波, text(100))),
      await rows(() => mine.post("/essays", essay(text(100)))),
    ]);
  }

  expect(read[1]).toEqual(read[0]);
  for (const rows of read.flat()) expect(rows).toBeLessThanOrEqual(300);
}, 60_000);
