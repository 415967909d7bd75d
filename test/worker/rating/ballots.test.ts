import { expect, test } from "vitest";
import { aCounty, aPerson, type County, invited, withBranches } from "../../support/world";

async function aBranch() {
  const county = await aCounty({ today: "2026-12-20" });
  const { branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const people = [
    await aPerson(county, branch, "甲", { staffNumber: "1" }),
    await aPerson(county, branch, "乙", { staffNumber: "2" }),
    await aPerson(county, branch, "丙", { staffNumber: "3", standing: "probationary" }),
    await aPerson(county, branch, "丁", { staffNumber: "4", standing: "non_party" }),
  ];
  const secretary = await invited(county, "secretary", { unit: branch }, "shuji");
  return { county, branch, people, secretary };
}

const counts = (personId: string | undefined, excellent: number, qualified: number, version = 0) => ({
  personId,
  excellent,
  qualified,
  basically: 0,
  unqualified: 0,
  version,
});

async function sheet(caller: Awaited<ReturnType<typeof invited>>, branch: string) {
  return (await (await caller.get(`/ballots/2026?branch=${branch}`)).json()) as {
    voters: number;
    rows: { personId: string; excellent: number | null; version: number }[];
  };
}

async function kept(county: County) {
  const row = await county.binding
    .prepare("SELECT count(*) AS n FROM ballot_counts WHERE county_id = ?1")
    .bind(county.code)
    .first<{ n: number }>();
  return row?.n;
}

test("ballots are counted for members alone; probationary members are on the sheet and have no vote", async () => {
  const { branch, people, secretary } = await aBranch();
  const { rows, voters } = await sheet(secretary, branch);
  expect(rows.map((row) => row.personId)).toEqual(people.slice(0, 3));
  expect(voters).toBe(2);
});

test("more ballots than people with a vote, a stranger, a repeat and a year to come are refused by row, and nothing is written", async () => {
  const { county, branch, people, secretary } = await aBranch();
  const wrong = await secretary.put("/ballots/2026", {
    branchId: branch,
    rows: [
      counts(people[0], 2, 1),
      counts(people[3], 1, 1),
      counts(people[1], 1, 1),
      counts(people[1], 1, 1),
    ],
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({
    fields: [
      { path: "rows.0", reason: "more_than_voters", params: { votes: 3, voters: 2 } },
      { path: "rows.1.personId", reason: "not_a_member" },
      { path: "rows.3.personId", reason: "repeated" },
    ],
  });
  const early = await secretary.put("/ballots/2027", { branchId: branch, rows: [counts(people[0], 1, 1)] });
  expect(await early.json()).toMatchObject({ fields: [{ path: "year", reason: "in_future" }] });
  expect(await kept(county)).toBe(0);
});

test("counts entered over a version that is no longer the latest are refused with the ones that stand", async () => {
  const { county, branch, people, secretary } = await aBranch();
  const first = { branchId: branch, rows: [counts(people[0], 2, 0)] };
  expect((await secretary.put("/ballots/2026", first)).status).toBe(204);
  const stale = await secretary.put("/ballots/2026", { branchId: branch, rows: [counts(people[0], 0, 2)] });
  expect([stale.status, await stale.json()]).toMatchObject([
    409,
    { code: "stale_version", current: [{ personId: people[0], excellent: 2, version: 1 }] },
  ]);
  const again = { branchId: branch, rows: [counts(people[0], 0, 2, 1)], reason: "计票员复核" };
  expect((await secretary.put("/ballots/2026", again)).status).toBe(204);
  expect((await sheet(secretary, branch)).rows[0]).toMatchObject({ excellent: 0, version: 2 });
  expect(await kept(county)).toBe(2);
});
