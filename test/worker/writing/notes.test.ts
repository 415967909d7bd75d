import { expect, test } from "vitest";
import type { Progress } from "../../../worker/inspection/progress/shape";
import type { NoteDetail, NotePage } from "../../../worker/writing/notes/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;
const fieldOf = async (reply: Response) =>
  ((await reply.json()) as { fields?: { path: string; reason: string }[] }).fields?.[0];
const listed = async (who: Caller, query = "") =>
  ((await (await who.get(`/notes${query}`)).json()) as NotePage).notes;
const note = (more: Record<string, unknown> = {}) => ({
  form: "typed",
  writtenOn: "2026-09-20",
  title: "学习笔记",
  body: "你好，世界！",
  ...more,
});

async function aBranch(today = "2026-10-14") {
  const county = await aCounty({ today });
  const { branches, root } = await withBranches(county, "城关支部", "东街支部");
  const [one = "", other = ""] = Object.values(branches);
  const me = await aPerson(county, one, "甲一");
  const person = await invited(county, "person", { person: me }, "jiayi");
  const inspector = await invited(county, "inspector", { unit: root }, "ducha");
  return { county, root, one, other, me, person, inspector };
}

test("a typed note is counted by zh-1 on the server and stored with the rule's name", async () => {
  const { person } = await aBranch();
  const made = (await (await person.post("/notes", note())).json()) as { id: string; characters: number };
  expect(made.characters).toBe(6);
  const stored = (await (await person.get(`/notes/${made.id}`)).json()) as NoteDetail;
  expect(stored).toMatchObject({ characters: 6, characterRule: "zh-1", body: "你好，世界！" });
  expect(await fieldOf(await person.post("/notes", note({ declaredCharacters: 900 })))).toEqual({
    path: "declaredCharacters",
    reason: "only_for_a_book",
    params: undefined,
  });
  expect((await person.post("/notes", note({ body: "  \n " }))).status).toBe(422);
});

test("notes are searched by title and name on the server", async () => {
  const { county, one, person } = await aBranch();
  await person.post("/notes", note({ title: "读 GB/T 9704 有感" }));
  const other = await invited(county, "person", { person: await aPerson(county, one, "乙二") }, "yier");
  await other.post("/notes", note());
  const titles = async (sought: string) =>
    (await listed(county.administrator, `?q=${encodeURIComponent(sought)}`)).map((row) => row.title);
  expect(await titles("gb/t")).toEqual(["读 GB/T 9704 有感"]);
  expect(await titles("乙二")).toEqual(["学习笔记"]);
  expect(await titles("没有的")).toEqual([]);
});

test("a hand-written book declares its characters until an inspector has counted them, once", async () => {
  const { person, inspector } = await aBranch();
  const book = { form: "book", body: "", declaredCharacters: 5000 };
  const id = await idOf(await person.post("/notes", note(book)));
  expect((await person.post("/notes", note({ form: "book", body: "" }))).status).toBe(422);
  expect((await person.post(`/notes/${id}/verification`, { characters: 1 })).status).toBe(403);
  expect((await inspector.post(`/notes/${id}/verification`, { characters: 4800 })).status).toBe(204);
  expect(await codeOf(await inspector.post(`/notes/${id}/verification`, { characters: 4900 }))).toBe(
    "already_decided",
  );
  expect(await listed(person)).toMatchObject([
    { characters: 5000, characterRule: "declared", verifiedCharacters: 4800 },
  ]);
  const typed = await idOf(await person.post("/notes", note()));
  expect((await inspector.post(`/notes/${typed}/verification`, { characters: 4 })).status).toBe(422);
});

test("a note is of the current work year and not of the future; last year's is entered until 20 January", async () => {
  const { county, person } = await aBranch();
  const reason = async (writtenOn: string) =>
    (await fieldOf(await person.post("/notes", note({ writtenOn }))))?.reason;
  expect(await reason("2026-10-15")).toBe("in_the_future");
  expect(await reason("2025-12-31")).toBe("year_over");
  county.on("2027-01-20");
  expect(await reason("2026-12-31")).toBe(undefined);
  county.on("2027-01-21");
  expect(await reason("2026-12-31")).toBe("year_over");
});

test("a note is taken back by its writer until the inspection of its quarter is open", async () => {
  const { county, person } = await aBranch("2026-09-21");
  const [gone, kept] = [
    await idOf(await person.post("/notes", note())),
    await idOf(await person.post("/notes", note())),
  ];
  expect((await county.administrator.post(`/notes/${gone}/withdrawal`)).status).toBe(403);
  expect((await person.post(`/notes/${gone}/withdrawal`)).status).toBe(204);
  expect(await codeOf(await person.post(`/notes/${gone}/withdrawal`))).toBe("withdrawn");
  county.on("2026-10-01");
  await tick(county);
  expect(await codeOf(await person.post(`/notes/${kept}/withdrawal`))).toBe("frozen");
  expect(await listed(person)).toMatchObject([
    { id: kept, frozen: true, can: [] },
    { id: gone, withdrawnAt: expect.any(Number) },
  ]);
});

test("a secretary reads and writes notes of the own branch only, a leader none", async () => {
  const { county, root, one, other, me, person } = await aBranch();
  const id = await idOf(await person.post("/notes", note()));
  const leader = await invited(county, "leader", { unit: root }, "lingdao");
  expect((await leader.get("/notes")).status).toBe(403);
  expect((await leader.get(`/notes/${id}`)).status).toBe(403);
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const stranger = await invited(county, "secretary", { unit: other }, "other");
  expect((await listed(secretary)).map((row) => row.id)).toEqual([id]);
  await idOf(await secretary.post("/notes", note({ personId: me })));
  expect(await listed(stranger)).toEqual([]);
  expect((await stranger.get(`/notes/${id}`)).status).toBe(404);
  expect((await stranger.post("/notes", note({ personId: me }))).status).toBe(404);
  expect((await stranger.get(`/notes/progress?person=${me}`)).status).toBe(404);
});

test("progress is the year so far against the floor to the quarter's end and the year's target", async () => {
  const { county, person } = await aBranch();
  await person.post("/notes", note({ body: "学".repeat(1200), writtenOn: "2026-03-01" }));
  await person.post("/notes", note({ body: "习".repeat(300), writtenOn: "2026-10-10" }));
  const withdrawn = await idOf(await person.post("/notes", note({ body: "删".repeat(500) })));
  await person.post(`/notes/${withdrawn}/withdrawal`);
  const before = county.recording.roundTrips;
  const progress = (await (await person.get("/notes/progress")).json()) as Progress;
  expect(county.recording.roundTrips - before).toBe(4);
  expect(progress).toMatchObject({
    year: 2026,
    quarter: "2026Q4",
    characters: 1500,
    notesInQuarter: 1,
    charactersFloor: "6000/1",
    charactersTarget: "6000/1",
    minutesTarget: "1920/1",
    half: "2026H2",
    essays: [],
    essaysRequired: 1,
    essayCharacters: 800,
  });
});
