import { expect, test } from "vitest";
import { enrolled } from "../../support/authenticator";
import { tick } from "../../support/schedule";
import {
  aCounty,
  aPerson,
  type Caller,
  type County,
  idOf,
  invited,
  named,
  password,
  withBranches,
} from "../../support/world";

const codeOf = async (reply: Promise<Response> | Response) => {
  const answer = await reply;
  return answer.status < 300 ? answer.status : ((await answer.json()) as { code: string }).code;
};

async function aBranch() {
  const county = await aCounty();
  const { root, branches } = await withBranches(county, "城关支部", "东街支部");
  return { county, root, one: branches["城关支部"] ?? "", two: branches["东街支部"] ?? "" };
}

async function accountOf(county: County, login: string) {
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string; roleId: string; version: number }[];
  };
  const found = accounts.find((account) => account.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
}

/** A branch's secretary who is a person of that branch and may write and ask for leave like everybody else. */
async function secretaryInPerson(county: County, branch: string): Promise<Caller> {
  const person = await aPerson(county, branch, "李书记");
  await invited(county, "person", { person }, "lishuji");
  const { id } = await accountOf(county, "lishuji");
  await county.administrator.post(`/accounts/${id}/roles`, { role: "secretary", unitId: branch, password });
  return county.signIn("lishuji");
}

test("nobody decides on the own essay, leave or certificate; a colleague or the county does", async () => {
  const { county, one } = await aBranch();
  const secretary = await secretaryInPerson(county, one);
  const essay = await idOf(
    await secretary.post("/essays", { half: "2026H2", title: "学习心得", body: "学习".repeat(900) }),
  );
  const leave = await idOf(
    await secretary.post("/leaves", {
      kind: "personal",
      firstOn: "2026-11-02",
      lastOn: "2026-11-03",
      reason: "家事",
    }),
  );
  const certificate = await idOf(
    await secretary.post("/learning", {
      kind: "certificate",
      title: "网上培训结业",
      doneOn: "2026-09-01",
      minutes: 240,
    }),
  );
  expect(await codeOf(secretary.post(`/essays/${essay}/acceptance`, { version: 1 }))).toBe("same_person");
  expect(await codeOf(secretary.post(`/leaves/${leave}/approval`, {}))).toBe("same_person");
  expect(await codeOf(secretary.post(`/learning/${certificate}/approval`, {}))).toBe("same_person");
  const { essays } = (await (await secretary.get("/essays")).json()) as { essays: { can: string[] }[] };
  expect(essays.map(({ can }) => can)).toEqual([[]]);
  expect(await codeOf(county.administrator.post(`/essays/${essay}/acceptance`, { version: 1 }))).toBe(204);
  expect(await codeOf(county.administrator.post(`/leaves/${leave}/approval`, {}))).toBe(204);
  expect(await codeOf(county.administrator.post(`/learning/${certificate}/approval`, {}))).toBe(204);
});

test("nobody marks the own inspection item, counts the own book or decides on the own grade", async () => {
  const county = await aCounty({ today: "2026-08-03" });
  const { branches } = await withBranches(county, "城关支部");
  const one = branches["城关支部"] ?? "";
  const secretary = await secretaryInPerson(county, one);
  const colleague = await aPerson(county, one, "王大明");
  const { id: account } = await accountOf(county, "lishuji");
  const root = ((await (await county.administrator.get("/units")).json()) as { units: { id: string }[] })
    .units[0]?.id;
  await county.administrator.post(`/accounts/${account}/roles`, {
    role: "inspector",
    unitId: root,
    password,
  });
  const inspector = await county.signIn("lishuji");
  const book = { form: "book", writtenOn: "2026-08-03", title: "笔记本", body: "", declaredCharacters: 900 };
  const note = await idOf(await inspector.post("/notes", book));
  expect(await codeOf(inspector.post(`/notes/${note}/verification`, { characters: 9000 }))).toBe(
    "same_person",
  );
  expect(await (await inspector.get(`/notes/${note}`)).json()).toMatchObject({ can: ["note.write"] });
  county.on("2026-10-09");
  await tick(county);
  const { inspections } = (await (await inspector.get("/inspections?quarter=2026Q3")).json()) as {
    inspections: { id: string }[];
  };
  const path = `/inspections/${inspections[0]?.id}`;
  const { items } = (await (await inspector.get(path)).json()) as {
    items: { personId: string; can: string[] }[];
  };
  const own = items.find(({ personId }) => personId !== colleague);
  expect([own?.can, items.find(({ personId }) => personId === colleague)?.can]).toEqual([
    [],
    ["inspection.mark", "note.verify"],
  ]);
  const mark = (who: Caller, person = "") =>
    codeOf(who.put(`${path}/items/${person}`, { quality: "excellent", version: 0 }));
  expect(await mark(inspector, own?.personId)).toBe("same_person");
  expect(await mark(inspector, colleague)).toBe(200);
  expect(await mark(county.administrator, own?.personId)).toBe(200);
  expect(await mark(secretary, own?.personId)).toBe("unauthenticated");
});

