import { expect, test } from "vitest";
import type { EssayDetail, EssayPage } from "../../../worker/writing/essays/shape";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;
const listed = async (who: Caller, query = "") =>
  ((await (await who.get(`/essays${query}`)).json()) as EssayPage).essays;
const essay = (more: Record<string, unknown> = {}) => ({
  half: "2026H2",
  title: "学习体会",
  body: "你好，世界！",
  ...more,
});

async function aBranch() {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one = "", other = ""] = Object.values(branches);
  const me = await aPerson(county, one, "甲一", { post: "leading_cadre" });
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const person = await invited(county, "person", { person: me }, "jiayi");
  return { county, one, other, secretary, person };
}

test("an essay is returned with a comment, handed in again and accepted", async () => {
  const { secretary, person } = await aBranch();
  const first = await person.post("/essays", essay());
  const made = (await first.json()) as { id: string };
  expect(made).toMatchObject({ version: 1, characters: 6 });
  expect(await codeOf(await person.post("/essays", essay()))).toBe("already_submitted");
  const review = (what: string, input: object) => secretary.post(`/essays/${made.id}/${what}`, input);
  expect((await review("return", { version: 1, comment: "请补充体会" })).status).toBe(204);
  expect(await listed(person)).toMatchObject([{ state: "returned", can: ["essay.write"] }]);
  const again = await (await person.post("/essays", essay({ body: "学习2026年计划" }))).json();
  expect(again).toEqual({ id: made.id, version: 2, characters: 6 });
  expect(await codeOf(await review("acceptance", { version: 1 }))).toBe("stale_version");
  expect((await review("acceptance", { version: 2 })).status).toBe(204);
  expect(await codeOf(await person.post("/essays", essay()))).toBe("already_accepted");
  const detail = (await (await person.get(`/essays/${made.id}`)).json()) as EssayDetail;
  expect(detail).toMatchObject({
    state: "accepted",
    version: 2,
    body: "学习2026年计划",
    characterRule: "zh-1",
    minimumCharacters: 1500,
    reviews: [
      { version: 2, outcome: "accepted" },
      { version: 1, outcome: "returned", comment: "请补充体会" },
    ],
  });
});

test("one submission is reviewed once, however many decide at the same moment", async () => {
  const { county, secretary, person } = await aBranch();
  const id = await idOf(await person.post("/essays", essay()));
  const replies = await Promise.all([
    secretary.post(`/essays/${id}/acceptance`, { version: 1 }),
    county.administrator.post(`/essays/${id}/return`, { version: 1, comment: "重写" }),
  ]);
  expect(replies.map((reply) => reply.status).sort()).toEqual([204, 409]);
  const late = replies.find((reply) => reply.status === 409);
  expect(late && (await codeOf(late))).toBe("already_decided");
});

test("an essay belongs to a half-year of this work year that has begun", async () => {
  const { county, person } = await aBranch();
  expect((await person.post("/essays", essay({ half: "2027H1" }))).status).toBe(422);
  expect((await person.post("/essays", essay({ half: "2025H2" }))).status).toBe(422);
  expect((await person.post("/essays", essay({ half: "2026H1" }))).status).toBe(201);
  county.on("2027-01-20");
  expect((await person.post("/essays", essay({ half: "2026H2" }))).status).toBe(201);
  county.on("2027-01-21");
  expect((await person.post("/essays", essay({ half: "2026H2" }))).status).toBe(422);
});

test("a recorder and another branch's secretary read nobody's essays", async () => {
  const { county, one, other, person, secretary } = await aBranch();
  const id = await idOf(await person.post("/essays", essay()));
  const recorder = await invited(county, "recorder", { unit: one }, "jilu");
  const stranger = await invited(county, "secretary", { unit: other }, "other");
  expect((await recorder.get("/essays")).status).toBe(403);
  expect((await recorder.get(`/essays/${id}`)).status).toBe(403);
  expect(await listed(stranger)).toEqual([]);
  expect((await stranger.get(`/essays/${id}`)).status).toBe(404);
  expect((await stranger.post(`/essays/${id}/acceptance`, { version: 1 })).status).toBe(404);
  expect(await listed(secretary, "?half=2026H2&state=submitted")).toMatchObject([
    { id, can: ["essay.review"] },
  ]);
});

test("essays are searched by title and name on the server, whatever the case of Latin letters", async () => {
  const { secretary, person } = await aBranch();
  await person.post("/essays", essay({ half: "2026H1", title: "读 GB/T 9704 有感" }));
  await person.post("/essays", essay());
  const titles = async (sought: string) =>
    (await listed(secretary, `?q=${encodeURIComponent(sought)}`)).map((row) => row.title);
  expect(await titles("gb/t")).toEqual(["读 GB/T 9704 有感"]);
  expect(await titles("甲一")).toEqual(["学习体会", "读 GB/T 9704 有感"]);
  expect(await titles("没有的")).toEqual([]);
});
