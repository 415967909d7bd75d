import { expect, test } from "vitest";
import { shanghaiDay, startOfDayMs } from "../../../worker/core/calendar";
import type { SessionDetail } from "../../../worker/study/registers/shape-answers";
import type { SessionPage } from "../../../worker/study/sessions/shape";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const meeting = (unitId: string, more: Record<string, unknown> = {}) => ({
  unitId,
  kind: "branch_general_meeting",
  audience: "members",
  title: "三季度党员大会",
  heldOn: "2026-09-15",
  startsAt: "15:00",
  endsAt: "17:00",
  place: "四楼会议室",
  ...more,
});

async function aBranch() {
  const county = await aCounty();
  const { root, organ, branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, other] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  return { county, root, organ, one, other, secretary };
}

const detail = async (who: Caller, id: string) =>
  (await (await who.get(`/sessions/${id}`)).json()) as SessionDetail;
const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;

test("the roll is frozen from the memberships of the day it is held, and a later transfer changes nothing", async () => {
  const { county, one, other, secretary } = await aBranch();
  const stays = await aPerson(county, one, "甲一", { staffNumber: "01" });
  const leaves = await aPerson(county, one, "甲二", { staffNumber: "02" });
  await aPerson(county, one, "甲三", { fromOn: "2026-09-16" });
  await aPerson(county, one, "群众", { standing: "non_party" });
  await aPerson(county, other, "乙一");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  expect((await secretary.post(`/sessions/${id}/opening`)).status).toBe(204);
  await county.administrator.post(`/people/${leaves}/transfer`, {
    branchId: other,
    fromOn: "2026-09-20",
    version: 1,
  });
  const { session, roll } = await detail(secretary, id);
  expect(session).toMatchObject({ state: "open", minutes: 120 });
  expect(roll.map((row) => [row.personId, row.branchId, row.status])).toEqual([
    [stays, one, null],
    [leaves, one, null],
  ]);
});

test("everyone, members and committee are three different rolls of one branch", async () => {
  const { county, one, secretary } = await aBranch();
  await aPerson(county, one, "支书", { staffNumber: "1", office: "secretary" });
  await aPerson(county, one, "预备", { staffNumber: "2", standing: "probationary" });
  await aPerson(county, one, "群众", { staffNumber: "3", standing: "non_party" });
  const names = async (audience: string) => {
    const id = await idOf(await secretary.post("/sessions", meeting(one, { audience })));
    await secretary.post(`/sessions/${id}/opening`);
    return (await detail(secretary, id)).roll.map((row) => row.name);
  };
  expect(await names("members")).toEqual(["支书", "预备"]);
  expect(await names("everyone")).toEqual(["支书", "预备", "群众"]);
  expect(await names("committee")).toEqual(["支书"]);
});

test("an exemption of that day fills in exempt, and of another day nothing", async () => {
  const { county, one, secretary } = await aBranch();
  const aged = await aPerson(county, one, "年迈", { staffNumber: "1" });
  const mobile = await aPerson(county, one, "流动", { staffNumber: "2" });
  const back = await aPerson(county, one, "回来", { staffNumber: "3" });
  const exempt = (id: string, covers: string, fromOn: string, lastOn: string | null) =>
    county.administrator.post(`/people/${id}/exemptions`, { covers, reason: "other", fromOn, lastOn });
  await exempt(aged, "everything", "2026-01-01", null);
  await exempt(mobile, "sessions", "2026-09-15", "2026-09-15");
  await exempt(back, "sessions", "2026-01-01", "2026-09-14");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  await secretary.post(`/sessions/${id}/opening`);
  expect((await detail(secretary, id)).roll.map((row) => row.status)).toEqual(["exempt", "exempt", null]);
});

test("a session is opened once, not before its day, and not when cancelled", async () => {
  const { one, secretary } = await aBranch();
  const soon = await idOf(await secretary.post("/sessions", meeting(one, { heldOn: "2026-10-15" })));
  expect(await codeOf(await secretary.post(`/sessions/${soon}/opening`))).toBe("not_yet");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  const both = await Promise.all([1, 2].map(() => secretary.post(`/sessions/${id}/opening`)));
  expect(both.map((reply) => reply.status).sort()).toEqual([204, 409]);
  await secretary.post(`/sessions/${soon}/cancellation`, { reason: "改期" });
  expect(await codeOf(await secretary.post(`/sessions/${soon}/opening`))).toBe("withdrawn");
});

