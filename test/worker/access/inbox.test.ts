import { expect, test } from "vitest";
import type { InboxPage } from "../../../worker/access/inbox/shape";
import { aCounty, aPerson, type Caller, idOf, invited, password, withBranches } from "../../support/world";

const inboxOf = async (who: Caller, query = "") =>
  (await (await who.get(`/inbox${query}`)).json()) as InboxPage;
const unreadOf = async (who: Caller) =>
  ((await (await who.get("/inbox/unread")).json()) as { unread: number }).unread;

async function aBranch() {
  const county = await aCounty({ today: "2026-06-20" });
  const { branches } = await withBranches(county, "城关支部");
  const unit = branches["城关支部"] ?? "";
  const [wang, li] = [await aPerson(county, unit, "王大明"), await aPerson(county, unit, "李小红")];
  const secretary = await invited(county, "secretary", { unit }, `shuji${county.code}`);
  const member = await invited(county, "person", { person: wang }, `wang${county.code}`);
  const other = await invited(county, "person", { person: li }, `li${county.code}`);
  return { county, unit, secretary, member, other };
}

const essay = (body: string) => ({ half: "2026H1", title: "学习体会", body: body.repeat(60) });
const leave = (firstOn: string, lastOn: string) => ({ kind: "sick", firstOn, lastOn, reason: "住院" });

test("who wrote an essay is told that it was returned, once for each version, and nobody else is", async () => {
  const { secretary, member, other } = await aBranch();
  const reply = await member.post("/essays", essay("今年上半年的学习使我明白了许多道理。"));
  const { id } = (await reply.json()) as { id: string };
  const send = (version: number) =>
    secretary.post(`/essays/${id}/return`, { version, comment: "请结合岗位实际" });
  expect((await send(1)).status).toBe(204);
  expect((await send(1)).status).toBe(409);
  await member.post("/essays", essay("这一次结合岗位再写一遍，说清楚做了哪些事。"));
  expect((await send(2)).status).toBe(204);
  const { items } = await inboxOf(member);
  expect(items).toMatchObject([
    { kind: "essay.returned", subject: id, half: "2026H1", actor: expect.any(String), isRead: false },
    { kind: "essay.returned", subject: id, half: "2026H1", isRead: false },
  ]);
  expect((await inboxOf(other)).items).toEqual([]);
  expect((await inboxOf(secretary)).items).toEqual([]);
});

test("who asked for leave is told what was decided, with its days", async () => {
  const { secretary, member } = await aBranch();
  const [granted, refused] = [
    await idOf(await member.post("/leaves", leave("2026-07-01", "2026-07-03"))),
    await idOf(await member.post("/leaves", leave("2026-08-01", "2026-08-03"))),
  ];
  await secretary.post(`/leaves/${granted}/approval`, {});
  await secretary.post(`/leaves/${refused}/refusal`, { comment: "当天有党课" });
  expect((await inboxOf(member)).items).toMatchObject([
    { kind: "leave.refused", subject: refused, firstOn: "2026-08-01", lastOn: "2026-08-03" },
    { kind: "leave.approved", subject: granted, firstOn: "2026-07-01", lastOn: "2026-07-03" },
  ]);
});

test("what was read is read: one by its id, or all up to one; another's inbox stays as it is", async () => {
  const { secretary, member, other } = await aBranch();
  for (const month of ["07", "08", "09"]) {
    const id = await idOf(await member.post("/leaves", leave(`2026-${month}-01`, `2026-${month}-03`)));
    await secretary.post(`/leaves/${id}/approval`, {});
  }
  expect(await unreadOf(member)).toBe(3);
  const [third, second] = (await inboxOf(member)).items.map(({ id }) => id);
  expect((await other.put("/inbox/reading", { ids: [third] })).status).toBe(204);
  expect(await unreadOf(member)).toBe(3);
  await member.put("/inbox/reading", { ids: [third] });
  expect((await inboxOf(member)).items.map(({ isRead }) => isRead)).toEqual([true, false, false]);
  await member.put("/inbox/reading", { until: second });
  expect(await unreadOf(member)).toBe(0);
  expect((await member.put("/inbox/reading", { ids: ["einer"] })).status).toBe(422);
});

test("a long inbox comes a page at a time, each item once, the latest first", async () => {
  const { county, member } = await aBranch();
  const account = await county.binding
    .prepare("SELECT id FROM accounts WHERE county_id = ?1 AND login = ?2")
    .bind(county.code, `wang${county.code}`)
    .first<{ id: string }>();
  await county.binding
    .prepare(
      `INSERT INTO inbox_items (county_id, account_id, id, kind, occasion, subject, detail, at)
       SELECT ?1, ?2, printf('inb_%026d', value), 'role.granted', value, ?2, '{}', value
       FROM json_each((SELECT json_group_array(n) FROM (WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 120) SELECT n FROM s)))`,
    )
    .bind(county.code, account?.id)
    .run();
  const seen: number[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await inboxOf(member, after ? `?after=${after}` : "");
    seen.push(...page.items.map(({ at }) => at));
    after = page.after;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => 120 - n));
});

test("an invitation of an inspector is told to nobody, one of an administrator to all the others", async () => {
  const { county } = await aBranch();
  const root = await county.binding
    .prepare("SELECT id FROM units WHERE county_id = ?1 AND parent_id IS NULL")
    .bind(county.code)
    .first<{ id: string }>();
  const second = await invited(county, "administrator", { unit: root?.id ?? "" }, `tang${county.code}`);
  const invite = (role: string, unitId: string) =>
    county.administrator.post("/invitations", { role, units: [unitId] });
  expect((await invite("inspector", root?.id ?? "")).status).toBe(201);
  expect((await inboxOf(second)).items).toEqual([]);
  expect((await invite("administrator", root?.id ?? "")).status).toBe(201);
  expect((await inboxOf(second)).items.map(({ kind }) => kind)).toEqual(["invitation.made"]);
  expect((await inboxOf(county.administrator)).items).toEqual([]);
  await second.post("/export", { password });
  expect((await inboxOf(county.administrator)).items).toMatchObject([
    { kind: "county.exported", subject: county.code, account: null, isOwn: false },
  ]);
});
