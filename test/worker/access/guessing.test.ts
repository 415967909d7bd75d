import { expect, test } from "vitest";
import type { InboxPage } from "../../../worker/access/inbox/shape";
import { codeOf as codeAt, enrolled, forgetSteps } from "../../support/authenticator";
import { cheapAccounts, deviceCookie, knock, later, sentBack, wrong } from "../../support/door";
import { aCounty, type County } from "../../support/world";

const minute = 60_000;
const office = "203.0.113.7";
const statuses = async (replies: Promise<Response>[]) =>
  (await Promise.all(replies)).map(({ status }) => status);
const times = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, at) => make(at));
const elsewhere = (n: number) => `198.51.${Math.floor(n / 250)}.${(n % 250) + 1}`;

/** A browser in which the account has signed in once. */
async function knownBrowser(county: County, login: string): Promise<string> {
  const reply = await knock(county, login);
  expect(reply.status).toBe(204);
  return sentBack(reply);
}

async function openCharges(county: County): Promise<number> {
  const row = await county.binding
    .prepare("SELECT count(*) AS n FROM sign_in_charges WHERE county_id = ?1")
    .bind(county.code)
    .first<{ n: number }>();
  return row?.n ?? -1;
}

test("forty people of an office sign in within a minute from one address, ten of them after a slip", async () => {
  const county = await aCounty();
  const logins = times(40, (n) => `office${n}`);
  await cheapAccounts(county, logins);
  const slips = await statuses(logins.slice(0, 10).map((login) => knock(county, login, wrong)));
  expect(new Set(slips)).toEqual(new Set([401]));
  expect(new Set(await statuses(logins.map((login) => knock(county, login))))).toEqual(new Set([204]));
  expect(await openCharges(county)).toBe(0);
});

test("under an attack from many addresses and the office's own a known browser gets in at its first try, a stranger by a colleague's link", async () => {
  const county = await aCounty();
  const [id] = await cheapAccounts(county, ["shuji", ...times(7, (n) => `colleague${n}`)]);
  await county.binding
    .prepare(
      "INSERT INTO roles (county_id, id, account_id, role, unit_id, from_on, created_at) SELECT ?1, 'rol_x', ?2, 'inspector', id, '2026-01-01', 0 FROM units WHERE county_id = ?1",
    )
    .bind(county.code, id)
    .run();
  const cookie = await knownBrowser(county, "shuji");
  // Four a second for a minute, each from another place; and as many as the platform lets through from the office.
  const attack = await statuses(
    times(240, (n) => knock(county, "shuji", { ...wrong, from: elsewhere(n) })).concat(
      times(70, (n) => knock(county, `colleague${n % 7}`, { ...wrong, from: office })),
    ),
  );
  expect(attack.slice(0, 240).filter((status) => status === 401)).toHaveLength(10);
  expect(attack.slice(240).filter((status) => status === 401)).toHaveLength(60);
  expect(new Set(attack)).toEqual(new Set([401, 429]));
  expect((await knock(county, "shuji", { cookie })).status).toBe(204);
  const stranger = await knock(county, "shuji", { from: "192.0.2.1" });
  expect([stranger.status, await stranger.json()]).toMatchObject([429, { code: "too_many" }]);
  const made = await county.administrator.post(`/accounts/${id}/reset`, { password: "correct-horse-9" });
  const { token } = (await made.json()) as { token: string };
  const reset = await county.anonymous.post("/invitation/acceptance", {
    token,
    password: "a-new-password-9",
  });
  expect(reset.status).toBe(204);
  expect(sentBack(reset)).not.toBe(cookie);
  const again = { password: "a-new-password-9", cookie: sentBack(reset) };
  await statuses(times(12, (n) => knock(county, "shuji", { ...wrong, from: elsewhere(n) })));
  expect((await knock(county, "shuji", again)).status).toBe(204);
}, 60_000);

test("the device cookie is for the county's door alone, says nothing and opens nothing", async () => {
  const county = await aCounty();
  const [id] = await cheapAccounts(county, ["shuji"]);
  const reply = await knock(county, "shuji");
  expect(deviceCookie(reply)).toMatch(
    new RegExp(
      `^__Secure-qx-device-${id}=[\\w-]{22}\\.\\d{13}\\.0\\.[\\w-]{43}; Max-Age=15552000; Path=/api/c/${county.code}/session; HttpOnly; Secure; SameSite=Strict$`,
    ),
  );
  expect((await county.as(sentBack(reply)).get("/drafts/note")).status).toBe(401);
});