test("closing is refused while anyone is unmarked, with how many", async () => {
  const { county, one, secretary } = await aBranch();
  const person = await aPerson(county, one, "甲一");
  await aPerson(county, one, "甲二");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  expect(await codeOf(await secretary.post(`/sessions/${id}/closure`))).toBe("not_open");
  await secretary.post(`/sessions/${id}/opening`);
  await secretary.put(`/sessions/${id}/attendance`, {
    marks: [{ personId: person, status: "present", version: 1 }],
  });
  expect(await (await secretary.post(`/sessions/${id}/closure`)).json()).toMatchObject({
    code: "unmarked_remain",
    params: { count: 1 },
  });
  const { roll } = await detail(secretary, id);
  const marks = roll.map((row) => ({ personId: row.personId, status: "present", version: row.version }));
  await secretary.put(`/sessions/${id}/attendance`, { marks });
  expect((await secretary.post(`/sessions/${id}/closure`)).status).toBe(204);
  expect(await codeOf(await secretary.post(`/sessions/${id}/closure`))).toBe("already_closed");
  expect(await codeOf(await secretary.put(`/sessions/${id}/attendance`, { marks }))).toBe("already_closed");
});

test("a register is not closed before its meeting has begun, with when that is; the marks stay", async () => {
  const { county, one, secretary } = await aBranch();
  await aPerson(county, one, "甲一");
  const id = await idOf(await secretary.post("/sessions", meeting(one, { heldOn: "2026-10-14" })));
  const at = (hour: number, minute: number) => {
    county.now.ms = startOfDayMs(shanghaiDay(county.now.ms)) + (hour * 60 + minute) * 60_000;
  };
  at(14, 30);
  await secretary.post(`/sessions/${id}/opening`);
  const { roll } = await detail(secretary, id);
  const marks = roll.map(({ personId, version }) => ({ personId, status: "present", version }));
  await secretary.put(`/sessions/${id}/attendance`, { marks });
  at(14, 59);
  const early = await secretary.post(`/sessions/${id}/closure`);
  expect([early.status, await early.json()]).toEqual([
    409,
    expect.objectContaining({ code: "not_begun", params: { at: "15:00" } }),
  ]);
  at(15, 0);
  expect((await secretary.post(`/sessions/${id}/closure`)).status).toBe(204);
});

test("a mark taken back at the moment of closing never leaves a closed register with a blank", async () => {
  const { county, one, secretary } = await aBranch();
  const personId = await aPerson(county, one, "甲一");
  for (const first of ["closure", "mark"]) {
    const id = await idOf(await secretary.post("/sessions", meeting(one)));
    await secretary.post(`/sessions/${id}/opening`);
    const mark = (status: string | null, version: number) =>
      secretary.put(`/sessions/${id}/attendance`, { marks: [{ personId, status, version }] });
    await mark("present", 1);
    const close = () => secretary.post(`/sessions/${id}/closure`);
    await Promise.all(first === "closure" ? [close(), mark(null, 2)] : [mark(null, 2), close()]);
    const { session, roll } = await detail(secretary, id);
    expect(session.state === "closed" && roll[0]?.status === null).toBe(false);
  }
});

test("once opened only title, place and speaker change, over the version that was seen", async () => {
  const { one, secretary } = await aBranch();
  const { unitId, ...input } = meeting(one);
  const id = await idOf(await secretary.post("/sessions", { unitId, ...input }));
  expect(
    (await secretary.put(`/sessions/${id}`, { ...input, heldOn: "2026-09-16", version: 1 })).status,
  ).toBe(204);
  expect(await codeOf(await secretary.put(`/sessions/${id}`, { ...input, version: 1 }))).toBe(
    "stale_version",
  );
  await secretary.post(`/sessions/${id}/opening`);
  expect(await codeOf(await secretary.put(`/sessions/${id}`, { ...input, version: 2 }))).toBe("already_open");
  const titled = { ...input, heldOn: "2026-09-16", title: "党员大会（扩大）", version: 2 };
  expect((await secretary.put(`/sessions/${id}`, titled)).status).toBe(204);
});

