import { expect, test } from "vitest";
import type { InboxPage } from "../../../worker/access/inbox/shape";
import { codeOf, cookieOf, enrolled, forgetSteps } from "../../support/authenticator";
import { tick } from "../../support/schedule";
import {
  aCounty,
  aPerson,
  type Caller,
  type County,
  idOf,
  invited,
  letInByLink,
  password,
  withBranches,
} from "../../support/world";

const outcomeOf = async (reply: Promise<Response>) => {
  const answer = await reply;
  return answer.status < 300 ? answer.status : ((await answer.json()) as { code: string }).code;
};

async function accountOf(county: County, login: string) {
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string; roleId: string; version: number }[];
  };
  return accounts.find((account) => account.login === login) ?? { id: "", roleId: "", version: 0 };
}

/** Three administrators who have known each other for longer than a week. */
async function threeAdministrators() {
  const county = await aCounty({ today: "2026-01-05" });
  const { root, branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const person = await aPerson(county, branch, "甲");
  const tang = await letInByLink(county, "administrator", root, "tang");
  const luo = await letInByLink(county, "administrator", root, "luo");
  county.on("2026-01-20");
  return { county, root, branch, person, tang, luo };
}

async function annualOf(county: County): Promise<string> {
  county.on("2027-01-21");
  await tick(county);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  return assessments.find((row) => row.scheme === "annual_assessment")?.id ?? "";
}

async function takenUp(county: County, reply: Response, login?: string): Promise<Caller> {
  const { token } = (await reply.json()) as { token: string };
  const taken = await county.anonymous.post("/invitation/acceptance", { token, login, password });
  return county.as(cookieOf(taken));
}

test("what is done to a colleague's account, and the county's export, asks for the own password", async () => {
  const { county, root } = await threeAdministrators();
  const { id, roleId, version } = await accountOf(county, "tang");
  const acts: [string, (proof: object) => Promise<Response>][] = [
    ["reset", (proof) => county.administrator.post(`/accounts/${id}/reset`, proof)],
    ["factor", (proof) => county.administrator.delete(`/accounts/${id}/second-factor`, proof)],
    ["suspend", (proof) => county.administrator.post(`/accounts/${id}/suspension`, { version, ...proof })],
    ["restore", (proof) => county.administrator.delete(`/accounts/${id}/suspension`, { version, ...proof })],
    ["end", (proof) => county.administrator.delete(`/accounts/${id}/roles/${roleId}`, proof)],
    [
      "grant",
      (proof) =>
        county.administrator.post(`/accounts/${id}/roles`, { role: "inspector", unitId: root, ...proof }),
    ],
    ["export", (proof) => county.administrator.post("/export", proof)],
  ];
  for (const [name, act] of acts) {
    const without = (await (await act({})).json()) as { fields?: { path: string; reason: string }[] };
    expect([name, without.fields?.[0]]).toMatchObject([name, { path: "password", reason: "required" }]);
  }
  for (const [name, act] of acts.filter(([name]) => ["reset", "export"].includes(name))) {
    const guessed = (await (await act({ password: "not-the-password" })).json()) as { fields?: object[] };
    expect([name, guessed.fields]).toMatchObject([name, [{ path: "password", reason: "wrong_password" }]]);
  }
  expect((await county.administrator.post(`/accounts/${id}/reset`, { password })).status).toBe(201);
});

test("who has a second factor is asked for its code as well, once each", async () => {
  const { county } = await threeAdministrators();
  const { uri } = await enrolled(county.administrator);
  const { id } = await accountOf(county, "tang");
  const reset = async (code?: string) => {
    const reply = await county.administrator.post(`/accounts/${id}/reset`, { password, code });
    return reply.status === 201 ? 201 : ((await reply.json()) as { fields: object[] }).fields;
  };
  expect(await reset()).toMatchObject([{ path: "code", reason: "required" }]);
  expect(await reset("000000")).toMatchObject([{ path: "code", reason: "wrong_code" }]);
  await forgetSteps(county);
  // One code for both: between two of them the half-minute may end.
  const code = codeOf(uri);
  expect(await reset(code)).toBe(201);
  expect(await reset(code)).toMatchObject([{ path: "code", reason: "wrong_code" }]);
});

test("a colleague whose way in was opened, and every other administrator, are told; the one who did it is not", async () => {
  const { county, tang, luo } = await threeAdministrators();
  const { id } = await accountOf(county, "luo");
  await enrolled(luo);
  await county.administrator.delete(`/accounts/${id}/second-factor`, { password });
  const again = await takenUp(county, await county.administrator.post(`/accounts/${id}/reset`, { password }));
  await county.administrator.post("/export", { password });
  const told = async (who: Caller) =>
    ((await (await who.get("/inbox")).json()) as InboxPage).items.map(({ kind, actor, account, isOwn }) => [
      kind,
      actor,
      account,
      isOwn,
    ]);
  const all = (isOwn: boolean, invitedSince: number) => [
    ["county.exported", "周主任", null, false],
    ["account.password_reset", "周主任", "luo", isOwn],
    ["account.reset_offered", "周主任", "luo", isOwn],
    ["second_factor.reset", "周主任", "luo", isOwn],
    // Of those who came in after them: each is told what happens from the own first day on.
    ...Array.from({ length: invitedSince }, () => ["invitation.made", "周主任", null, false]),
  ];
  expect(await told(tang)).toEqual(all(false, 1));
  expect(await told(again)).toEqual(all(true, 0));
  expect(await told(county.administrator)).toEqual([]);
});

test("who is no administrator is told what happened to the own account and nothing else", async () => {
  const { county, branch, tang } = await threeAdministrators();
  await invited(county, "person", { person: await aPerson(county, branch, "乙") }, "yi");
  const { id } = await accountOf(county, "yi");
  await tang.post("/export", { password });
  const again = await takenUp(county, await tang.post(`/accounts/${id}/reset`, { password }));
  const { items } = (await (await again.get("/inbox")).json()) as InboxPage;
  expect(items.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["account.password_reset", "tang"],
    ["account.reset_offered", "tang"],
  ]);
});

