import { expect, test } from "vitest";
import { aStory, ratingOf } from "../../support/story";
import { aCounty, aPerson, idOf, invited, withBranches } from "../../support/world";

async function remarksOf(story: Awaited<ReturnType<typeof aStory>>, personId: string) {
  const row = await story.county.binding
    .prepare(
      `SELECT s.score FROM assessment_scores s JOIN assessments a ON a.county_id = s.county_id AND a.id = s.assessment_id
      WHERE s.county_id = ?1 AND s.person_id = ?2 AND a.scheme = 'democratic_appraisal' ORDER BY a.attempt DESC LIMIT 1`,
    )
    .bind(story.county.code, personId)
    .first<{ score: string }>();
  const { remarks } = JSON.parse(row?.score ?? "{}") as { remarks: { code: string; params: object }[] };
  return remarks.map(({ code, params }) => ({ code, params }));
}

test("a department head owes the lessons of the rota as it stood at the year's freeze; a turn taken off and one entered later are owed by nobody", async () => {
  const story = await aStory("甲支部");
  const { county } = story;
  const branch = story.branch("甲支部");
  const head = await aPerson(county, branch, "周文", { post: "department_head", staffNumber: "S1" });
  const staff = await aPerson(county, branch, "于波", { staffNumber: "S2" });
  const turn = (personId: string, topic = "监督法") => ({
    personId,
    year: 2026,
    plannedOn: "2026-05-12",
    topic,
  });
  const add = async (body: object) => idOf(await county.administrator.post("/lectures", body));
  for (const month of ["02", "05", "08", "11"]) story.session(branch, `2026-${month}-10`);
  await add(turn(head));
  await add(turn(head, "代表法"));
  await add(turn(staff));
  const dropped = await add(turn(head, "预算法"));
  expect((await county.administrator.post(`/lectures/${dropped}/withdrawal`)).status).toBe(204);
  story.contribution(branch, head, "2026-05-12", { kind: "lesson", title: "监督法" });
  // The 21st is after the freeze: the day's run counts what stood at its beginning.
  story.at("2027-01-21", () => add({ ...turn(head), year: 2027, plannedOn: null }));
  await story.tell();
  expect((await ratingOf(county, head)).facts.lessonsByRota).toBe(2);
  expect(await remarksOf(story, head)).toEqual([
    { code: "lesson_missing", params: { given: 1, required: 2 } },
  ]);
  expect((await ratingOf(county, staff)).facts.lessonsByRota).toBe(1);
  expect(await remarksOf(story, staff)).toEqual([]);
}, 60_000);

test("a turn belongs to its year and is taken off once; another branch's secretary neither sees nor sets it", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "甲支部", "乙支部");
  const [one, other] = [branches["甲支部"] ?? "", branches["乙支部"] ?? ""];
  const person = await aPerson(county, one, "周文", { post: "department_head" });
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const stranger = await invited(county, "secretary", { unit: other }, "shuji2");
  const turn = { personId: person, year: 2026, plannedOn: "2026-11-05", topic: "代表法" };
  const refused = async (body: object) => {
    const reply = await secretary.post("/lectures", body);
    const { fields } = (await reply.json()) as { fields: { path: string; reason: string }[] };
    return [reply.status, ...fields.map(({ path, reason }) => `${path} ${reason}`)];
  };
  expect(await refused({ ...turn, plannedOn: "2027-01-05" })).toEqual([422, "plannedOn other_year"]);
  expect(await refused({ ...turn, year: 2025, plannedOn: null })).toEqual([422, "year out_of_range"]);
  expect((await stranger.post("/lectures", turn)).status).toBe(404);
  const id = await idOf(await secretary.post("/lectures", turn));
  const seen = async (by: typeof secretary) =>
    ((await (await by.get("/lectures?year=2026")).json()) as { turns: { name: string }[] }).turns.map(
      ({ name }) => name,
    );
  expect([await seen(secretary), await seen(stranger)]).toEqual([["周文"], []]);
  expect((await stranger.post(`/lectures/${id}/withdrawal`)).status).toBe(404);
  expect((await secretary.post(`/lectures/${id}/withdrawal`)).status).toBe(204);
  const again = await secretary.post(`/lectures/${id}/withdrawal`);
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, "withdrawn"]);
  expect(await seen(secretary)).toEqual([]);
});

test("the same turn is entered once; it goes with its person to another branch, with the lesson that was given before", async () => {
  const county = await aCounty({ today: "2026-09-01" });
  const { branches } = await withBranches(county, "甲支部", "乙支部");
  const [one, other] = [branches["甲支部"] ?? "", branches["乙支部"] ?? ""];
  const person = await aPerson(county, one, "周文", { post: "department_head" });
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const next = await invited(county, "secretary", { unit: other }, "shuji2");
  const turn = { personId: person, year: 2026, plannedOn: "2026-09-10", topic: "代表法" };
  const id = await idOf(await secretary.post("/lectures", turn));
  const again = await secretary.post("/lectures", turn);
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, "already_exists"]);
  const lesson = { personId: person, kind: "lesson", title: "代表法", doneOn: "2026-09-01" };
  await idOf(await secretary.post("/learning", lesson));
  await county.administrator.post(`/people/${person}/transfer`, {
    branchId: other,
    fromOn: "2026-09-02",
    version: 1,
  });
  county.on("2026-09-20");
  type Seen = { turns: { id: string; branchName: string }[]; given: { doneOn: string }[] };
  const seen = async (by: typeof secretary) => {
    const { turns, given } = (await (await by.get("/lectures?year=2026")).json()) as Seen;
    return [...turns.map(({ branchName }) => branchName), ...given.map(({ doneOn }) => doneOn)];
  };
  expect([await seen(secretary), await seen(next)]).toEqual([[], ["乙支部", "2026-09-01"]]);
  expect((await secretary.post(`/lectures/${id}/withdrawal`)).status).toBe(404);
  expect((await next.post(`/lectures/${id}/withdrawal`)).status).toBe(204);
  expect((await next.post("/lectures", turn)).status).toBe(201);
});
