import { expect, test } from "vitest";
import type { AccountRow } from "../../../worker/access/administration/shape";
import { aCounty, type Caller, invited, withBranches } from "../../support/world";

type Page = { accounts: AccountRow[]; after: string | null };
const pageOf = async (caller: Caller, query: string) =>
  (await (await caller.get(`/accounts${query}`)).json()) as Page;

/** Accounts of nobody, with no role: only the county sees them. */
async function crowded(county: Awaited<ReturnType<typeof aCounty>>, count: number): Promise<void> {
  await county.binding
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
        INSERT INTO accounts (county_id, id, name, login, password_hash, created_at)
        SELECT ?1, printf('acc_%026d', i), '王' || i, printf('wang%05d', i), 'none', 0 FROM n`,
    )
    .bind(county.code, count)
    .run();
}

test("every account of a large county is told once, page by page, whatever their number", async () => {
  const county = await aCounty();
  await crowded(county, 2_300);
  const seen: string[] = [];
  let pages = 0;
  for (let after: string | null = ""; after !== null; pages++) {
    const page: Page = await pageOf(county.administrator, after ? `?after=${after}` : "");
    seen.push(...page.accounts.map(({ id }) => id));
    after = page.after;
  }
  const { results } = await county.binding
    .prepare("SELECT id FROM accounts WHERE county_id = ?1")
    .bind(county.code)
    .all<{ id: string }>();
  expect(seen.toSorted()).toEqual(results.map(({ id }) => id).toSorted());
  expect(new Set(seen).size).toBe(seen.length);
  expect(pages).toBe(12);
}, 30_000);

test("a page that ends between letters that are ordered otherwise elsewhere loses and repeats nobody", async () => {
  const county = await aCounty();
  await crowded(county, 196);
  for (const [n, login] of ["ﬁ乙", "𠮷甲", "𠮷丙", "ﬁ丁", "𠮷戊", "ﬁ己"].entries())
    await county.binding
      .prepare(
        "INSERT INTO accounts (county_id, id, name, login, password_hash, created_at) VALUES (?1, ?2, '某', ?3, 'none', 0)",
      )
      .bind(county.code, `acc_9${n}`, login)
      .run();
  const first = await pageOf(county.administrator, "");
  const second = await pageOf(county.administrator, `?after=${encodeURIComponent(first.after ?? "")}`);
  const seen = [...first.accounts, ...second.accounts].map(({ login }) => login);
  expect([new Set(first.accounts.map(({ id }) => id)).size, second.after]).toEqual([200, null]);
  expect(seen.filter((login) => /^[ﬁ𠮷]/u.test(login)).length).toBe(6);
  expect(new Set(seen).size).toBe(seen.length);
});

test("accounts are found by part of a name or a login, and those that belong to no person by themselves", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  await crowded(county, 30);
  await invited(county, "secretary", { unit: branches.城关支部 ?? "" }, "shuji");
  const named = async (query: string) =>
    (await pageOf(county.administrator, query)).accounts.map(({ login }) => login);
  expect(await named("?q=WANG00007")).toEqual(["wang00007"]);
  expect(await named(`?q=${encodeURIComponent("王29")}`)).toEqual(["wang00029"]);
  expect(await named("?q=nobody")).toEqual([]);
  const { unlinked } = (await (await county.administrator.get("/accounts/unlinked")).json()) as {
    unlinked: number;
  };
  expect((await named("?unlinked=yes")).length).toBe(unlinked);
  expect((await county.administrator.get("/accounts?unlinked=maybe")).status).toBe(422);
});

test("a secretary's list holds the own unit's accounts and no page of the county's", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const secretary = await invited(county, "secretary", { unit: branches.城关支部 ?? "" }, "shuji");
  await invited(county, "secretary", { unit: branches.东街支部 ?? "" }, "dongjie");
  await crowded(county, 250);
  const { accounts, after } = await pageOf(secretary, "");
  expect([accounts.map(({ login }) => login), after]).toEqual([["shuji"], null]);
  expect((await pageOf(secretary, "?q=wang")).accounts).toEqual([]);
});

test("a person's row tells the login to those alone who see the account", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const unit = branches.城关支部 ?? "";
  const secretary = await invited(county, "secretary", { unit }, "shuji");
  const recorder = await invited(county, "recorder", { unit }, "jilu");
  const loginsFor = async (caller: Caller) => {
    const reply = await caller.get("/people");
    if (!reply.ok) return reply.status;
    const { people } = (await reply.json()) as { people: { login: string | null }[] };
    return people.flatMap(({ login }) => login ?? []).toSorted();
  };
  expect(await loginsFor(secretary)).toEqual(await loginsFor(county.administrator));
  expect(await loginsFor(recorder)).toEqual([]);
});
