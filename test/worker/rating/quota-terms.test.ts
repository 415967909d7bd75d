import { expect, test } from "vitest";
import { aStory, quotaOf } from "../../support/story";
import { aPerson, idOf, invited } from "../../support/world";

const terms = (more: Record<string, unknown> = {}) => ({
  fromYear: 2026,
  optsIntoPool: false,
  approvedShare: false,
  document: null,
  version: 1,
  ...more,
});

async function parentOf(story: Awaited<ReturnType<typeof aStory>>, branch: string): Promise<string> {
  const row = await story.county.binding
    .prepare("SELECT parent_id AS id FROM units WHERE county_id = ?1 AND id = ?2")
    .bind(story.county.code, branch)
    .first<{ id: string }>();
  return row?.id ?? "";
}

test("branches without a seat of their own that opted in share a pool at their parent, an approved share raises the organ's cap, and what is recorded later leaves a done run as it was", async () => {
  const names = ["甲支部", "乙支部", "丙支部", "丁支部"];
  const story = await aStory(...names);
  const { county } = story;
  const branches = names.map(story.branch);
  const organ = await parentOf(story, branches[0] ?? "");
  for (const branch of branches) {
    for (const n of [1, 2]) await aPerson(county, branch, `党员${n}`);
    for (const month of [2, 5, 8, 11]) story.session(branch, `2026-${String(month).padStart(2, "0")}-10`);
  }
  const set = (unit: string | undefined, body: object) =>
    county.administrator.post(`/units/${unit}/quota-terms`, body);
  for (const branch of branches.slice(0, 3)) await idOf(await set(branch, terms({ optsIntoPool: true })));
  await idOf(await set(organ, terms({ approvedShare: true, document: "云组〔2026〕7号" })));
  await story.tell();

  const pool = await quotaOf(county, `pool:${organ}`);
  expect([pool?.base, pool?.cap]).toEqual([6, 2]);
  expect((await quotaOf(county, branches[3] ?? ""))?.cap).toBe(0);
  expect(await quotaOf(county, branches[0] ?? "")).toBeNull();
  const annual = await quotaOf(county, organ);
  expect([annual?.base, annual?.cap]).toEqual([8, 2]);

  for (const branch of branches.slice(0, 3)) await idOf(await set(branch, terms({ version: 2 })));
  expect(await quotaOf(county, `pool:${organ}`)).toEqual(pool);
  const { terms: kept } = (await (
    await county.administrator.get(`/units/${branches[0]}/quota-terms`)
  ).json()) as {
    terms: { optsIntoPool: boolean }[];
  };
  expect(kept.map(({ optsIntoPool }) => optsIntoPool)).toEqual([false, true]);
}, 60_000);

test("without terms the organ's cap is the usual share", async () => {
  const story = await aStory("甲支部");
  const branch = story.branch("甲支部");
  for (let n = 0; n < 8; n++) await aPerson(story.county, branch, `党员${n}`);
  story.session(branch, "2026-02-10");
  const organ = await parentOf(story, branch);
  const later = await story.county.administrator.post(
    `/units/${organ}/quota-terms`,
    terms({ fromYear: 2027, approvedShare: true, document: "云组〔2027〕1号" }),
  );
  expect(later.status).toBe(201);
  await story.tell();
  const annual = await quotaOf(story.county, organ);
  expect([annual?.base, annual?.cap]).toEqual([8, 1]);
}, 60_000);

test("an approval without its document, for a branch, or for a year far off is refused by field; a secretary sets nothing", async () => {
  const story = await aStory("甲支部");
  const { county } = story;
  const branch = story.branch("甲支部");
  const organ = await parentOf(story, branch);
  const wrong = async (unit: string, body: object) => {
    const reply = await county.administrator.post(`/units/${unit}/quota-terms`, body);
    const { fields } = (await reply.json()) as { fields: { path: string; reason: string }[] };
    return [reply.status, ...fields.map(({ path, reason }) => `${path} ${reason}`)];
  };
  expect(await wrong(organ, terms({ approvedShare: true, document: " " }))).toEqual([
    422,
    "document required",
  ]);
  expect(await wrong(branch, terms({ approvedShare: true, document: "一号" }))).toEqual([
    422,
    "approvedShare not_an_organ",
  ]);
  expect(await wrong(organ, terms({ fromYear: 2030 }))).toEqual([422, "fromYear out_of_range"]);
  const secretary = await invited(county, "secretary", { unit: branch }, "shuji");
  expect((await secretary.post(`/units/${branch}/quota-terms`, terms())).status).toBe(403);
  const { terms: kept } = (await (await county.administrator.get(`/units/${organ}/quota-terms`)).json()) as {
    terms: unknown[];
  };
  expect(kept).toEqual([]);
});
