import { expect, test } from "vitest";
import type { MadeInvitation } from "../../../worker/access/invitations/shape";
import { aCounty, aPerson, type Caller, invited, password, withBranches } from "../../support/world";

type Open = { id: string; expiresAt: number; isOpen: boolean; outcome: string | null };
const linksOf = async (who: Caller) =>
  ((await (await who.get("/invitations")).json()) as { invitations: Open[] }).invitations;
const madeBy = async (reply: Promise<Response>) =>
  ((await (await reply).json()) as { invitations: MadeInvitation[] }).invitations;

async function aSheet() {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const units = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const holders = await Promise.all(
    units.map(async (unitId, n) => ({ unitId, personId: await aPerson(county, unitId, `书记${"甲乙"[n]}`) })),
  );
  const made = await madeBy(county.administrator.post("/invitations", { role: "secretary", holders }));
  return { county, units, made, ids: made.map(({ id }) => id) };
}

test("whether a link is open is said by the server's time, with until when", async () => {
  const { county, made } = await aSheet();
  const [first, second] = made as [MadeInvitation, MadeInvitation];
  await county.binding
    .prepare("UPDATE one_time_links SET expires_at = ?1 WHERE county_id = ?2 AND id = ?3")
    .bind(Date.now() - 1, county.code, first.id)
    .run();
  const links = new Map((await linksOf(county.administrator)).map((link) => [link.id, link]));
  expect(links.get(first.id)).toMatchObject({ isOpen: false, outcome: null });
  expect(links.get(second.id)).toMatchObject({ isOpen: true, expiresAt: second.expiresAt });
});

test("a sheet of links is made anew in one step for the same people, and the lost one opens nothing", async () => {
  const { county, made, ids } = await aSheet();
  const renewed = await madeBy(county.administrator.post("/invitations/renewal", { links: ids }));
  const told = (links: MadeInvitation[]) =>
    links.map(({ role, unitId, personName }) => `${role} ${unitId} ${personName}`).sort();
  expect(told(renewed)).toEqual(told(made));
  const view = async ({ token }: MadeInvitation) =>
    (await county.anonymous.post("/invitation/view", { token })).status;
  expect(await Promise.all(made.map(view))).toEqual([409, 409]);
  expect(await Promise.all(renewed.map(view))).toEqual([200, 200]);
});

test("one link of a sheet that was used meanwhile keeps the whole sheet as it was", async () => {
  const { county, made, ids } = await aSheet();
  await county.anonymous.post("/invitation/acceptance", { token: made[0]?.token, login: "jia", password });
  const reply = await county.administrator.post("/invitations/renewal", { links: ids });
  expect([reply.status, await reply.json()]).toMatchObject([409, { code: "already_used" }]);
  expect((await linksOf(county.administrator)).filter(({ isOpen }) => isOpen)).toHaveLength(1);
});

test("a secretary makes no secretary's link anew, nor another branch's", async () => {
  const { county, units, ids } = await aSheet();
  const secretary = await invited(county, "secretary", { unit: units[0] }, "shuji");
  const tries = ids.map(async (id) => (await secretary.post("/invitations/renewal", { links: [id] })).status);
  expect((await Promise.all(tries)).sort()).toEqual([403, 404]);
});
