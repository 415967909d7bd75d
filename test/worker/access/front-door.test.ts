import { expect, test } from "vitest";
import { enrolled } from "../../support/authenticator";
import { sessionCookie } from "../../support/door";
import { aCounty, aPerson, type County, invited, named, password, withBranches } from "../../support/world";

test("a county that signed up lets its administrator in and tells who that is", async () => {
  const county = await aCounty({ name: "安吉县" });
  const me = await (await county.administrator.get("/session")).json();
  expect(me).toMatchObject({
    county: { id: county.code, name: "安吉县" },
    roles: [{ role: "administrator" }],
  });
});

test("a county that is already signed up is told so and nothing else", async () => {
  const first = await county110101();
  const again = await first.anonymous.post("/api/counties", {
    code: "110101",
    office: "别的办公室",
    administrator: { name: "别人", login: "other", password: "long-enough-9" },
  });
  expect(again.status).toBe(409);
  expect(Object.keys((await again.json()) as object).sort()).toEqual(["code", "requestId"]);
});

function county110101() {
  return aCounty({ code: "110101" });
}

test("no session, another county's session and a county that does not exist get the same 401", async () => {
  const [ours, theirs] = [await aCounty(), await aCounty()];
  const bodyOf = async (reply: Response) => {
    const { requestId, ...rest } = (await reply.json()) as { requestId: string };
    expect(requestId).toBeTruthy();
    return JSON.stringify([reply.status, rest]);
  };
  const none = await bodyOf(await ours.anonymous.get("/drafts/note"));
  expect(none).toBe('[401,{"code":"unauthenticated"}]');
  expect(await bodyOf(await ours.administrator.get(`/api/c/${theirs.code}/drafts/note`))).toBe(none);
  expect(await bodyOf(await ours.administrator.get("/api/c/999999/drafts/note"))).toBe(none);
});

test("who is at the door is nobody, in the same words, without a session, in another county and in none", async () => {
  const [ours, theirs] = [await aCounty(), await aCounty()];
  for (const reply of [
    await ours.anonymous.get("/session"),
    await ours.administrator.get(`/api/c/${theirs.code}/session`),
    await ours.administrator.get("/api/c/999999/session"),
  ])
    expect([reply.status, await reply.text()]).toEqual([200, "null"]);
});

test("a secretary who was invited sees the own branch only", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  await aPerson(county, branches["城关支部"] ?? "", "甲一");
  const other = await aPerson(county, branches["东街支部"] ?? "", "乙一");
  const secretary = await invited(county, "secretary", { unit: branches["城关支部"] }, "shuji");
  const { people } = (await (await secretary.get("/people")).json()) as { people: { name: string }[] };
  expect(people.map((person) => person.name)).toEqual(["甲一"]);
  expect((await secretary.get(`/people/${other}`)).status).toBe(404);
});

test("an invitation works once", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const made = (await (
    await county.administrator.post("/invitations", {
      role: "secretary",
      ...(await named(county, branches["城关支部"])),
    })
  ).json()) as {
    invitations: { token: string }[];
  };
  const accept = (login: string) =>
    county.anonymous.post("/invitation/acceptance", {
      token: made.invitations[0]?.token,
      name: "李书记",
      login,
      password: "long-enough-9",
    });
  expect((await accept("li")).status).toBe(204);
  expect(await (await accept("li2")).json()).toMatchObject({ code: "already_used" });
});

async function aLink(county: County) {
  const { branches } = await withBranches(county, "城关支部");
  const made = await county.administrator.post("/invitations", {
    role: "secretary",
    ...(await named(county, branches["城关支部"])),
  });
  return ((await made.json()) as { invitations: { token: string }[] }).invitations[0]?.token ?? "";
}

test("an acceptance whose answer was lost lets the same person in again with the password just chosen, and nobody else", async () => {
  const county = await aCounty();
  county.env.SIGN_IN_LIMIT = { limit: async () => ({ success: true }) } as unknown as RateLimit;
  const token = await aLink(county);
  const accept = (chosen = password, login = "lishuji") =>
    county.anonymous.post("/invitation/acceptance", { token, name: "李书记", login, password: chosen });
  const replies = [...(await Promise.all([accept(), accept(), accept()])), await accept()];
  expect(replies.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  for (const reply of replies) {
    const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(await (await county.as(cookie).get("/session")).json()).toMatchObject({
      account: { login: "lishuji" },
    });
  }
  const { n } = (await county.binding
    .prepare("SELECT count(*) AS n FROM accounts WHERE county_id = ?1 AND login <> 'admin'")
    .bind(county.code)
    .first<{ n: number }>()) ?? { n: 0 };
  expect(n).toBe(1);
  const stranger = await accept("another-password-9");
  expect([stranger.status, await stranger.json()]).toMatchObject([409, { code: "already_used" }]);
  expect(stranger.headers.get("set-cookie")).toBeNull();
  for (let guess = 0; guess < 10; guess++) await accept(`another-password-${guess}`);
  expect((await accept()).status).toBe(429);
});

test("a reset whose answer was lost works again with its own password; a code that is owed is still owed", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const secretary = await invited(county, "secretary", { unit: branches["城关支部"] }, "shuji");
  const { account } = (await (await secretary.get("/session")).json()) as { account: { id: string } };
  const reset = async () => {
    const made = await county.administrator.post(`/accounts/${account.id}/reset`, { password });
    return ((await made.json()) as { token: string }).token;
  };
  const take = (token: string) => county.anonymous.post("/invitation/acceptance", { token, password });
  const first = await reset();
  expect([(await take(first)).status, (await take(first)).status]).toEqual([204, 204]);
  await enrolled(await county.signIn("shuji"));
  const second = await reset();
  const owed = await take(second);
  expect([owed.status, sessionCookie(owed)]).toEqual([204, undefined]);
  expect(await (await take(second)).json()).toMatchObject({ code: "already_used" });
});