test("a transfer takes effect on the next request: sessions of the old branch and of what is above it are gone", async () => {
  const { county, one, two } = await aBranch();
  const person = await aPerson(county, one, "王大明");
  const caller = await invited(county, "person", { person }, "wang");
  const plan = (unitId: string, title: string) =>
    county.administrator.post("/sessions", {
      unitId,
      kind: "branch_general_meeting",
      audience: "members",
      title,
      heldOn: "2026-10-20",
      startsAt: "15:00",
      endsAt: "17:00",
    });
  await plan(one, "旧支部的大会");
  await plan(two, "新支部的大会");
  const titles = async () =>
    ((await (await caller.get("/sessions")).json()) as { sessions: { title: string }[] }).sessions.map(
      ({ title }) => title,
    );
  expect(await titles()).toEqual(["旧支部的大会"]);
  await county.administrator.post(`/people/${person}/transfer`, {
    branchId: two,
    fromOn: "2026-10-14",
    version: 1,
  });
  expect(await titles()).toEqual(["新支部的大会"]);
});

test("two administrators who remove each other at once leave one", async () => {
  const { county, root } = await aBranch();
  const second = await invited(county, "administrator", { unit: root }, "tang");
  const [zhou, tang] = [await accountOf(county, "admin"), await accountOf(county, "tang")];
  const codes = await Promise.all([
    codeOf(county.administrator.delete(`/accounts/${tang.id}/roles/${tang.roleId}`, { password })),
    codeOf(second.delete(`/accounts/${zhou.id}/roles/${zhou.roleId}`, { password })),
  ]);
  expect(codes.filter((code) => code === 204)).toHaveLength(1);
  const { results } = await county.binding
    .prepare("SELECT id FROM roles WHERE county_id = ?1 AND role = 'administrator' AND until_on IS NULL")
    .bind(county.code)
    .all();
  expect(results).toHaveLength(1);
});

test("of two who end the same role at once one does, and the other is told that it has ended, not that it was the last", async () => {
  const { county, root } = await aBranch();
  await invited(county, "administrator", { unit: root }, "tang");
  await invited(county, "administrator", { unit: root }, "luo");
  const second = await county.signIn("tang");
  for (const [login, unit] of [
    ["luo", root],
    ["gao", root],
  ] as const) {
    if (login === "gao") await invited(county, "leader", { unit }, login);
    const { id, roleId } = await accountOf(county, login);
    const path = `/accounts/${id}/roles/${roleId}`;
    const codes = await Promise.all([
      codeOf(county.administrator.delete(path, { password })),
      codeOf(second.delete(path, { password })),
    ]);
    expect([login, ...codes.map(String).toSorted()]).toEqual([login, "204", "already_ended"]);
  }
});

test("links that a colleague handed out, invitations and resets alike, open nothing once they are suspended or lose the role", async () => {
  const { county, root, one } = await aBranch();
  await invited(county, "recorder", { unit: one }, "jilu");
  const recorder = await accountOf(county, "jilu");
  const tokenOf = async (reply: Response) => {
    const made = (await reply.json()) as { token?: string; invitations?: { token: string }[] };
    return made.token ?? made.invitations?.[0]?.token ?? "";
  };
  const handedOutBy = async (who: Caller) => [
    await tokenOf(await who.post("/invitations", { role: "recorder", ...(await named(county, one)) })),
    await tokenOf(await who.post(`/accounts/${recorder.id}/reset`, { password })),
  ];
  const view = (token: string) => codeOf(county.anonymous.post("/invitation/view", { token }));
  const accept = (token: string) =>
    codeOf(
      county.anonymous.post("/invitation/acceptance", { token, name: "新人", login: "xinren", password }),
    );
  await invited(county, "administrator", { unit: root }, "tang");
  await invited(county, "secretary", { unit: one }, "shuji");
  const [tang, shuji] = [await accountOf(county, "tang"), await accountOf(county, "shuji")];
  const kept = await handedOutBy(county.administrator);
  const dead = [
    ...(await handedOutBy(await county.signIn("tang"))),
    ...(await handedOutBy(await county.signIn("shuji"))),
  ];
  expect(await Promise.all(dead.map(view))).toEqual([200, 200, 200, 200]);
  const { version } = tang;
  expect(
    await codeOf(county.administrator.post(`/accounts/${tang.id}/suspension`, { version, password })),
  ).toBe(204);
  expect(
    await codeOf(county.administrator.delete(`/accounts/${shuji.id}/roles/${shuji.roleId}`, { password })),
  ).toBe(204);
  for (const token of dead)
    expect([await view(token), await accept(token)]).toEqual(["withdrawn", "withdrawn"]);
  expect(await Promise.all(kept.map(view))).toEqual([200, 200]);
  expect(
    await codeOf(
      county.administrator.delete(`/accounts/${recorder.id}/roles/${recorder.roleId}`, { password }),
    ),
  ).toBe(204);
  expect(await Promise.all(kept.map(view))).toEqual([200, "withdrawn"]);
});

