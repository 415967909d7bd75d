import { expect, test } from "vitest";
import type { InboxPage } from "../../../worker/access/inbox/shape";
import { tick } from "../../support/schedule";
import {
  aCounty,
  aPerson,
  type Caller,
  type County,
  idOf,
  invited,
  letInByLink,
  named,
  password,
  seated,
  withBranches,
} from "../../support/world";

const codeOf = async (reply: Promise<Response>) => {
  const answer = await reply;
  return answer.status < 300 ? answer.status : ((await answer.json()) as { code: string }).code;
};

async function aBranch(today = "2026-10-14") {
  const county = await aCounty({ today });
  const { root, branches } = await withBranches(county, "城关支部", "东街支部");
  const one = branches["城关支部"] ?? "";
  return { county, root, one, two: branches["东街支部"] ?? "" };
}

async function accountOf(county: County, login: string) {
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string; name: string; personId: string | null; version: number }[];
  };
  const found = accounts.find((account) => account.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
}

/** A secretary in person, who invites a recorder in person; both are of the branch. */
async function aStaffedBranch(today?: string) {
  const { county, root, one, two } = await aBranch(today);
  const me = await aPerson(county, one, "李书记");
  const clerk = await aPerson(county, one, "陈记录");
  const member = await aPerson(county, one, "王大明");
  const secretary = await invited(county, "secretary", { unit: one, person: me }, "li");
  const made = await secretary.post("/invitations", {
    role: "recorder",
    holders: [{ unitId: one, personId: clerk }],
  });
  const { invitations } = (await made.json()) as { invitations: { token: string; personName: string }[] };
  expect(invitations.map(({ personName }) => personName)).toEqual(["陈记录"]);
  const accepted = await county.anonymous.post("/invitation/acceptance", {
    token: invitations[0]?.token,
    login: "chen",
    password,
  });
  const recorder = county.as((accepted.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
  return { county, root, one, two, me, clerk, member, secretary, recorder };
}

const leaveOf = (personId?: string) => ({
  personId,
  kind: "personal",
  firstOn: "2026-10-19",
  lastOn: "2026-10-20",
});
const certificateOf = (personId?: string) => ({
  personId,
  kind: "certificate",
  title: "网上培训结业",
  doneOn: "2026-09-01",
  minutes: 240,
});

test("an invitation to a branch's role names the person, who is of the list and has no account yet", async () => {
  const { county, one, two } = await aBranch();
  const person = await aPerson(county, one, "李书记");
  const invite = async (body: object) => {
    const reply = await county.administrator.post("/invitations", body);
    return reply.status === 201 ? 201 : await reply.json();
  };
  for (const role of ["secretary", "recorder"])
    expect(await invite({ role, units: [one] })).toMatchObject({
      fields: [{ path: "holders", reason: "required" }],
    });
  const holders = [{ unitId: one, personId: person }];
  expect(
    await invite({ role: "secretary", holders: [...holders, { unitId: two, personId: person }] }),
  ).toMatchObject({
    fields: [{ path: "holders.1.personId", reason: "repeated" }],
  });
  const nobody = { unitId: one, personId: "per_00000000000000000000000000" };
  expect(await invite({ role: "secretary", holders: [nobody] })).toMatchObject({ code: "not_found" });
  expect(await invite({ role: "secretary", holders })).toBe(201);
  await invited(county, "secretary", { unit: one, person }, "li");
  expect(await accountOf(county, "li")).toMatchObject({ name: "李书记", personId: person });
  expect(await invite({ role: "recorder", holders })).toMatchObject({
    fields: [{ path: "holders.0.personId", reason: "has_account", params: { name: "李书记" } }],
  });
});

test("a secretary names a recorder of the own list only", async () => {
  const { county, one, two } = await aBranch();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const stranger = await aPerson(county, two, "外人");
  const holders = [{ unitId: one, personId: stranger }];
  expect(await codeOf(secretary.post("/invitations", { role: "recorder", holders }))).toBe("not_found");
  expect(
    await codeOf(secretary.post("/invitations", { role: "recorder", ...(await named(county, one)) })),
  ).toBe(201);
});

test("a branch's role is granted to a linked account only", async () => {
  const { county, root, one } = await aBranch();
  await invited(county, "inspector", { unit: root }, "luo");
  const { id, version } = await accountOf(county, "luo");
  const grant = () =>
    county.administrator.post(`/accounts/${id}/roles`, { role: "secretary", unitId: one, password });
  expect(await (await grant()).json()).toMatchObject({ fields: [{ path: "role", reason: "no_person" }] });
  const personId = await aPerson(county, one, "罗成");
  expect((await county.administrator.put(`/accounts/${id}/person`, { personId, version })).status).toBe(204);
  expect((await grant()).status).toBe(201);
});

test("a secretary's or recorder's account without a person decides nothing until an administrator links it", async () => {
  const { county, one } = await aBranch();
  const [me, member] = [await aPerson(county, one, "李书记"), await aPerson(county, one, "王大明")];
  const person = await invited(county, "person", { person: member }, "wang");
  const leave = await idOf(await person.post("/leaves", leaveOf()));
  const certificate = await idOf(await person.post("/learning", certificateOf()));
  const unlinked = await seated(county, "secretary", one, "shuji", { isPerson: false });
  expect(await (await unlinked.get("/session")).json()).toMatchObject({ isUnlinked: true, person: null });
  const attempts = () => [
    codeOf(unlinked.post(`/leaves/${leave}/approval`, {})),
    codeOf(unlinked.post(`/learning/${certificate}/approval`)),
    codeOf(unlinked.post("/learning", certificateOf(member))),
    codeOf(unlinked.get(`/ballots/2026?branch=${one}`)),
  ];
  expect(await Promise.all(attempts())).toEqual(Array(4).fill("person_needed"));
  // The register goes on meanwhile, and a leave that is entered waits for somebody who may decide.
  const entered = await idOf(
    await unlinked.post("/leaves", { ...leaveOf(me), firstOn: "2026-10-26", lastOn: "2026-10-26" }),
  );
  const { leaves } = (await (await county.administrator.get(`/leaves?person=${me}`)).json()) as {
    leaves: { id: string; state: string }[];
  };
  expect(leaves).toMatchObject([{ id: entered, state: "requested" }]);
  const { id, version } = await accountOf(county, "shuji");
  expect((await county.administrator.put(`/accounts/${id}/person`, { personId: me, version })).status).toBe(
    204,
  );
  expect(await (await unlinked.get("/session")).json()).toMatchObject({
    isUnlinked: false,
    person: { id: me },
    account: { name: "李书记" },
  });
  expect(await Promise.all(attempts())).toEqual([204, 204, 201, 200]);
});

test("whose an account is, is said by an administrator over the version seen; a person has one account; the own is said once", async () => {
  const { county, one } = await aBranch();
  const secretary = await seated(county, "secretary", one, "shuji", { isPerson: false });
  const [first, second] = [await aPerson(county, one, "李书记"), await aPerson(county, one, "王书记")];
  const { id, version } = await accountOf(county, "shuji");
  const link = (account: string, personId: string, seen: number, who: Caller = county.administrator) =>
    who.put(`/accounts/${account}/person`, { personId, version: seen });
  expect(await codeOf(link(id, first, version, secretary))).toBe("not_permitted");
  expect(await codeOf(link(id, first, version + 1))).toBe("stale_version");
  expect(await codeOf(link(id, first, version))).toBe(204);
  expect(await codeOf(link(id, second, version + 1))).toBe(204);
  const own = await accountOf(county, "admin");
  expect(await (await link(own.id, second, own.version)).json()).toMatchObject({
    fields: [{ path: "personId", reason: "has_account" }],
  });
  expect(await codeOf(link(own.id, first, own.version))).toBe(204);
  const third = await aPerson(county, one, "周主任");
  expect(await codeOf(link(own.id, third, own.version + 1))).toBe("same_person");
  const { items } = (await (await secretary.get("/inbox")).json()) as InboxPage;
  expect(items.map(({ kind }) => kind)).toEqual(["account.linked", "account.linked"]);
});

test("a secretary's own leave, certificate and lesson wait for somebody else, who is not yet the recorder whom the secretary has just invited", async () => {
  const { county, me, secretary, recorder } = await aStaffedBranch();
  const leave = await idOf(await secretary.post("/leaves", leaveOf()));
  const certificate = await idOf(await secretary.post("/learning", certificateOf()));
  const lesson = await idOf(
    await secretary.post("/learning", { personId: me, kind: "lesson", title: "党课", doneOn: "2026-09-01" }),
  );
  const decide = (who: Caller) => [
    codeOf(who.post(`/leaves/${leave}/approval`, {})),
    codeOf(who.post(`/leaves/${leave}/refusal`, {})),
    codeOf(who.post(`/learning/${certificate}/approval`)),
    codeOf(who.post(`/learning/${lesson}/approval`)),
  ];
  expect(await Promise.all(decide(secretary))).toEqual(Array(4).fill("same_person"));
  expect(await Promise.all(decide(recorder))).toEqual(Array(4).fill("let_in_lately"));
  county.on("2026-10-21");
  const [approved, ...rest] = decide(recorder);
  expect(await approved).toBe(204);
  expect((await Promise.all(rest)).slice(1)).toEqual([204, 204]);
});

test("what a just invited recorder enters for the secretary is no record: it waits for the unit above", async () => {
  const { county, me, member, secretary, recorder } = await aStaffedBranch();
  const stateOf = async (id: string) =>
    (
      (await (await county.administrator.get("/leaves")).json()) as {
        leaves: { id: string; state: string }[];
      }
    ).leaves.find((row) => row.id === id)?.state;
  const puppet = await idOf(await recorder.post("/leaves", leaveOf(me)));
  expect(await stateOf(puppet)).toBe("requested");
  expect(await codeOf(recorder.post(`/leaves/${puppet}/approval`, {}))).toBe("let_in_lately");
  expect(await codeOf(secretary.post(`/leaves/${puppet}/approval`, {}))).toBe("same_person");
  expect(await codeOf(county.administrator.post(`/leaves/${puppet}/approval`, {}))).toBe(204);
  expect(await stateOf(await idOf(await recorder.post("/leaves", leaveOf(member))))).toBe("approved");
});

test("a make-up that the branch enters for somebody else is confirmed with it; the own one, and a late correction of the own mark, wait for another", async () => {
  const { county, one, me, member, secretary, recorder } = await aStaffedBranch();
  const session = await idOf(
    await secretary.post("/sessions", {
      unitId: one,
      kind: "discussion",
      audience: "everyone",
      title: "研讨",
      heldOn: "2026-10-14",
      startsAt: "09:00",
      endsAt: "10:00",
    }),
  );
  await secretary.post(`/sessions/${session}/opening`);
  const { roll } = (await (await secretary.get(`/sessions/${session}`)).json()) as {
    roll: { personId: string; version: number }[];
  };
  const marks = roll.map(({ personId, version }) => ({ personId, version, status: "leave" }));
  await secretary.put(`/sessions/${session}/attendance`, { marks });
  await secretary.post(`/sessions/${session}/closure`);
  county.on("2026-10-22");
  const enter = (who: Caller, personId: string) =>
    codeOf(who.post(`/sessions/${session}/make-ups`, { personId, heldOn: "2026-10-21" }));
  const confirm = (who: Caller, personId: string) =>
    codeOf(who.post(`/sessions/${session}/make-ups/${personId}/confirmation`));
  expect([await enter(recorder, member), await confirm(secretary, member)]).toEqual([
    204,
    "already_approved",
  ]);
  expect([await enter(secretary, me), await confirm(secretary, me)]).toEqual([204, "same_person"]);
  expect(await confirm(recorder, me)).toBe(204);
  const correction = { personId: me, status: "present", reason: "签到表核对", version: 2 };
  const waiting = await idOf(await recorder.post(`/sessions/${session}/corrections`, correction));
  const approve = (who: Caller) => codeOf(who.post(`/sessions/${session}/corrections/${waiting}/approval`));
  // Refusing what makes the own record worse decides on the own case as much as granting what makes it better.
  expect(await codeOf(secretary.delete(`/sessions/${session}/corrections/${waiting}`))).toBe("same_person");
  expect([await approve(secretary), await approve(county.administrator)]).toEqual(["same_person", 204]);
});

test("a secretary decides neither on the own essay, item and attendance nor on the own grade; the county does", async () => {
  const { county, root, me, member, secretary } = await aStaffedBranch("2026-08-03");
  await invited(county, "administrator", { unit: root }, "tang");
  const { id: account } = await accountOf(county, "li");
  const { units } = (await (await county.administrator.get("/units")).json()) as { units: { id: string }[] };
  await county.administrator.post(`/accounts/${account}/roles`, {
    role: "person",
    unitId: units[1]?.id,
    password,
  });
  expect((await secretary.get("/session")).status).toBe(200);
  const own = await county.signIn("li");
  const essay = await idOf(
    await own.post("/essays", { half: "2026H2", title: "学习心得", body: "学习".repeat(900) }),
  );
  expect(await codeOf(own.post(`/essays/${essay}/acceptance`, { version: 1 }))).toBe("same_person");
  expect(await codeOf(own.post(`/essays/${essay}/return`, { version: 1, comment: "再写" }))).toBe(
    "same_person",
  );
  county.on("2026-10-09");
  await tick(county);
  const { inspections } = (await (await own.get("/inspections?quarter=2026Q3")).json()) as {
    inspections: { id: string }[];
  };
  const item = `/inspections/${inspections[0]?.id}/items`;
  expect(await codeOf(own.put(`${item}/${me}`, { quality: "good", version: 0 }))).toBe("same_person");
  expect(await codeOf(own.put(`${item}/${member}`, { quality: "good", version: 0 }))).toBe(200);
  county.on("2027-01-21");
  await tick(county);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const appraisal = assessments.find((row) => row.scheme === "democratic_appraisal")?.id ?? "";
  const path = `/assessments/${appraisal}/people/${me}`;
  expect(await (await own.get(path)).json()).toMatchObject({ can: [] });
  const asked = { grade: "qualified", reason: "会议研究决定" };
  expect(await codeOf(own.post(`${path}/override`, asked))).toBe("same_person");
  const override = await idOf(await county.administrator.post(`${path}/override`, asked));
  expect(await codeOf(own.post(`${path}/override/approval`, { override }))).toBe("same_person");
  expect(await codeOf(own.delete(`${path}/override`))).toBe("same_person");
  expect(await codeOf(county.administrator.delete(`${path}/override`))).toBe(204);
});

test("a secretary confirms the meeting's grades but for the own one, which is left for the county", async () => {
  const { county, one, me, member, secretary } = await aStaffedBranch("2026-01-05");
  county.on("2027-01-21");
  await tick(county);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const appraisal = assessments.find((row) => row.scheme === "democratic_appraisal")?.id ?? "";
  const attempt = await confirmableAttempt(county, appraisal);
  const confirm = (who: Caller, body: object) => who.post(`/assessments/${attempt}/confirmation`, body);
  expect(await codeOf(confirm(secretary, { people: [me] }))).toBe("same_person");
  const all = (await (await confirm(secretary, { unitId: one })).json()) as { confirmed: number };
  expect(all.confirmed).toBe(2);
  const overview = async () =>
    ((await (await secretary.get(`/assessments/${attempt}/units`)).json()) as { units: object[] }).units;
  expect(await overview()).toMatchObject([{ ready: 1, ownReady: 1, decided: 2 }]);
  expect(await codeOf(confirm(secretary, { unitId: one }))).toBe("same_person");
  expect(await (await confirm(county.administrator, { people: [me] })).json()).toEqual({ confirmed: 1 });
  expect((await overview()).length).toBe(1);
  expect(member).not.toBe(me);
});

test("nobody's own grade is confirmed through an account that they let in lately", async () => {
  const { county, root, one, member } = await aStaffedBranch("2026-01-05");
  const mine = await aPerson(county, one, "周主任");
  county.on("2027-01-21");
  await tick(county);
  const { id, version } = await accountOf(county, "admin");
  await county.administrator.put(`/accounts/${id}/person`, { personId: mine, version });
  const puppet = await letInByLink(county, "administrator", root, "mu");
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const appraisal = assessments.find((row) => row.scheme === "democratic_appraisal")?.id ?? "";
  const attempt = await confirmableAttempt(county, appraisal);
  const confirm = (body: object) => puppet.post(`/assessments/${attempt}/confirmation`, body);
  expect(await codeOf(confirm({ people: [mine] }))).toBe("let_in_lately");
  expect(await (await confirm({ people: [mine, member] })).json()).toEqual({ confirmed: 1 });
  county.on("2027-01-29");
  expect(await (await confirm({ people: [mine] })).json()).toEqual({ confirmed: 1 });
});

test("an administrator does not end the own exemption, nor take back it or its end", async () => {
  const { county, root, one } = await aBranch();
  const me = await aPerson(county, one, "周主任");
  const tang = await invited(county, "administrator", { unit: root }, "tang");
  county.on("2026-10-28");
  const { id, version } = await accountOf(county, "admin");
  await county.administrator.put(`/accounts/${id}/person`, { personId: me, version });
  const exempt = { covers: "everything", reason: "other", fromOn: "2026-10-28" };
  const exemption = await idOf(await tang.post(`/people/${me}/exemptions`, exempt));
  const end = (who: Caller) =>
    codeOf(who.post(`/people/${me}/exemptions/${exemption}/end`, { on: "2026-11-02" }));
  const takeBack = async (who: Caller) => {
    const { person } = (await (await who.get(`/people/${me}`)).json()) as { person: { version: number } };
    return codeOf(who.post(`/people/${me}/intervals/${exemption}/withdrawal`, { version: person.version }));
  };
  expect([await takeBack(county.administrator), await end(county.administrator)]).toEqual(
    Array(2).fill("same_person"),
  );
  expect([await end(tang), await takeBack(county.administrator), await takeBack(tang)]).toEqual([
    204,
    "same_person",
    204,
  ]);
});

test("an administrator who is a person neither exempts nor opens or closes a case of the own", async () => {
  const { county, one } = await aBranch();
  const me = await aPerson(county, one, "周主任");
  const { id, version } = await accountOf(county, "admin");
  await county.administrator.put(`/accounts/${id}/person`, { personId: me, version });
  const { administrator } = county;
  expect([
    await codeOf(
      administrator.post(`/people/${me}/exemptions`, {
        covers: "everything",
        reason: "other",
        fromOn: "2026-10-01",
      }),
    ),
    await codeOf(administrator.post(`/cases/${me}/open-cases`, { openedOn: "2026-10-01" })),
    await codeOf(
      administrator.post(`/cases/${me}/outside-appraisals`, {
        year: 2025,
        grade: "excellent",
        document: "决定",
      }),
    ),
  ]).toEqual(Array(3).fill("same_person"));
});

/** A later attempt of the same proposal with everybody qualified: a year without records gives nothing to confirm. */
async function confirmableAttempt(county: County, of: string): Promise<string> {
  const id = "ass_01K00000000000000000000001";
  const copy = async (table: string, key: string, changed: Record<string, string>) => {
    const row = await county.binding
      .prepare(`SELECT * FROM ${table} WHERE county_id = ?1 AND ${key} = ?2 LIMIT 1`)
      .bind(county.code, of)
      .first();
    const columns = Object.keys(row ?? {});
    const values = columns.map((column) => (column === key ? "?3" : (changed[column] ?? column)));
    await county.binding
      .prepare(
        `INSERT INTO ${table} (${columns.join()}) SELECT ${values.join()} FROM ${table} WHERE county_id = ?1 AND ${key} = ?2`,
      )
      .bind(county.code, of, id)
      .run();
  };
  await copy("assessments", "id", { attempt: "attempt + 1" });
  await copy("assessment_scores", "assessment_id", {});
  await copy("assessment_proposals", "assessment_id", { outcome: "'qualified'", grade: "'qualified'" });
  return id;
}

test("a secretary makes somebody of the own branch who has an account its recorder, and nobody else anything", async () => {
  const { county, one, two, member, secretary, recorder } = await aStaffedBranch();
  const elsewhere = await aPerson(county, two, "赵四");
  const wang = await invited(county, "person", { person: member }, "wang");
  const zhao = await invited(county, "person", { person: elsewhere }, "zhao");
  const idOfCaller = async (caller: Caller) =>
    ((await (await caller.get("/session")).json()) as { account: { id: string } }).account.id;
  const [wangId, zhaoId] = [await idOfCaller(wang), await idOfCaller(zhao)];
  const grant = async (caller: Caller, account: string, role: string, unitId: string) => {
    const reply = await caller.post(`/accounts/${account}/roles`, { role, unitId, password });
    return [reply.status, reply.status === 201 ? "" : ((await reply.json()) as { code: string }).code];
  };
  const { accounts } = (await (await secretary.get("/accounts")).json()) as {
    accounts: { id: string; can: string[] }[];
  };
  expect(accounts.filter(({ can }) => can.includes("recorder.name")).map(({ id }) => id)).toEqual([wangId]);
  expect(await grant(recorder, wangId, "recorder", one)).toEqual([403, "not_permitted"]);
  expect(await grant(secretary, zhaoId, "recorder", one)).toEqual([404, "not_found"]);
  expect(await grant(secretary, wangId, "recorder", two)).toEqual([404, "not_found"]);
  for (const role of ["secretary", "inspector", "administrator", "person"])
    expect([role, ...(await grant(secretary, wangId, role, one))]).toEqual([role, 403, "not_permitted"]);
  expect(await grant(secretary, await idOfCaller(secretary), "recorder", one)).toEqual([409, "same_person"]);
  const wrong = await secretary.post(`/accounts/${wangId}/roles`, {
    role: "recorder",
    unitId: one,
    password: "not-the-password",
  });
  expect(wrong.status).toBe(422);
  expect(await grant(secretary, wangId, "recorder", one)).toEqual([201, ""]);
  expect(await grant(secretary, wangId, "recorder", one)).toEqual([409, "already_exists"]);
});

test("who left a branch is none of its accounts any more: its secretary neither lists it nor sets a new password", async () => {
  const { county, one, two, member, secretary } = await aStaffedBranch();
  const wang = await invited(county, "person", { person: member }, "wang");
  const { account } = (await (await wang.get("/session")).json()) as { account: { id: string } };
  const lists = async (caller: Caller) => {
    const { accounts } = (await (await caller.get("/accounts")).json()) as { accounts: { id: string }[] };
    return accounts.some(({ id }) => id === account.id);
  };
  const other = await invited(county, "secretary", { unit: two }, "zhou");
  expect([await lists(secretary), await lists(other)]).toEqual([true, false]);
  const reset = (caller: Caller) => caller.post(`/accounts/${account.id}/reset`, { password });
  expect((await reset(secretary)).status).toBe(201);
  const { person } = (await (await county.administrator.get(`/people/${member}`)).json()) as {
    person: { version: number };
  };
  const today = new Date(county.now.ms + 8 * 3_600_000).toISOString().slice(0, 10);
  const transfer = { branchId: two, fromOn: today, version: person.version };
  expect((await county.administrator.post(`/people/${member}/transfer`, transfer)).status).toBe(204);
  expect([await lists(secretary), await lists(other), await lists(county.administrator)]).toEqual([
    false,
    true,
    true,
  ]);
  expect([(await reset(secretary)).status, (await reset(other)).status]).toEqual([404, 201]);
  expect(one).not.toBe(two);
});
