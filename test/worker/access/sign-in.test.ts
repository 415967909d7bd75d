import { expect, test } from "vitest";
import { divisionOf } from "../../../worker/access/sign-up/divisions";
import { hashPassword } from "../../../worker/http/passwords";
import { cookieOf } from "../../support/authenticator";
import { later } from "../../support/door";
import { aCounty, aPerson, type County, invited, named, password, withBranches } from "../../support/world";

const day = 86_400_000;

async function storedSession(county: County) {
  const row = await county.binding
    .prepare(
      "SELECT id, expires_at AS expires, absolute_expires_at AS absolute FROM login_sessions WHERE county_id = ?1",
    )
    .bind(county.code)
    .first<{ id: string; expires: number; absolute: number }>();
  if (!row) throw new Error("no session is stored");
  return row;
}

async function moveStored(county: County, column: "expires_at" | "absolute_expires_at", to: number) {
  await county.binding
    .prepare(`UPDATE login_sessions SET ${column} = ?2 WHERE county_id = ?1`)
    .bind(county.code, to)
    .run();
}

const statusOf = async (reply: Promise<Response>) => (await reply).status;

test("a session in use is renewed: the stored date really moves, and the cookie is sent again", async () => {
  const county = await aCounty();
  await moveStored(county, "expires_at", Date.now() + 2 * day);
  const reply = await county.administrator.get("/drafts/note");
  expect(reply.headers.get("set-cookie")).toContain(county.administrator.cookie);
  const { expires } = await storedSession(county);
  expect(expires).toBeGreaterThan(Date.now() + 6 * day);
  const again = await county.administrator.get("/drafts/note");
  expect(again.headers.get("set-cookie")).toBeNull();
});

test("a session not used for seven days is over", async () => {
  const county = await aCounty();
  const { expires } = await storedSession(county);
  expect(expires - Date.now()).toBeGreaterThan(6.9 * day);
  expect(expires - Date.now()).toBeLessThanOrEqual(7 * day);
  await moveStored(county, "expires_at", Date.now() - 1_000);
  expect(await statusOf(county.administrator.get("/drafts/note"))).toBe(401);
});

test("a session is over after thirty days however much it is used", async () => {
  const county = await aCounty();
  const { absolute } = await storedSession(county);
  expect(absolute - Date.now()).toBeLessThanOrEqual(30 * day);
  await moveStored(county, "absolute_expires_at", Date.now() - 1_000);
  expect(await statusOf(county.administrator.get("/drafts/note"))).toBe(401);
});

test("what the database stores of a session does not work as a cookie", async () => {
  const county = await aCounty();
  const { id } = await storedSession(county);
  const [name, value] = county.administrator.cookie.split("=");
  expect(value).not.toBe(id);
  expect(await statusOf(county.as(`${name}=${id}`).get("/drafts/note"))).toBe(401);
});

test("signing in makes a new id and ends the browser's former session", async () => {
  const county = await aCounty();
  const former = county.administrator;
  const reply = await former.post("/session", { login: "admin", password });
  expect(reply.status).toBe(204);
  expect(cookieOf(reply)).not.toBe(former.cookie);
  expect(await statusOf(former.get("/drafts/note"))).toBe(401);
  expect(await statusOf(county.as(cookieOf(reply)).get("/drafts/note"))).toBe(200);
});

test("an old cookie is dead at once after signing out, a new password, a suspension, a role given or ended", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  await invited(county, "secretary", { unit: one }, "shuji");
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string; roleId: string; version: number }[];
  };
  const account = accounts.find(({ login }) => login === "shuji");
  const { id = "", roleId = "" } = account ?? {};
  const deadAfter = async (act: (secretary: County["administrator"]) => Promise<Response>) => {
    const secretary = await county.signIn("shuji");
    expect(await statusOf(secretary.get("/drafts/note"))).toBe(200);
    const reply = await act(secretary);
    expect(reply.status).toBeLessThan(300);
    expect(await statusOf(secretary.get("/drafts/note"))).toBe(401);
    return reply;
  };
  await deadAfter((secretary) => secretary.delete("/session"));
  await deadAfter((secretary) => secretary.delete("/sessions"));
  const changed = await deadAfter((secretary) =>
    secretary.put("/password", { current: password, next: password }),
  );
  expect(await statusOf(county.as(cookieOf(changed)).get("/drafts/note"))).toBe(200);
  await deadAfter(() =>
    county.administrator.post(`/accounts/${id}/roles`, { role: "secretary", unitId: two, password }),
  );
  await deadAfter(() => county.administrator.delete(`/accounts/${id}/roles/${roleId}`, { password }));
  const { version } = (await county.binding
    .prepare("SELECT version FROM accounts WHERE county_id = ?1 AND id = ?2")
    .bind(county.code, id)
    .first<{ version: number }>()) ?? { version: 0 };
  await deadAfter(() => county.administrator.post(`/accounts/${id}/suspension`, { version, password }));
  const locked = await county.anonymous.post("/session", { login: "shuji", password });
  expect(await locked.json()).toMatchObject({ code: "wrong_credentials" });
});