test("an account that an administrator reset is not that administrator's second person for seven days, in either direction", async () => {
  const { county, person } = await threeAdministrators();
  const annual = await annualOf(county);
  const path = `/assessments/${annual}/people/${person}/override`;
  const asked = { grade: "basically_qualified", reason: "会议研究决定" };
  const { id } = await accountOf(county, "tang");
  const tang = await takenUp(county, await county.administrator.post(`/accounts/${id}/reset`, { password }));
  const approve = async (by: Caller, override: string) => {
    const reply = await by.post(`${path}/approval`, { override });
    return reply.status === 204 ? 204 : ((await reply.json()) as object);
  };
  const mine = await idOf(await county.administrator.post(path, asked));
  expect(await approve(tang, mine)).toMatchObject({ code: "let_in_lately", params: { until: "2027-01-28" } });
  await county.administrator.delete(path);
  const theirs = await idOf(await tang.post(path, asked));
  expect(await approve(county.administrator, theirs)).toMatchObject({ code: "let_in_lately" });
  county.on("2027-01-28");
  expect(await approve(county.administrator, theirs)).toBe(204);
});

test("neither a cleared second factor nor a chain of accounts makes a second person; a third administrator is one", async () => {
  const { county, person, luo, tang } = await threeAdministrators();
  const annual = await annualOf(county);
  const path = `/assessments/${annual}/people/${person}/override`;
  const [tangs, luos] = [await accountOf(county, "tang"), await accountOf(county, "luo")];
  await enrolled(tang);
  await county.administrator.delete(`/accounts/${tangs.id}/second-factor`, { password });
  const again = await county.signIn("tang");
  const override = await idOf(
    await county.administrator.post(path, { grade: "basically_qualified", reason: "会议研究决定" }),
  );
  expect(await outcomeOf(again.post(`${path}/approval`, { override }))).toBe("let_in_lately");
  const chained = await takenUp(county, await again.post(`/accounts/${luos.id}/reset`, { password }));
  expect(await outcomeOf(chained.post(`${path}/approval`, { override }))).toBe("let_in_lately");
  county.on("2027-01-28");
  expect(await outcomeOf((await county.signIn("luo")).post(`${path}/approval`, { override }))).toBe(204);
  expect((await luo.get("/session")).status).toBe(200);
});

test("an administrator whom another has just invited is not yet the other's second person", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { root, branches } = await withBranches(county, "城关支部");
  const person = await aPerson(county, branches["城关支部"] ?? "", "甲");
  const annual = await annualOf(county);
  const path = `/assessments/${annual}/people/${person}/override`;
  const asked = { grade: "basically_qualified", reason: "会议研究决定" };
  const second = await letInByLink(county, "administrator", root, "tang");
  const override = await idOf(await county.administrator.post(path, asked));
  expect(await outcomeOf(second.post(`${path}/approval`, { override }))).toBe("let_in_lately");
  county.on("2027-01-28");
  expect(await outcomeOf(second.post(`${path}/approval`, { override }))).toBe(204);
});
