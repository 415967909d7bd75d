import { expect, test } from "vitest";
import type { Comparison } from "../../../worker/reports/comparison/shape";
import type { SessionDetail } from "../../../worker/study/registers/shape-answers";
import { aStory, itemOf, ratingOf, type Story } from "../../support/story";
import { aPerson } from "../../support/world";

const attendanceOf = async ({ county }: Story, period: string, unit: string) => {
  const reply = await county.administrator.get(`/reports/comparison?period=${period}`);
  const { rows } = (await reply.json()) as Comparison;
  const { n, d } = rows.find(({ id }) => id === unit)?.cells.attendance ?? { n: -1, d: -1 };
  return [n, d];
};
const starsOf = async ({ county }: Story, branch: string) => {
  const { ratings } = (await (await county.administrator.get("/branch-ratings?year=2026")).json()) as {
    ratings: { branchId: string; items: { code: string; params: Record<string, number> }[] }[];
  };
  const { items = [] } = ratings.find(({ branchId }) => branchId === branch) ?? {};
  const params = items.find(({ code }) => code === "attendance")?.params;
  return [params?.done, params?.of];
};

test("inside a leave that takes March out, what was missed is exempt, recorded attendance stands, and 1 March, outside it, stays as it was", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const away = await aPerson(story.county, branch, "离岗");
  const there = await aPerson(story.county, branch, "在岗");
  for (const [day, status] of [
    ["2026-03-01", "leave"],
    ["2026-03-05", "unexcused"],
    ["2026-03-10", "present"],
    ["2026-03-20", "official"],
    ["2026-03-25", "leave"],
    ["2026-04-10", "unexcused"],
  ] as const)
    story.session(branch, day, { [away]: status });
  // Entered after the registers were closed: it counts all the same.
  story.at("2026-03-28", async () => {
    await story.county.binding
      .prepare(
        `INSERT INTO leaves (county_id, id, person_id, branch_id, kind, first_on, last_on, created_at)
        VALUES (?1, 'lea_0', ?2, ?3, 'sick', '2026-03-02', '2026-03-31', ?4)`,
      )
      .bind(story.county.code, away, branch, story.county.now.ms)
      .run();
    await story.county.binding
      .prepare(
        "INSERT INTO leave_decisions (county_id, leave_id, outcome, created_at) VALUES (?1, 'lea_0', 'approved', ?2)",
      )
      .bind(story.county.code, story.county.now.ms)
      .run();
  });
  await story.tell();
  const { facts } = await ratingOf(story.county, away);
  expect(facts.attendance).toMatchObject({ present: 1, leave: 1, unexcused: 1, official: 1, exempt: 2 });
  const first = await itemOf(story.county, "2026Q1", away);
  expect(first?.facts).toMatchObject({ sessions: { roll: 5, expected: 1, present: 1 }, leaves: 1 });
  expect(first?.facts.unexcusedRecords).toEqual([]);
  expect((await ratingOf(story.county, there)).facts.attendance).toMatchObject({ present: 6, exempt: 0 });
  // Seven of eight: the five sessions of the other and the one attended, with April's absence.
  expect(await attendanceOf(story, "2026Q1", branch)).toEqual([6, 6]);
  expect(await attendanceOf(story, "2026", branch)).toEqual([7, 8]);
  expect(await starsOf(story, branch)).toEqual([7, 8]);
}, 60_000);

