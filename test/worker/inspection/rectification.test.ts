import { expect, test } from "vitest";
import { type Day, lastDay } from "../../../worker/core/calendar";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, type County, idOf, invited, withBranches } from "../../support/world";

const quarter = "2026Q1";

/** Two people who wrote nothing in the quarter: one is on approved leave from 6 to 12 May, while everyone has until the 13th. */
async function aCountyWithLeave() {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches, root } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const [away, here] = [
    await aPerson(county, branch, "在外", { fromOn: "2025-06-01" }),
    await aPerson(county, branch, "在岗", { fromOn: "2025-06-01" }),
  ];
  const own = await invited(county, "person", { person: away }, `zaiwai${county.code}`);
  const secretary = await invited(county, "secretary", { unit: branch }, `shuji${county.code}`);
  const inspector = await invited(county, "inspector", { unit: root }, `jiancha${county.code}`);
  for (const day of ["2026-04-01", "2026-04-21"] as const) {
    county.on(day);
    await tick(county);
  }
  const leave = { personId: away, kind: "annual", firstOn: "2026-05-06", lastOn: "2026-05-12" };
  await county.administrator.post(`/leaves/${await idOf(await own.post("/leaves", leave))}/approval`, {});
  return { county, away, here, own, secretary, inspector };
}

async function inspectionOf(caller: Caller) {
  const { inspections } = (await (await caller.get(`/inspections?quarter=${quarter}`)).json()) as {
    inspections: { id: string; finalAt: number | null }[];
  };
  return inspections[0] as { id: string; finalAt: number | null };
}

async function verdicts(county: County): Promise<Record<string, string>> {
  const { id } = await inspectionOf(county.administrator);
  const { items } = (await (await county.administrator.get(`/inspections/${id}`)).json()) as {
    items: { name: string; verdict: string }[];
  };
  return Object.fromEntries(items.map(({ name, verdict }) => [name, verdict]));
}

async function writes(county: County, secretary: Caller, personId: string, day: Day) {
  county.on(day);
  const note = { personId, form: "typed", writtenOn: day, title: "补写", body: "学".repeat(2000) };
  expect((await secretary.post("/notes", note)).status).toBe(201);
}

test("the clock of rectification stands still on a person's approved leave: the person has longer, nobody else", async () => {
  const { county, away, here, own, secretary, inspector } = await aCountyWithLeave();
  county.on("2026-05-08");
  const { items } = (await (await own.get("/inspections/own")).json()) as { items: { rectifyUntil: Day }[] };
  // 6, 7, 8, 11 and 12 May and the working Saturday of the 9th do not pass.
  expect(items[0]?.rectifyUntil).toBe("2026-05-21");

  county.on("2026-05-14");
  await tick(county);
  const { id, finalAt } = await inspectionOf(county.administrator);
  expect([finalAt === null, await verdicts(county)]).toEqual([false, { 在外: "rectify", 在岗: "failed" }]);
  const mark = (person: string) =>
    inspector.put(`/inspections/${id}/items/${person}`, { quality: "good", version: 0 });
  expect(await (await mark(here)).json()).toMatchObject({ code: "frozen" });
  expect((await mark(away)).status).toBe(200);

  await writes(county, secretary, away, "2026-05-20");
  await writes(county, secretary, here, "2026-05-20");
  for (const day of ["2026-05-21", "2026-05-22", "2026-05-23"] as const) {
    county.on(day);
    await tick(county);
  }
  expect(await verdicts(county)).toEqual({ 在外: "rectified", 在岗: "failed" });
  const { results } = await county.binding
    .prepare(
      "SELECT attempt, due_on AS day, done FROM runs WHERE county_id = ?1 AND kind = 'finalise_inspection'",
    )
    .bind(county.code)
    .all();
  expect(results).toEqual([
    { attempt: 1, day: "2026-05-14", done: 1 },
    { attempt: 2, day: "2026-05-22", done: 1 },
  ]);
});