test("a device cookie counts for its account, county, expiry and generation alone", async () => {
  const [county, other] = [await aCounty(), await aCounty()];
  const ids = await cheapAccounts(county, ["shuji", "jilu"]);
  const cookie = await knownBrowser(county, "shuji");
  const [name = "", value = ""] = cookie.split("=");
  const [nonce, expires, generation, mac] = value.split(".");
  await statuses(times(10, (n) => knock(county, "shuji", { ...wrong, from: elsewhere(n) })));
  await statuses(times(10, (n) => knock(county, "jilu", { ...wrong, from: elsewhere(n) })));
  const forged = [
    `${name}=${"A".repeat(22)}.${expires}.${generation}.${mac}`,
    `${name}=${nonce}.${Number(expires) + 1}.${generation}.${mac}`,
    `${name}=${nonce}.${expires}.1.${mac}`,
    `${name}=${nonce}.${expires}.${generation}.${"A".repeat(43)}`,
  ];
  for (const one of forged) expect((await knock(county, "shuji", { cookie: one })).status).toBe(429);
  const another = cookie.replace(ids[0] ?? "", ids[1] ?? "");
  expect((await knock(county, "jilu", { cookie: another })).status).toBe(429);
  expect((await knock(county, "jilu", { cookie })).status).toBe(429);
  await cheapAccounts(other, ["shuji"]);
  await other.binding
    .prepare("UPDATE accounts SET id = ?2 WHERE county_id = ?1 AND login = 'shuji'")
    .bind(other.code, ids[0])
    .run();
  await statuses(times(10, (n) => knock(other, "shuji", { ...wrong, from: elsewhere(n) })));
  expect((await knock(other, "shuji", { cookie })).status).toBe(429);
  expect((await knock(county, "shuji", { cookie })).status).toBe(204);
});

test("a new password, a reset, a suspension and the end of sessions make every known browser a stranger", async () => {
  const county = await aCounty();
  const { administrator: admin } = county;
  const [id = ""] = await cheapAccounts(county, ["shuji"]);
  const generation = async (login: string) => {
    const row = await county.binding
      .prepare("SELECT generation FROM accounts WHERE county_id = ?1 AND login = ?2")
      .bind(county.code, login)
      .first<{ generation: number }>();
    return row?.generation ?? -1;
  };
  const cookie = await knownBrowser(county, "admin");
  const { signIns } = (await (await admin.get("/sign-ins")).json()) as {
    signIns: { id: string; isThis: boolean }[];
  };
  await admin.delete(`/sign-ins/${signIns.find(({ isThis }) => !isThis)?.id}`);
  expect(await generation("admin")).toBe(1);
  await statuses(times(10, (n) => knock(county, "admin", { ...wrong, from: elsewhere(n) })));
  expect((await knock(county, "admin", { cookie })).status).toBe(429);
  const proof = { password: "correct-horse-9" };
  expect((await admin.post(`/accounts/${id}/suspension`, { version: 1, ...proof })).status).toBe(204);
  expect(await generation("shuji")).toBe(1);
  const changed = await admin.put("/password", { current: proof.password, next: "correct-horse-staple" });
  expect(await generation("admin")).toBe(2);
  await county.as((changed.headers.get("set-cookie") ?? "").split(";")[0] ?? "").delete("/sessions");
  expect(await generation("admin")).toBe(3);
}, 60_000);

test("on a shared computer no cookie is left, and one that was there goes", async () => {
  const county = await aCounty();
  const [id] = await cheapAccounts(county, ["shuji"]);
  const cookie = await knownBrowser(county, "shuji");
  const reply = await knock(county, "shuji", { shared: true, cookie });
  expect(reply.status).toBe(204);
  expect(deviceCookie(reply)).toMatch(new RegExp(`^__Secure-qx-device-${id}=; Max-Age=0; `));
});

test("a known browser has ten tries a quarter of an hour beside all limits, and fifty failures in a row end it", async () => {
  const county = await aCounty();
  await cheapAccounts(county, ["shuji"]);
  const cookie = await knownBrowser(county, "shuji");
  const guess = (n: number) => knock(county, "shuji", { ...wrong, cookie, from: elsewhere(n) });
  // Beyond its own ten it goes by the account's ten a minute.
  expect((await statuses(times(25, guess))).filter((status) => status === 401)).toHaveLength(20);
  expect(await openCharges(county)).toBe(10);
  await later(county, 16 * minute);
  expect((await knock(county, "shuji", { cookie })).status).toBe(204);
  const next = await knownBrowser(county, "shuji");
  for (let quarter = 0; quarter < 5; quarter++) {
    await statuses(times(10, () => knock(county, "shuji", { ...wrong, cookie: next })));
    await later(county, 16 * minute);
  }
  await statuses(times(10, (n) => knock(county, "shuji", { ...wrong, from: elsewhere(n) })));
  expect((await knock(county, "shuji", { cookie: next })).status).toBe(429);
}, 60_000);