test("after a backdated transfer the former branch's rows count nowhere, the county's count under the new branch, and nobody is absent there", async () => {
  const story = await aStory("城关支部", "东街支部");
  const [from, to] = [story.branch("城关支部"), story.branch("东街支部")];
  const mover = await aPerson(story.county, from, "调动");
  await aPerson(story.county, from, "留下");
  await aPerson(story.county, to, "新同事");
  const ids: string[] = [];
  story.session(from, "2026-05-11", { [mover]: "present" }, 120, ids);
  story.session(from, "2026-06-10", { [mover]: "unexcused" }, 120, ids);
  story.session(to, "2026-06-11", {});
  const root = async () =>
    ((await (await story.county.administrator.get("/units")).json()) as { units: { id: string }[] }).units[0]
      ?.id ?? "";
  story.at("2026-06-12", async () => {
    const { administrator } = story.county;
    const made = await administrator.post("/sessions", {
      unitId: await root(),
      kind: "expert_lecture",
      audience: "everyone",
      title: "专题辅导",
      heldOn: "2026-06-12",
      startsAt: "09:00",
      endsAt: "11:00",
    });
    const { id } = (await made.json()) as { id: string };
    await administrator.post(`/sessions/${id}/opening`);
    const { roll } = (await (await administrator.get(`/sessions/${id}`)).json()) as SessionDetail;
    const marks = roll.map(({ personId, version }) => ({
      personId,
      version,
      status: personId === mover ? "late" : "present",
    }));
    await administrator.put(`/sessions/${id}/attendance`, { marks });
    expect((await administrator.post(`/sessions/${id}/closure`)).status).toBe(204);
  });
  story.at("2026-06-20", async () => {
    const moved = { branchId: to, fromOn: "2026-06-01", version: 1 };
    expect((await story.county.administrator.post(`/people/${mover}/transfer`, moved)).status).toBe(204);
  });
  await story.tell();
  const { facts } = await ratingOf(story.county, mover);
  expect(facts.attendance).toMatchObject({ present: 1, late: 1, unexcused: 0 });
  expect(facts.branch.id).toBe(to);
  // City: two of two each in May, one of one in June and in the lecture. East: its own session, and two in the lecture.
  expect(await attendanceOf(story, "2026Q2", from)).toEqual([4, 4]);
  expect(await attendanceOf(story, "2026Q2", to)).toEqual([3, 3]);
  expect(await starsOf(story, from)).toEqual([4, 4]);
  const reply = await story.county.administrator.get(`/sessions/${ids[1]}`);
  const { roll } = (await reply.json()) as SessionDetail;
  expect(roll.find(({ personId }) => personId === mover)).toMatchObject({ member: false, counted: null });
}, 60_000);

test("the new branch's recorder puts who was moved there on a closed roll, at once in its week, afterwards with a second person", async () => {
  const story = await aStory("城关支部", "东街支部");
  const { county } = story;
  const [from, to] = [story.branch("城关支部"), story.branch("东街支部")];
  const mover = await aPerson(county, from, "调动");
  const stranger = await aPerson(county, from, "旁人");
  await aPerson(county, to, "东街人");
  const ids: string[] = [];
  story.session(to, "2026-06-10", {}, 120, ids);
  const { administrator } = county;
  const add = (personId: string, status = "present") =>
    administrator.post(`/sessions/${ids[0]}/corrections`, {
      personId,
      status,
      reason: "组织关系转入",
      version: 0,
    });
  const roll = async () => {
    const reply = await administrator.get(`/sessions/${ids[0]}`);
    const { roll, corrections } = (await reply.json()) as SessionDetail;
    return { statuses: Object.fromEntries(roll.map((row) => [row.name, row.counted])), corrections };
  };
  story.at("2026-06-12", async () => {
    expect((await add(mover)).status).toBe(409);
    await administrator.post(`/people/${mover}/transfer`, { branchId: to, fromOn: "2026-06-01", version: 1 });
    expect((await roll()).statuses).toEqual({ 东街人: "present" });
    expect((await add(stranger)).status).toBe(409);
    expect(await (await add(mover, "late")).json()).toMatchObject({ effective: true });
    expect((await roll()).statuses).toEqual({ 东街人: "present", 调动: "late" });
    expect((await add(mover)).status).toBe(409);
  });
  story.at("2026-06-20", async () => {
    await administrator.post(`/people/${stranger}/transfer`, {
      branchId: to,
      fromOn: "2026-06-02",
      version: 1,
    });
    const proposed = (await (await add(stranger)).json()) as { id: string; effective: boolean };
    expect(proposed.effective).toBe(false);
    expect((await roll()).statuses).toEqual({ 东街人: "present", 调动: "late", 旁人: null });
    expect((await administrator.delete(`/sessions/${ids[0]}/corrections/${proposed.id}`)).status).toBe(204);
    expect((await roll()).statuses).toEqual({ 东街人: "present", 调动: "late" });
    expect((await add(stranger)).status).toBe(201);
  });
  await story.tell();
  expect((await ratingOf(county, mover)).facts.attendance).toMatchObject({ late: 1 });
  // Nobody approved the other one: it counts as nothing.
  expect((await ratingOf(county, stranger)).facts.attendance).toMatchObject({ present: 0, unexcused: 0 });
  expect(await attendanceOf(story, "2026", to)).toEqual([2, 2]);
}, 60_000);