test("study time is the scheduled length, a whole day eight hours, and never more than scheduled", async () => {
  const { one, secretary } = await aBranch();
  const minutes = async (startsAt: string, endsAt: string, given?: number) => {
    const reply = await secretary.post("/sessions", meeting(one, { startsAt, endsAt, minutes: given }));
    return reply.status === 201 ? (await detail(secretary, await idOf(reply))).session.minutes : reply.status;
  };
  expect(await minutes("15:00", "17:00")).toBe(120);
  expect(await minutes("08:30", "17:30")).toBe(480);
  expect(await minutes("08:30", "12:00")).toBe(240);
  expect(await minutes("15:00", "17:00", 90)).toBe(90);
  expect(await minutes("15:00", "17:00", 180)).toBe(422);
  expect(await minutes("15:00", "14:00")).toBe(422);
});

test("another branch's session is not found, one of a unit above is readable with the own people only", async () => {
  const { county, organ, one, other, secretary } = await aBranch();
  const mine = await aPerson(county, one, "甲一");
  await aPerson(county, other, "乙一");
  const theirs = await idOf(await county.administrator.post("/sessions", meeting(other)));
  const above = await idOf(await county.administrator.post("/sessions", meeting(organ)));
  for (const id of [theirs, above]) await county.administrator.post(`/sessions/${id}/opening`);
  expect((await secretary.get(`/sessions/${theirs}`)).status).toBe(404);
  const unmarked = { marks: [{ personId: mine, status: "present", version: 1 }] };
  expect((await secretary.put(`/sessions/${theirs}/attendance`, unmarked)).status).toBe(404);
  expect((await secretary.post(`/sessions/${theirs}/closure`)).status).toBe(404);
  expect((await secretary.post("/sessions", meeting(other))).status).toBe(404);
  const seen = await detail(secretary, above);
  expect(seen.roll.map((row) => row.name)).toEqual(["甲一"]);
  expect(seen.can).toEqual([]);
  expect((await secretary.post(`/sessions/${above}/closure`)).status).toBe(403);
  const { sessions } = (await (await secretary.get("/sessions")).json()) as SessionPage;
  expect(sessions.map((row) => [row.id, row.counts.roll])).toEqual([[above, 1]]);
});

test("a person sees the own row of a register and nobody else's", async () => {
  const { county, one, secretary } = await aBranch();
  const me = await aPerson(county, one, "甲一");
  await aPerson(county, one, "甲二");
  const person = await invited(county, "person", { person: me }, "jiayi");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  await secretary.post(`/sessions/${id}/opening`);
  expect((await detail(person, id)).roll.map((row) => row.personId)).toEqual([me]);
  const mine = { marks: [{ personId: me, status: "present", version: 1 }] };
  expect((await person.put(`/sessions/${id}/attendance`, mine)).status).toBe(403);
});

test("after a transfer a person still reads the own row of the old branch's register, and nothing of its later ones", async () => {
  const { county, one, other, secretary } = await aBranch();
  const me = await aPerson(county, one, "甲一");
  const person = await invited(county, "person", { person: me }, "jiayi");
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  await secretary.post(`/sessions/${id}/opening`);
  await county.administrator.post(`/people/${me}/transfer`, {
    branchId: other,
    fromOn: "2026-10-01",
    version: 1,
  });
  const later = await idOf(await secretary.post("/sessions", meeting(one, { heldOn: "2026-10-10" })));
  await secretary.post(`/sessions/${later}/opening`);
  expect((await detail(person, id)).roll.map((row) => row.personId)).toEqual([me]);
  const { sessions } = (await (await person.get("/sessions")).json()) as SessionPage;
  expect(sessions.filter((row) => row.counts.roll > 0).map((row) => row.id)).toEqual([id]);
});

