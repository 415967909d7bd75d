import { expect, test } from "vitest";
import {
  aCounty,
  aPerson,
  type Caller,
  idOf,
  invited,
  named,
  password,
  withBranches,
} from "../../support/world";

/** Two branches on 2 November; the second will be dissolved on 1 March. */
async function aDissolvingBranch() {
  const county = await aCounty({ today: "2026-11-02" });
  const { organ, branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const { administrator } = county;
  expect(
    (await administrator.post(`/units/${two}/dissolution`, { on: "2027-03-01", version: 1 })).status,
  ).toBe(204);
  return { county, organ, one, two, administrator };
}

async function refusal(reply: Response): Promise<unknown> {
  const { code, fields } = (await reply.json()) as { code: string; fields?: { path: string }[] };
  return [reply.status, code, ...(fields ?? [])];
}
const told = (path: string) => [
  422,
  "invalid_input",
  { path, reason: "will_be_dissolved", params: { day: "2027-03-01" } },
];

test("who comes to a branch before the day it is dissolved on is let in; who comes on that day or later is not", async () => {
  const { county, one, two, organ, administrator } = await aDissolvingBranch();
  const person = await aPerson(county, one, "王大明");
  const transfer = (fromOn: string) =>
    administrator.post(`/people/${person}/transfer`, { branchId: two, fromOn, version: 1 });
  expect(await refusal(await transfer("2027-03-01"))).toEqual(told("branchId"));
  expect((await transfer("2027-02-28")).status).toBe(204);
  const add = (fromOn: string) =>
    administrator.post("/people", {
      name: "李新",
      branchId: two,
      fromOn,
      standing: "full",
      post: "staff",
      office: "none",
      employment: "civil_servant",
    });
  expect(await refusal(await add("2027-03-01"))).toEqual(told("branchId"));
  expect((await add("2026-11-02")).status).toBe(201);
  const csv = new TextEncoder().encode("姓名,党支部,政治面貌\n丙三,东街支部,党员\n丁四,城关支部,党员\n");
  const id = await idOf(await administrator.upload(`/rosters?unit=${organ}`, csv, "名册.csv"));
  const { preview } = (await (await administrator.get(`/rosters/${id}`)).json()) as {
    preview: { counts: { create: number; out: number } };
  };
  expect(preview.counts).toMatchObject({ create: 2, out: 0 });
});

test("after the day nobody is moved in either, even for a day before it; once it is taken back everybody may", async () => {
  const { county, one, two, administrator } = await aDissolvingBranch();
  const person = await aPerson(county, one, "王大明");
  const transfer = { branchId: two, fromOn: "2026-11-03", version: 1 };
  county.on("2027-03-02");
  expect(await refusal(await administrator.post(`/people/${person}/transfer`, transfer))).toEqual([
    409,
    "unit_dissolved",
  ]);
  county.on("2026-11-04");
  expect((await administrator.delete(`/units/${two}/dissolution`)).status).toBe(204);
  expect((await administrator.post(`/people/${person}/transfer`, transfer)).status).toBe(204);
});

test("who still belongs to a branch when its day has come is counted there for the administrator, and listed", async () => {
  const { county, two, administrator } = await aDissolvingBranch();
  const added = await administrator.post("/people", {
    name: "李新",
    branchId: two,
    fromOn: "2026-11-02",
    standing: "full",
    post: "staff",
    office: "none",
    employment: "civil_servant",
  });
  expect(added.status).toBe(201);
  county.on("2027-03-01");
  const { units } = (await (await administrator.get("/units")).json()) as {
    units: { id: string; isDissolved: boolean; people: number }[];
  };
  const left = units.filter((unit) => unit.isDissolved && unit.people > 0);
  expect(left.map(({ id, people }) => [id, people])).toEqual([[two, 1]]);
  const { people } = (await (await administrator.get(`/people?unit=${two}`)).json()) as {
    people: { name: string }[];
  };
  expect(people.map(({ name }) => name)).toEqual(["李新"]);
});

test("sessions are planned and moved up to the day before, and units are made below until then", async () => {
  const { two, organ, administrator } = await aDissolvingBranch();
  const session = {
    kind: "discussion",
    audience: "everyone",
    title: "研讨",
    heldOn: "2027-02-26",
    startsAt: "09:00",
    endsAt: "10:00",
  };
  const plan = (more: object) => administrator.post("/sessions", { unitId: two, ...session, ...more });
  const id = await idOf(await plan({}));
  expect(await refusal(await plan({ heldOn: "2027-03-01" }))).toEqual(told("heldOn"));
  const repeat = { every: "month", until: "2027-06-30" };
  expect(await refusal(await plan({ heldOn: "2027-01-20", repeat }))).toEqual(told("repeat.until"));
  const moved = { ...session, heldOn: "2027-03-02", version: 1 };
  expect(await refusal(await administrator.put(`/sessions/${id}`, moved))).toEqual(told("heldOn"));
  expect((await administrator.put(`/sessions/${id}`, { ...moved, heldOn: "2027-02-25" })).status).toBe(204);
  await administrator.post(`/units/${organ}/dissolution`, { on: "2027-03-01", version: 1 });
  const below = { parentId: organ, kind: "branch", name: "西街支部" };
  expect((await administrator.post("/units", below)).status).toBe(201);
});

test("a role at a branch begins before its last day, and a link to one opens nothing after it", async () => {
  const { county, one, two, administrator } = await aDissolvingBranch();
  const person = await aPerson(county, one, "王大明");
  const caller = await invited(county, "person", { person, unit: undefined }, "wang");
  const id = await accountOf(caller);
  const role = { role: "recorder", unitId: two, password };
  const grant = (fromOn: string) => administrator.post(`/accounts/${id}/roles`, { ...role, fromOn });
  expect(await refusal(await grant("2027-03-01"))).toEqual(told("unitId"));
  const invitation = { role: "recorder", ...(await named(county, one, "陈记录")) };
  const { holders } = invitation;
  const made = await administrator.post("/invitations", {
    ...invitation,
    holders: holders.map((holder) => ({ ...holder, unitId: two })),
  });
  const [link] = ((await made.json()) as { invitations: { token: string }[] }).invitations;
  county.on("2027-03-01");
  expect(await refusal(await grant("2027-03-01"))).toEqual([409, "unit_dissolved"]);
  const accept = { token: link?.token, name: "陈记录", login: "chenjilu", password };
  expect(await refusal(await county.anonymous.post("/invitation/acceptance", accept))).toEqual([
    409,
    "unit_dissolved",
  ]);
  const again = { role: "recorder", holders: holders.map((holder) => ({ ...holder, unitId: two })) };
  expect(await refusal(await administrator.post("/invitations", again))).toEqual([409, "unit_dissolved"]);
});

async function accountOf(caller: Caller): Promise<string> {
  const { account } = (await (await caller.get("/session")).json()) as { account: { id: string } };
  return account.id;
}