test("everyone sees the own sign-ins, ends one of them, and never another's", async () => {
  const county = await aCounty();
  const second = await county.signIn("admin");
  const listOf = async () =>
    (
      (await (await county.administrator.get("/sign-ins")).json()) as {
        signIns: { id: string; isThis: boolean }[];
      }
    ).signIns;
  const rows = await listOf();
  expect(rows).toHaveLength(2);
  expect(rows.filter(({ isThis }) => isThis)).toHaveLength(1);
  const { branches } = await withBranches(county, "城关支部");
  const secretary = await invited(county, "secretary", { unit: branches["城关支部"] }, "shuji");
  const other = rows.find(({ isThis }) => !isThis)?.id;
  expect(await statusOf(secretary.delete(`/sign-ins/${other}`))).toBe(404);
  expect(await statusOf(second.get("/drafts/note"))).toBe(200);
  expect(await statusOf(county.administrator.delete(`/sign-ins/${other}`))).toBe(204);
  expect(await statusOf(second.get("/drafts/note"))).toBe(401);
  expect(await listOf()).toHaveLength(1);
});

test("one signs in by login name or by phone, and a login name cannot look like a phone", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const tokenFor = async () => {
    const reply = await county.administrator.post("/invitations", {
      role: "recorder",
      ...(await named(county, branches["城关支部"])),
    });
    return ((await reply.json()) as { invitations: { token: string }[] }).invitations[0]?.token;
  };
  const accept = async (login: string, phone: string) =>
    county.anonymous.post("/invitation/acceptance", {
      token: await tokenFor(),
      name: "陈记录",
      login,
      phone,
      password,
    });
  expect(await statusOf(accept("chen", "13800001111"))).toBe(204);
  expect(await statusOf(county.anonymous.post("/session", { login: "13800001111", password }))).toBe(204);
  expect(await (await accept("chen2", "13800001111")).json()).toMatchObject({
    fields: [{ path: "phone", reason: "taken" }],
  });
  expect(await (await accept("chen", "13800002222")).json()).toMatchObject({ code: "login_taken" });
  expect(await (await accept("13800003333", "13800003333")).json()).toMatchObject({
    fields: [{ path: "login", reason: "looks_like_a_phone" }],
  });
});

test("who has an account already is told so when invited and when the link is opened, before anything is typed", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const person = await aPerson(county, branches["城关支部"] ?? "", "王大明");
  const links = await Promise.all(
    [1, 2].map(async () => {
      const reply = await county.administrator.post("/invitations", { role: "person", people: [person] });
      return ((await reply.json()) as { invitations: { token: string }[] }).invitations[0]?.token;
    }),
  );
  const accept = (token: string | undefined, login: string) =>
    county.anonymous.post("/invitation/acceptance", { token, name: "王大明", login, password });
  expect(await statusOf(accept(links[0], "wang"))).toBe(204);
  const opened = await county.anonymous.post("/invitation/view", { token: links[1] });
  expect(await opened.json()).toMatchObject({ code: "has_account" });
  expect(await (await accept(links[1], "wang2")).json()).toMatchObject({ code: "has_account" });
  const again = await county.administrator.post("/invitations", { role: "person", people: [person] });
  expect(await again.json()).toMatchObject({ fields: [{ path: "people", reason: "has_account" }] });
});

test("an unknown account, an unknown county and a wrong password get the same answer, and all take as long as a hash", async () => {
  const county = await aCounty({ hash: await hashPassword(password) });
  const clock = async () => {
    // The clock of workerd moves only when it calls out.
    await county.binding.prepare("SELECT 1 WHERE ?1 = ?1").bind(county.code).first();
    return performance.now();
  };
  const answerOf = async (login: string, path = "/session") => {
    const before = await clock();
    const reply = await county.anonymous.post(path, { login, password: "not-the-password" });
    const { requestId: _, ...body } = (await reply.json()) as { requestId: string };
    return { status: reply.status, body, ms: (await clock()) - before };
  };
  const known = await answerOf("admin");
  const unknown = await answerOf("nobody");
  const nowhere = await answerOf("admin", "/api/c/999999/session");
  for (const { status, body } of [unknown, nowhere])
    expect({ status, body }).toEqual({ status: known.status, body: known.body });
  for (const { ms } of [known, unknown, nowhere]) expect(ms).toBeGreaterThan(40);
});