test("the list comes latest first with its counts, by unit, kind, day and word, in at most four round trips", async () => {
  const { county, organ, one, secretary } = await aBranch();
  await aPerson(county, one, "甲一");
  const early = await idOf(await secretary.post("/sessions", meeting(one, { heldOn: "2026-03-01" })));
  const late = await idOf(
    await secretary.post("/sessions", meeting(one, { kind: "party_lesson", title: "讲党课" })),
  );
  await secretary.post(`/sessions/${late}/opening`);
  const before = county.recording.roundTrips;
  const listed = async (query: string) =>
    ((await (await county.administrator.get(`/sessions?${query}`)).json()) as SessionPage).sessions;
  const rows = await listed(`unit=${organ}`);
  expect(county.recording.roundTrips - before).toBeLessThanOrEqual(4);
  expect(rows.map((row) => [row.id, row.state, row.counts])).toEqual([
    [late, "open", { roll: 1, expected: 0, present: 0, unmarked: 1 }],
    [early, "planned", { roll: 0, expected: 0, present: 0, unmarked: 0 }],
  ]);
  expect((await listed("kind=party_lesson")).map((row) => row.id)).toEqual([late]);
  expect((await listed("to=2026-06-30")).map((row) => row.id)).toEqual([early]);
  expect((await listed("state=open")).map((row) => row.id)).toEqual([late]);
  expect((await listed("state=planned")).map((row) => row.id)).toEqual([early]);
  await secretary.post(`/sessions/${early}/cancellation`, { reason: "改期" });
  expect((await listed("state=cancelled")).map((row) => row.id)).toEqual([early]);
  expect(await listed("state=closed")).toEqual([]);
  expect((await listed(`q=${encodeURIComponent("党课")}`)).map((row) => row.id)).toEqual([late]);
});

test("minutes are written over the version that was seen", async () => {
  const { one, secretary } = await aBranch();
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  const write = (body: string, version: number) =>
    secretary.put(`/sessions/${id}/minutes`, { body, version });
  expect(await (await write("学习中央精神。", 0)).json()).toEqual({ version: 1 });
  expect(await codeOf(await write("另一份", 0))).toBe("stale_version");
  expect(await (await write("学习中央精神，讨论。", 1)).json()).toEqual({ version: 2 });
  expect((await detail(secretary, id)).minutes).toEqual({ body: "学习中央精神，讨论。", version: 2 });
});

test("minutes that were written over stay readable, with who wrote them", async () => {
  const { one, secretary } = await aBranch();
  const id = await idOf(await secretary.post("/sessions", meeting(one)));
  for (const [version, body] of ["初稿。", "二稿。", "定稿。"].entries())
    await secretary.put(`/sessions/${id}/minutes`, { body, version });
  await secretary.put(`/sessions/${id}/minutes`, { body: "旧版上写的。", version: 1 });
  const earlier = await secretary.get(`/sessions/${id}/minutes/versions`);
  expect(await earlier.json()).toMatchObject({
    versions: [
      { version: 2, body: "二稿。", writtenBy: "shuji" },
      { version: 1, body: "初稿。", writtenBy: "shuji" },
    ],
  });
});

test("a series is planned in one go: a day off moves it, each one is then on its own, and a repeat of the request plans nothing more", async () => {
  const { one, other, secretary } = await aBranch();
  const series = meeting(one, { heldOn: "2026-09-01", repeat: { every: "month", until: "2026-12-31" } });
  const asked = await secretary.get("/sessions/series?first=2026-09-01&every=month&until=2026-12-31");
  const { days } = (await asked.json()) as { days: { day: string }[] };
  const headers = { "idempotency-key": "series-one-0001" };
  const first = await idOf(await secretary.post("/sessions", series, headers));
  expect(await idOf(await secretary.post("/sessions", series, headers))).toBe(first);
  const planned = async () =>
    ((await (await secretary.get("/sessions")).json()) as SessionPage).sessions.map(({ heldOn }) => heldOn);
  expect((await planned()).toReversed()).toEqual(days.map(({ day }) => day));
  expect(await planned()).toEqual(["2026-12-01", "2026-11-02", "2026-10-08", "2026-09-01"]);
  await secretary.post(`/sessions/${first}/cancellation`, { reason: "改期" });
  const { sessions } = (await (await secretary.get("/sessions")).json()) as SessionPage;
  expect(sessions.map(({ state }) => state)).toEqual(["planned", "planned", "planned", "cancelled"]);

  const beyond = await secretary.post(
    "/sessions",
    meeting(one, { repeat: { every: "week", until: "2027-01-10" } }),
  );
  expect([beyond.status, ((await beyond.json()) as { fields: object[] }).fields]).toEqual([
    422,
    [{ path: "repeat.until", reason: "other_year", params: { year: 2026 } }],
  ]);
  expect((await secretary.post("/sessions", { ...series, unitId: other })).status).toBe(404);
});