test("the last administrator is neither suspended nor relieved, and a suspended one does not count", async () => {
  const { county, root } = await aBranch();
  await invited(county, "administrator", { unit: root }, "tang");
  const [zhou, tang] = [await accountOf(county, "admin"), await accountOf(county, "tang")];
  expect(
    await codeOf(
      county.administrator.post(`/accounts/${tang.id}/suspension`, { version: tang.version, password }),
    ),
  ).toBe(204);
  expect(
    await codeOf(county.administrator.delete(`/accounts/${zhou.id}/roles/${zhou.roleId}`, { password })),
  ).toBe("last_administrator");
  expect(
    await codeOf(
      county.administrator.post(`/accounts/${zhou.id}/suspension`, { version: zhou.version, password }),
    ),
  ).toBe("last_administrator");
});

test("a role is granted once, at its place, to whom it fits; whoever has none left is still listed and can have one", async () => {
  const { county, root, one } = await aBranch();
  await invited(county, "recorder", { unit: one }, "jilu");
  const { id, roleId } = await accountOf(county, "jilu");
  const grant = (role: string, unitId: string) =>
    codeOf(county.administrator.post(`/accounts/${id}/roles`, { role, unitId, password }));
  const misplaced = await county.administrator.post(`/accounts/${id}/roles`, {
    role: "inspector",
    unitId: one,
    password,
  });
  expect(await misplaced.json()).toMatchObject({ fields: [{ path: "unitId", reason: "not_the_county" }] });
  const { id: unlinked } = await accountOf(county, "admin");
  const nobody = await county.administrator.post(`/accounts/${unlinked}/roles`, {
    role: "person",
    unitId: one,
    password,
  });
  expect(await nobody.json()).toMatchObject({ fields: [{ path: "role", reason: "no_person" }] });
  expect(await grant("recorder", one)).toBe("already_exists");
  expect((await Promise.all([grant("inspector", root), grant("inspector", root)])).toSorted()).toEqual([
    201,
    "already_exists",
  ]);
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; roleId: string }[];
  };
  for (const held of accounts.filter((row) => row.id === id))
    expect(
      await codeOf(county.administrator.delete(`/accounts/${id}/roles/${held.roleId}`, { password })),
    ).toBe(204);
  expect(await accountOf(county, "jilu")).toMatchObject({ id, roleId: null });
  const jilu = await county.signIn("jilu");
  expect((await jilu.get("/people")).status).toBe(403);
  expect(await grant("recorder", one)).toBe(201);
  expect((await (await county.signIn("jilu")).get("/people")).status).toBe(200);
  expect(roleId).toBeTruthy();
});

test("everyone changes the own phone to sign in by, with the password, to one that nobody has", async () => {
  const { county, one } = await aBranch();
  const recorder = await invited(county, "recorder", { unit: one }, "jilu");
  const change = async (who: Caller, phone: string | null, more: object = {}) => {
    const { version } = (await (await who.get("/own-account")).json()) as { version: number };
    return who.put("/own-account/phone", { phone, password, version, ...more });
  };
  expect((await change(recorder, "13900001111")).status).toBe(204);
  expect(await (await recorder.get("/own-account")).json()).toMatchObject({
    login: "jilu",
    phone: "13900001111",
  });
  const bySigning = await county.anonymous.post("/session", { login: "13900001111", password });
  expect(bySigning.status).toBe(204);
  const taken = await change(county.administrator, "13900001111");
  expect(await taken.json()).toMatchObject({ fields: [{ path: "phone", reason: "taken" }] });
  const guessed = await change(recorder, null, { password: "not-the-password" });
  expect(await guessed.json()).toMatchObject({ fields: [{ path: "password", reason: "wrong_password" }] });
  expect((await change(recorder, null)).status).toBe(204);
  const log = await (await county.administrator.get("/audit?event=account.phone_changed")).text();
  expect(log).not.toContain("13900001111");
  expect((JSON.parse(log) as { rows: unknown[] }).rows).toHaveLength(2);
});

test("a list that is asked to go on from nowhere refuses instead of beginning again", async () => {
  const { county } = await aBranch();
  for (const path of ["/notes", "/essays", "/leaves", "/learning", "/people", "/sessions"]) {
    const reply = await county.administrator.get(`${path}?after=x`);
    expect([path, reply.status]).toEqual([path, 422]);
    expect(await reply.json()).toMatchObject({ fields: [{ path: "after" }] });
  }
});

test("a secretary names no second secretary and resets nobody above", async () => {
  const { county, one } = await aBranch();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  expect(
    await codeOf(secretary.post("/invitations", { role: "secretary", ...(await named(county, one)) })),
  ).toBe("not_permitted");
  expect(await codeOf(secretary.post("/invitations", { role: "inspector", units: [one] }))).toBe(
    "not_permitted",
  );
  const { id } = await accountOf(county, "admin");
  expect(await codeOf(secretary.post(`/accounts/${id}/reset`, { password }))).toBe("not_found");
  await enrolled(county.administrator);
  expect(await codeOf(secretary.delete(`/accounts/${id}/second-factor`, { password }))).toBe("not_permitted");
});
