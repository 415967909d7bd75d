import { expect, test } from "vitest";
import type { FeedbackPage } from "../../../worker/access/feedback/shape";
import { aCounty, aPerson, invited, withBranches } from "../../support/world";

test("anybody says something about a page; the administrators alone read it, latest first", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const person = await invited(county, "person", { person: await aPerson(county, branch, "甲") }, "jia");
  const key = { "idempotency-key": "0123456789abcdef0123456789abcdef" };
  const said = { page: `/c/${county.code}/notes/new`, body: "字数看不清" };
  expect((await person.post("/feedback", said, key)).status).toBe(201);
  expect((await person.post("/feedback", said, key)).status).toBe(201);
  expect((await person.post("/feedback", { ...said, body: "草稿很好用" })).status).toBe(201);
  expect((await person.post("/feedback", { ...said, body: "  " })).status).toBe(422);
  expect((await person.post("/feedback", { ...said, page: "https://elsewhere.example/" })).status).toBe(422);
  expect((await person.get("/feedback")).status).toBe(403);
  const { feedback } = (await (await county.administrator.get("/feedback")).json()) as FeedbackPage;
  expect(feedback.map((row) => [row.body, row.name])).toEqual([
    ["草稿很好用", "甲"],
    ["字数看不清", "甲"],
  ]);
  const sought = await county.administrator.get(`/feedback?q=${encodeURIComponent("草稿")}`);
  expect(((await sought.json()) as FeedbackPage).feedback.map((row) => row.body)).toEqual(["草稿很好用"]);
});