test("whoever is away for the rest of the year is judged before the year's ratings, which wait for nobody else", async () => {
  const { county, own } = await aCountyWithLeave();
  const leave = { kind: "sick", firstOn: "2026-05-13", lastOn: "2027-03-01" };
  await county.administrator.post(`/leaves/${await idOf(await own.post("/leaves", leave))}/approval`, {});
  county.on("2027-01-20");
  await tick(county);
  const statesOf = async () => {
    const { runs } = (await (await county.administrator.get("/runs")).json()) as {
      runs: { kind: string; period: string; attempt: number; state: string }[];
    };
    return runs.filter(({ kind, period }) => kind === "propose_ratings" || period === quarter);
  };
  expect((await statesOf()).map(({ kind, attempt }) => [kind, attempt])).not.toContainEqual([
    "propose_ratings",
    1,
  ]);
  expect((await verdicts(county)).在外).toBe("rectify");
  county.on("2027-01-21");
  await tick(county);
  expect((await verdicts(county)).在外).toBe("failed");
  expect((await statesOf()).filter(({ state }) => state !== "done")).toEqual([]);
  expect((await statesOf()).some(({ kind }) => kind === "propose_ratings")).toBe(true);
});

test("a tick that comes weeks late gives the same: a note after the person's own last day does not count", async () => {
  const { county, away, secretary } = await aCountyWithLeave();
  await writes(county, secretary, away, "2026-05-22");
  county.on("2026-06-15");
  await tick(county);
  expect(await verdicts(county)).toEqual({ 在外: "failed", 在岗: "failed" });
});

test("a leave approved after the day that it would have moved moves nothing", async () => {
  const { county, here } = await aCountyWithLeave();
  const person = await invited(county, "person", { person: here }, `zaigang${county.code}`);
  county.on("2026-05-14");
  const leave = { personId: here, kind: "sick", firstOn: "2026-05-07", lastOn: "2026-05-15" };
  await county.administrator.post(`/leaves/${await idOf(await person.post("/leaves", leave))}/approval`, {});
  const { items } = (await (await person.get("/inspections/own")).json()) as {
    items: { rectifyUntil: Day }[];
  };
  expect([items[0]?.rectifyUntil, lastDay(quarter)]).toEqual(["2026-05-13", "2026-03-31"]);
});

test("a book that was in when the inspector counted all is not added to the count", async () => {
  const { county, here, secretary, inspector } = await aCountyWithLeave();
  county.on("2026-05-07");
  const book = { personId: here, form: "book", writtenOn: "2026-03-20", title: "笔记本", body: "" };
  const entered = await secretary.post("/notes", {
    ...book,
    writtenOn: "2026-05-07",
    declaredCharacters: 800,
  });
  expect(entered.status).toBe(201);
  const { id } = await inspectionOf(county.administrator);
  const mark = { verifiedCharacters: 800, version: 0 };
  // 800 are short of nine tenths of a quarter of 6,000; counted twice they would do.
  expect(await (await inspector.put(`/inspections/${id}/items/${here}`, mark)).json()).toMatchObject({
    verdict: "rectify",
  });
  county.on("2026-06-15");
  await tick(county);
  expect((await verdicts(county)).在岗).toBe("failed");
});

test("what is taken back after the last day was there on it: a run that comes late gives the same verdict", async () => {
  const { county, here, secretary } = await aCountyWithLeave();
  county.on("2026-05-13");
  const note = {
    personId: here,
    form: "typed",
    writtenOn: "2026-05-13",
    title: "补写",
    body: "学".repeat(2000),
  };
  const { id } = (await (await secretary.post("/notes", note)).json()) as { id: string };
  county.on("2026-05-23");
  expect((await secretary.post(`/notes/${id}/withdrawal`)).status).toBe(204);
  await tick(county);
  expect((await verdicts(county)).在岗).toBe("rectified");
});
