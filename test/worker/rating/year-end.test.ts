import { expect, test } from "vitest";
import type { LeavePage } from "../../../worker/study/leaves/shape";
import type { SessionPage } from "../../../worker/study/sessions/shape";
import { aCounty, aPerson, idOf, invited, withBranches } from "../../support/world";

async function aBranch(today: string) {
  const county = await aCounty({ today });
  const { root, branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const me = await aPerson(county, branch, "甲一", { staffNumber: "1" });
  const person = await invited(county, "person", { person: me }, "jiayi");
  const secretary = await invited(county, "secretary", { unit: branch }, "shuji");
  const recorder = await invited(county, "recorder", { unit: branch }, "jilu");
  return { county, root, branch, me, person, secretary, recorder };
}

test("a leave that nobody decided has lapsed once its year is closed, for both sides, and keeps no day from another", async () => {
  const { county, person, secretary } = await aBranch("2026-12-10");
  const ask = (firstOn: string, lastOn: string) =>
    person.post("/leaves", { kind: "personal", firstOn, lastOn, reason: null });
  const old = await idOf(await ask("2026-12-21", "2026-12-22"));
  const over = await idOf(await ask("2026-12-28", "2027-01-05"));
  const states = async (who: typeof person, query = "") => {
    const { leaves } = (await (await who.get(`/leaves${query}`)).json()) as LeavePage;
    return leaves.map(({ id, state, can }) => [
      id === old ? "old" : id === over ? "over" : "new",
      state,
      can.includes("leave.decide"),
    ]);
  };
  county.on("2027-01-20");
  expect(await states(secretary)).toEqual([
    ["over", "requested", true],
    ["old", "requested", true],
  ]);
  county.on("2027-01-21");
  for (const who of [person, secretary])
    expect((await states(who)).map(([id, state]) => [id, state])).toEqual([
      ["over", "requested"],
      ["old", "lapsed"],
    ]);
  expect(await states(secretary, "?state=requested")).toEqual([["over", "requested", true]]);
  expect(await states(secretary, "?state=lapsed")).toEqual([["old", "lapsed", false]]);
  for (const act of ["approval", "refusal"]) {
    const reply = await secretary.post(`/leaves/${old}/${act}`, {});
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([409, "year_closed"]);
  }
  expect((await person.post(`/leaves/${old}/withdrawal`)).status).toBe(409);
  const late = await ask("2026-12-23", "2026-12-23");
  expect(await late.json()).toMatchObject({ fields: [{ path: "lastOn", reason: "year_closed" }] });
  expect((await ask("2027-02-01", "2027-02-01")).status).toBe(201);
});

test("recorded ballots are written over with a reason alone; the former ones and the reason are kept, and a year that is rated says so", async () => {
  const { county, branch, me, secretary } = await aBranch("2026-12-20");
  const put = (excellent: number, version: number, reason?: string) =>
    secretary.put("/ballots/2026", {
      branchId: branch,
      rows: [{ personId: me, excellent, qualified: 0, basically: 0, unqualified: 0, version }],
      ...(reason === undefined ? {} : { reason }),
    });
  expect((await put(1, 0)).status).toBe(204);
  const silent = await put(0, 1);
  expect(silent.status).toBe(422);
  expect(await silent.json()).toMatchObject({ fields: [{ path: "reason", reason: "required" }] });
  expect((await put(0, 1, "  ")).status).toBe(422);
  expect((await put(0, 1, "计票员复核")).status).toBe(204);
  const { results } = await county.binding
    .prepare("SELECT version, excellent, reason FROM ballot_counts WHERE county_id = ?1 ORDER BY version")
    .bind(county.code)
    .all();
  expect(results).toEqual([
    { version: 1, excellent: 1, reason: null },
    { version: 2, excellent: 0, reason: "计票员复核" },
  ]);
  const sheet = async () =>
    (await (await secretary.get(`/ballots/2026?branch=${branch}`)).json()) as { ratedUntil: number | null };
  expect((await sheet()).ratedUntil).toBeNull();
});

test("a branch's recorder is told to close the branch's own registers, never the county's", async () => {
  const { county, root, branch, secretary, recorder } = await aBranch("2026-12-10");
  const planned = {
    kind: "discussion",
    audience: "everyone",
    heldOn: "2026-12-09",
    startsAt: "09:00",
    endsAt: "10:00",
  };
  await county.administrator.post("/sessions", { ...planned, unitId: root, title: "全县" });
  await secretary.post("/sessions", { ...planned, unitId: branch, title: "本支部" });
  const { sessions } = (await (await recorder.get("/sessions?to=2026-12-10")).json()) as SessionPage;
  expect(Object.fromEntries(sessions.map(({ title, can }) => [title, can]))).toEqual({
    全县: [],
    本支部: ["attendance.record"],
  });
});
