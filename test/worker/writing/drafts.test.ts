import { expect, test } from "vitest";
import { aCounty, aPerson, invited, withBranches } from "../../support/world";

type Kept = { draft: { content: Record<string, string>; version: number } | null };

async function aWriter() {
  const county = await aCounty({ today: "2026-10-14" });
  const { branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const one = await invited(county, "person", { person: await aPerson(county, branch, "甲") }, "jia");
  const other = await invited(county, "person", { person: await aPerson(county, branch, "乙") }, "yi");
  const kept = async (who: typeof one, form = "note") =>
    ((await (await who.get(`/drafts/${form}`)).json()) as Kept).draft;
  return { county, one, other, kept };
}

const key = "0123456789abcdef0123456789abcdef";
const note = { form: "typed", writtenOn: "2026-09-20", title: "学习笔记", body: "你好，世界！" };

test("a note that is handed in takes along the draft that carries its key, and a repeat days later makes no second note", async () => {
  const { county, one, other, kept } = await aWriter();
  await one.put("/drafts/note", { content: { key, body: "你好" }, version: 0 });
  await other.put("/drafts/note", { content: { key, body: "别人的" }, version: 0 });
  const first = await one.post("/notes", note, { "idempotency-key": key });
  const again = await one.post("/notes", note, { "idempotency-key": key });
  expect([first.status, again.status]).toEqual([201, 201]);
  const answer = await first.json();
  expect(await again.json()).toEqual(answer);
  county.on("2026-10-16");
  const late = await one.post("/notes", note, { "idempotency-key": key });
  expect([late.status, await late.json()]).toEqual([201, answer]);
  expect(await kept(one)).toBeNull();
  expect((await kept(other))?.content.body).toBe("别人的");
});

test("a note under another key leaves the draft of the next one alone", async () => {
  const { one, kept } = await aWriter();
  await one.put("/drafts/note", { content: { key, body: "还没写完" }, version: 0 });
  await one.post("/notes", note, { "idempotency-key": "fedcba9876543210fedcba9876543210" });
  await one.post("/notes", note);
  expect((await kept(one))?.content.body).toBe("还没写完");
});

test("an essay takes along the draft of its half-year only", async () => {
  const { one, kept } = await aWriter();
  const body = "学习体会".repeat(300);
  await one.put("/drafts/essay.2026H2", { content: { key, body }, version: 0 });
  await one.put("/drafts/essay.2026H1", { content: { key: "another-key-of-mine", body }, version: 0 });
  const sent = await one.post("/essays", { half: "2026H2", title: "体会", body }, { "idempotency-key": key });
  expect(sent.status).toBe(201);
  expect(await kept(one, "essay.2026H2")).toBeNull();
  expect(await kept(one, "essay.2026H1")).not.toBeNull();
});

test("a draft that is let go of late takes nothing newer along, and letting go twice is one effect", async () => {
  const { one, kept } = await aWriter();
  await one.put("/drafts/note", { content: { body: "旧的" }, version: 0 });
  await one.put("/drafts/note", { content: { body: "新的" }, version: 1 });
  expect((await one.delete("/drafts/note", { version: 1 })).status).toBe(204);
  expect((await kept(one))?.content.body).toBe("新的");
  expect((await one.delete("/drafts/note", { version: 2 })).status).toBe(204);
  expect((await one.delete("/drafts/note", { version: 2 })).status).toBe(204);
  expect(await kept(one)).toBeNull();
  expect((await one.delete("/drafts/note", {})).status).toBe(422);
});

test("drafts are kept of notes, half-year essays and measures alone", async () => {
  const { one } = await aWriter();
  for (const form of ["anything", "measure", "essay.2026", "essay.2026H3", "note.2"]) {
    expect((await one.put(`/drafts/${form}`, { content: { body: "甲" }, version: 0 })).status).toBe(404);
    expect((await one.get(`/drafts/${form}`)).status).toBe(404);
  }
});