test("a stranger is charged before anything is hashed, under unknown names too; sixty open charges an address lapse after a quarter of an hour", async () => {
  const county = await aCounty();
  const logins = times(65, (n) => `office${n}`);
  await cheapAccounts(county, [...logins, "late"]);
  const replies = await statuses(logins.map((login) => knock(county, login, wrong)));
  expect(replies.filter((status) => status === 401)).toHaveLength(60);
  const late = await knock(county, "late");
  expect(late.status).toBe(429);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
  expect((await knock(county, "late", { from: "192.0.2.9" })).status).toBe(204);
  await later(county, 16 * minute);
  expect((await knock(county, "late")).status).toBe(204);
  await statuses(times(12, () => knock(county, "unheard-of", { ...wrong, from: "192.0.2.10" })));
  const unknown = await knock(county, "unheard-of", { ...wrong, from: "192.0.2.11" });
  expect(unknown.status).toBe(429);
}, 60_000);

test("strangers hash ten times a minute and a hundred times an hour an account", async () => {
  const county = await aCounty();
  await cheapAccounts(county, ["shuji"]);
  let hashed = 0;
  for (let round = 0; round < 12; round++) {
    const replies = await statuses(
      times(12, (n) => knock(county, "shuji", { ...wrong, from: elsewhere(round * 12 + n) })),
    );
    const now = replies.filter((status) => status === 401).length;
    expect(now).toBeLessThanOrEqual(10);
    hashed += now;
    await later(county, minute + 1_000);
  }
  expect(hashed).toBe(100);
  await later(county, 60 * minute);
  expect((await knock(county, "shuji")).status).toBe(204);
}, 60_000);

test("the platform's limit is asked for strangers only, and by county", async () => {
  const [county, other] = [await aCounty(), await aCounty()];
  await cheapAccounts(county, ["shuji"]);
  await cheapAccounts(other, ["shuji"]);
  const cookie = await knownBrowser(county, "shuji");
  const keys: string[] = [];
  const limit = async ({ key }: { key: string }) => ({ success: keys.push(key) < 0 });
  for (const { env } of [county, other]) env.DOOR_LIMIT = { limit } as unknown as RateLimit;
  expect((await knock(county, "shuji", { cookie })).status).toBe(204);
  expect(keys).toEqual([]);
  const statements = county.recording.statements.length;
  expect((await knock(county, "shuji")).status).toBe(429);
  expect(county.recording.statements.length).toBe(statements);
  expect((await knock(other, "shuji")).status).toBe(429);
  expect((await knock(county, "nobody", { cookie })).status).toBe(429);
  expect(keys).toEqual([county.code, other.code, county.code].map((code) => `door:${code}:${office}`));
});

test("ten wrong codes an hour behind a right password, and the holder is told", async () => {
  const county = await aCounty();
  const { uri } = await enrolled(county.administrator);
  await forgetSteps(county);
  const cookie = await knownBrowserWith(county, codeAt(uri));
  const tried = await Promise.all(
    times(12, (n) => knock(county, "admin", { code: "000000", cookie: n < 6 ? cookie : undefined })),
  );
  expect(tried.map(({ status }) => status).filter((status) => status === 401)).toHaveLength(10);
  await forgetSteps(county);
  expect((await knock(county, "admin", { code: codeAt(uri), from: "192.0.2.1" })).status).toBe(429);
  const { results } = await county.binding
    .prepare("SELECT id FROM audit_log WHERE county_id = ?1 AND event = 'account.code_failed'")
    .bind(county.code)
    .all();
  expect(results).toHaveLength(10);
  // Once a quarter of an hour; the tries may lie on both sides of its end.
  const { items } = (await (await county.administrator.get("/inbox")).json()) as InboxPage;
  const told = items.filter(({ kind }) => kind === "account.code_failed");
  expect([1, 2]).toContain(told.length);
  expect(told[0]).toMatchObject({ isOwn: true, actor: null, isRead: false });
}, 60_000);

async function knownBrowserWith(county: County, code: string): Promise<string> {
  const owed = await knock(county, "admin");
  expect([owed.status, deviceCookie(owed)]).toEqual([401, undefined]);
  const reply = await knock(county, "admin", { code });
  expect(reply.status).toBe(204);
  return sentBack(reply);
}