test("the own password asked once more is compared ten times a quarter of an hour, and a right one forgives", async () => {
  const county = await aCounty();
  const { administrator: admin } = county;
  const wrong = { password: "not-the-password" };
  const ways = [
    () => admin.put("/password", { current: "not-the-password", next: "今天的学习 14:32" }),
    () => admin.post("/second-factor/confirmation", { ...wrong, code: "000000" }),
    () => admin.post("/second-factor/recovery-codes", wrong),
    () => admin.delete("/second-factor", wrong),
  ];
  const replies = await Promise.all(ways.flatMap((way) => [way(), way(), way()]));
  expect(replies.filter(({ status }) => status === 422)).toHaveLength(10);
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
  const next = { current: password, next: "今天的学习 14:32" };
  expect(await statusOf(admin.put("/password", next))).toBe(429);
  // What is guessed at inside is apart from the door, and the other way round.
  expect(await statusOf(county.anonymous.post("/session", { login: "admin", password }))).toBe(204);
  await later(county, 16 * 60_000);
  expect(await statusOf(admin.put("/password", next))).toBe(204);
  const { results } = await county.binding
    .prepare("SELECT account FROM sign_in_charges WHERE county_id = ?1")
    .bind(county.code)
    .all();
  expect(results).toEqual([]);
});

test("signing up and taking up an invitation are limited before anything is hashed or read", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const made = await county.administrator.post("/invitations", {
    role: "recorder",
    ...(await named(county, branches["城关支部"])),
  });
  const { invitations } = (await made.json()) as { invitations: { token: string }[] };
  const keys: string[] = [];
  const limit = async ({ key }: { key: string }) => ({ success: keys.push(key) < 0 });
  county.env.SIGN_IN_LIMIT = { limit } as unknown as RateLimit;
  const statements = county.recording.statements.length;
  const signUp = await county.anonymous.post("/api/counties", {
    code: "330523",
    office: "办公室",
    administrator: { name: "张三", login: "zhang", password },
  });
  const acceptance = await county.anonymous.post("/invitation/acceptance", {
    token: invitations[0]?.token,
    name: "陈记录",
    login: "chen",
    password,
  });
  expect([signUp.status, acceptance.status]).toEqual([429, 429]);
  expect(signUp.headers.get("retry-after")).toBe("60");
  expect(county.recording.statements.length).toBe(statements);
  expect(keys).toEqual(["sign-up:203.0.113.7", expect.stringMatching(/^link:[0-9a-f]{64}$/)]);
});

test("the county's or the own name in pinyin with a digit or a year is no password", async () => {
  const county = await aCounty({ name: "云岭县" });
  const { administrator: admin } = county;
  for (const next of [
    "yunling1",
    "yunling-2026",
    "YunLing2026",
    "yunlingxian88",
    "yun-ling-xian-1",
    "云岭云岭云岭县99",
    `${county.code}.`.padEnd(8, "1"),
    "zhouzhuren1",
    "admin.yunling",
  ]) {
    const reply = await admin.put("/password", { current: password, next });
    expect([next, await reply.json()]).toMatchObject([next, { fields: [{ path: "next", reason: "weak" }] }]);
  }
  const founding = (name: string, secret: string) =>
    county.anonymous.post("/api/counties", {
      code: "530128",
      office: "办公室",
      administrator: { name, login: "wangyi", password: secret },
    });
  const { name } = await divisionOf("530128");
  expect(name).toBe("禄劝彝族苗族自治县");
  for (const secret of ["luquan2026", "LuquanXian".slice(0, 6).padEnd(9, "8"), "ouyangmin1"])
    expect([secret, (await founding("欧阳敏", secret)).status]).toEqual([secret, 422]);
  const enough = await admin.put("/password", { current: password, next: "yunling-zhongxin-shuju" });
  expect(enough.status).toBe(204);
});

test("a password that many use, or that is only a name with a few characters, is refused at the field", async () => {
  const county = await aCounty();
  for (const next of [
    "password1",
    "1qaz2wsx",
    "12345678",
    "Admin123",
    "勤学勤学勤学勤学",
    "周主任周主任123",
  ]) {
    const reply = await county.administrator.put("/password", { current: password, next });
    expect([next, await reply.json()]).toMatchObject([next, { fields: [{ path: "next", reason: "weak" }] }]);
  }
  const taken = await county.anonymous.post("/api/counties", {
    code: "330523",
    office: "办公室",
    administrator: { name: "张三", login: "zhangsan", password: "zhangsan1" },
  });
  expect(await taken.json()).toMatchObject({ fields: [{ path: "administrator.password", reason: "weak" }] });
  expect(
    (await county.administrator.put("/password", { current: password, next: "今天的学习 14:32" })).status,
  ).toBe(204);
});