test("links are limited by the link, links that do not exist by the address", async () => {
  const county = await aCounty();
  const counted: string[] = [];
  let full = "";
  county.env.SIGN_IN_LIMIT = {
    limit: async ({ key }: { key: string }) => {
      counted.push(key.replace(/^(link):.*/, "$1"));
      return { success: !full || !key.startsWith(full) };
    },
  } as unknown as RateLimit;
  const token = await aLink(county);
  const stray = "A".repeat(43);
  const view = (of: string) => county.anonymous.post("/invitation/view", { token: of });
  const accept = (of: string) =>
    county.anonymous.post("/invitation/acceptance", { token: of, name: "李", login: "lishuji", password });
  expect([(await view(token)).status, (await view(stray)).status, (await accept(stray)).status]).toEqual([
    200, 404, 404,
  ]);
  expect(counted).toEqual(["link", "link", "no-link:203.0.113.7", "link", "no-link:203.0.113.7"]);
  full = "no-link:";
  const refused = [await view(stray), await accept(stray)].map(({ status }) => status);
  expect([...refused, (await view(token)).status]).toEqual([429, 429, 200]);
  full = "link:";
  expect([(await view(token)).status, (await accept(token)).status]).toEqual([429, 429]);
});

test("intervals of one person never overlap, and until = from is no overlap", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const person = await aPerson(county, branches["城关支部"] ?? "", "甲一");
  const move = (fromOn: string) =>
    county.administrator.post(`/people/${person}/transfer`, {
      branchId: branches["东街支部"],
      fromOn,
      version: 1,
    });
  expect((await move("2025-12-01")).status).toBe(422);
  expect((await move("2026-07-01")).status).toBe(204);
  const { memberships } = (await (await county.administrator.get(`/people/${person}`)).json()) as {
    memberships: unknown[];
  };
  expect(memberships).toMatchObject([
    { fromOn: "2026-07-01", untilOn: null },
    { fromOn: "2025-12-01", untilOn: "2026-07-01" },
  ]);
});

test("a sign-up that is repeated with its key gets the first answer, another key that the county is taken", async () => {
  const { anonymous, env, binding } = await aCounty();
  env.SIGN_IN_LIMIT = { limit: async () => ({ success: true }) } as unknown as RateLimit;
  const input = {
    code: "330522",
    office: "办公室",
    administrator: { name: "张三", login: "zhang", password },
  };
  const ask = (key: string, more: object = {}) =>
    anonymous.post("/api/counties", { ...input, ...more }, { "idempotency-key": key });
  const replies = await Promise.all(Array.from({ length: 5 }, () => ask("sign-up-key-1")));
  replies.push(await ask("sign-up-key-1"));
  expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(201));
  expect(new Set(await Promise.all(replies.map((reply) => reply.text()))).size).toBe(1);
  expect(await (await ask("sign-up-key-2")).json()).toMatchObject({ code: "county_taken" });
  expect(await (await ask("sign-up-key-1", { office: "别的办公室" })).json()).toMatchObject({
    code: "county_taken",
  });
  const shards = [binding, env.SHARD_0, env.SHARD_1];
  const counts = await Promise.all(
    shards.map((shard) =>
      shard
        .prepare("SELECT count(*) AS n FROM accounts WHERE county_id = ?1")
        .bind("330522")
        .first<{ n: number }>(),
    ),
  );
  expect(Math.max(...counts.map((row) => row?.n ?? 0))).toBe(1);
});

test("the last administrator cannot be removed", async () => {
  const county = await aCounty();
  const { account, roles } = (await (await county.administrator.get("/session")).json()) as {
    account: { id: string };
    roles: { id: string }[];
  };
  const reply = await county.administrator.delete(`/accounts/${account.id}/roles/${roles[0]?.id}`, {
    password,
  });
  expect(await reply.json()).toMatchObject({ code: "last_administrator" });
});

test("a write from another site is refused whatever its content type", async () => {
  const county = await aCounty();
  const crossed = await county.administrator.post("/units", {}, { "sec-fetch-site": "cross-site" });
  expect(crossed.status).toBe(403);
  const form = await county.administrator.post("/units", {}, { "content-type": "text/plain" });
  expect(form.status).toBe(415);
});

test("a repeat of a creating request gets the first answer and makes one row", async () => {
  const county = await aCounty();
  const { organ } = await withBranches(county);
  const ask = () =>
    county.administrator.post(
      "/units",
      { parentId: organ, kind: "branch", name: "东街支部" },
      { "idempotency-key": "0123456789abcdef" },
    );
  const replies = await Promise.all([ask(), ask(), ask(), ask()]);
  const bodies = await Promise.all(replies.map((reply) => reply.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201, 201]);
});
