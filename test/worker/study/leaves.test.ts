import { expect, test } from "vitest";
import type { LeavePage } from "../../../worker/study/leaves/shape";
import type { SessionDetail } from "../../../worker/study/registers/shape-answers";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;
const listed = async (who: Caller, query = "") =>
  ((await (await who.get(`/leaves${query}`)).json()) as LeavePage).leaves;

async function aBranch() {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one = "", other = ""] = Object.values(branches);
  const me = await aPerson(county, one, "甲一", { staffNumber: "1" });
  const colleague = await aPerson(county, one, "甲二", { staffNumber: "2" });
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const person = await invited(county, "person", { person: me }, "jiayi");
  const ask = (who: Caller, more: Record<string, unknown> = {}) =>
    who.post("/leaves", {
      kind: "sick",
      firstOn: "2026-10-12",
      lastOn: "2026-10-16",
      reason: "住院",
      ...more,
    });
  const opened = async (heldOn: string) => {
    const id = await idOf(
      await secretary.post("/sessions", {
        unitId: one,
        kind: "discussion",
        audience: "members",
        title: "讨论",
        heldOn,
        startsAt: "15:00",
        endsAt: "17:00",
      }),
    );
    await secretary.post(`/sessions/${id}/opening`);
    return id;
  };
  const roll = async (id: string) =>
    ((await (await secretary.get(`/sessions/${id}`)).json()) as SessionDetail).roll.map((row) => row.status);
  return { county, one, other, me, colleague, secretary, person, ask, opened, roll };
}

test("a person asks for the own leave, the branch approves it, and it is decided once", async () => {
  const { secretary, person, colleague, ask } = await aBranch();
  const id = await idOf(await ask(person));
  expect((await ask(person, { personId: colleague })).status).toBe(404);
  expect(await listed(person)).toMatchObject([{ id, state: "requested", can: ["leave.request"] }]);
  expect((await person.post(`/leaves/${id}/approval`, {})).status).toBe(403);
  expect((await secretary.post(`/leaves/${id}/approval`, {})).status).toBe(204);
  expect(await codeOf(await secretary.post(`/leaves/${id}/refusal`, {}))).toBe("already_decided");
  expect(await codeOf(await person.post(`/leaves/${id}/withdrawal`))).toBe("already_decided");
  expect(await listed(secretary, "?state=approved")).toMatchObject([{ id, state: "approved", can: [] }]);
});

test("an approved leave fills unmarked rolls that are open in its days, first and last included, and nothing else", async () => {
  const { secretary, person, me, ask, opened, roll } = await aBranch();
  const [before, first, marked, last] = [
    await opened("2026-10-11"),
    await opened("2026-10-12"),
    await opened("2026-10-13"),
    await opened("2026-10-14"),
  ];
  const late = { marks: [{ personId: me, status: "late", version: 1 }] };
  await secretary.put(`/sessions/${marked}/attendance`, late);
  const id = await idOf(await ask(person, { lastOn: "2026-10-14" }));
  expect(await roll(first)).toEqual([null, null]);
  await secretary.post(`/leaves/${id}/approval`, {});
  expect(await Promise.all([before, first, marked, last].map(roll))).toEqual([
    [null, null],
    ["leave", null],
    ["late", null],
    ["leave", null],
  ]);
});

test("a roll opened after the approval says leave from the start; a refused one says nothing", async () => {
  const { county, secretary, colleague, person, ask, opened, roll } = await aBranch();
  const other = await invited(county, "person", { person: colleague }, "jiaer");
  const approved = await idOf(await ask(person));
  const refused = await idOf(await ask(other));
  await secretary.post(`/leaves/${approved}/approval`, {});
  await secretary.post(`/leaves/${refused}/refusal`, { comment: "会议重要" });
  expect(await roll(await opened("2026-10-14"))).toEqual(["leave", null]);
});

test("what the branch enters for somebody else is a record: complete at once, open rolls included", async () => {
  const { secretary, colleague, ask, opened, roll } = await aBranch();
  const session = await opened("2026-10-13");
  const id = await idOf(await ask(secretary, { personId: colleague }));
  expect(await listed(secretary)).toMatchObject([{ id, state: "approved", can: [] }]);
  expect(await roll(session)).toEqual([null, "leave"]);
  expect(await codeOf(await secretary.post(`/leaves/${id}/approval`, {}))).toBe("already_decided");
});

test("two leaves of one person never share a day, unless the first was withdrawn", async () => {
  const { person, ask } = await aBranch();
  const first = await idOf(await ask(person));
  expect(await codeOf(await ask(person, { firstOn: "2026-10-16", lastOn: "2026-10-20" }))).toBe(
    "overlapping",
  );
  expect((await ask(person, { firstOn: "2026-10-17", lastOn: "2026-10-16" })).status).toBe(422);
  expect((await person.post(`/leaves/${first}/withdrawal`)).status).toBe(204);
  await idOf(await ask(person));
});

test("another branch's leave is not found, listed or asked for", async () => {
  const { county, other, me, person, ask } = await aBranch();
  const id = await idOf(await ask(person));
  const stranger = await invited(county, "secretary", { unit: other }, "other");
  expect((await stranger.post(`/leaves/${id}/approval`, {})).status).toBe(404);
  expect((await ask(stranger, { personId: me })).status).toBe(404);
  expect(await listed(stranger)).toEqual([]);
});
