import { expect, test } from "vitest";
import type { ContributionPage, MustReadList } from "../../../worker/study/learning/shape";
import { aCounty, aPerson, idOf, invited, withBranches } from "../../support/world";

async function aBranch() {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one = "", other = ""] = Object.values(branches);
  const me = await aPerson(county, one, "甲一");
  const theirs = await aPerson(county, other, "乙一");
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const person = await invited(county, "person", { person: me }, "jiayi");
  return { county, me, theirs, secretary, person };
}

test("a person's own certificate waits for the branch, what the branch enters is approved at once", async () => {
  const { me, secretary, person } = await aBranch();
  const certificate = { kind: "certificate", doneOn: "2026-06-01", title: "干部网络学院", minutes: 480 };
  const own = await idOf(await person.post("/learning", certificate));
  const lesson = { personId: me, kind: "lesson", doneOn: "2026-07-01", title: "七一党课" };
  expect((await person.post("/learning", lesson)).status).toBe(403);
  await idOf(await secretary.post("/learning", lesson));
  const rows = async () =>
    ((await (await secretary.get("/learning")).json()) as ContributionPage).contributions.map((row) => [
      row.kind,
      row.approvedAt !== null,
    ]);
  expect(await rows()).toEqual([
    ["lesson", true],
    ["certificate", false],
  ]);
  expect((await person.post(`/learning/${own}/approval`)).status).toBe(403);
  expect((await secretary.post(`/learning/${own}/approval`)).status).toBe(204);
  expect((await secretary.post(`/learning/${own}/approval`)).status).toBe(409);
  expect(await rows()).toContainEqual(["certificate", true]);
});

test("hours come by certificate only, and a certificate always has them", async () => {
  const { me, secretary } = await aBranch();
  const add = (more: object) =>
    secretary.post("/learning", { personId: me, doneOn: "2026-06-01", title: "学习", ...more });
  expect((await add({ kind: "certificate" })).status).toBe(422);
  expect((await add({ kind: "speech", minutes: 60 })).status).toBe(422);
});

test("the county names the year's books, the branch says who of its people has read them", async () => {
  const { county, me, theirs, secretary, person } = await aBranch();
  expect((await secretary.post("/must-reads", { year: 2026, title: "党章" })).status).toBe(403);
  const book = await idOf(await county.administrator.post("/must-reads", { year: 2026, title: "党章" }));
  const read = (...people: string[]) =>
    secretary.post(`/must-reads/${book}/readings`, { people, finishedOn: "2026-10-01" });
  expect(await (await read(me, theirs)).json()).toMatchObject({
    fields: [{ path: "people.1", reason: "not_found" }],
  });
  expect((await read(me)).status).toBe(204);
  expect((await read(me)).status).toBe(204);
  const list = (await (await person.get("/must-reads?year=2026")).json()) as MustReadList;
  expect(list.mustReads).toEqual([
    { id: book, title: "党章", readings: [{ personId: me, finishedOn: "2026-10-01" }] },
  ]);
});
