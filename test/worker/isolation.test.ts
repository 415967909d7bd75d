import { Hono } from "hono";
import { expect, test } from "vitest";
import { createApp } from "../../worker/app";
import type { App } from "../../worker/http/app";
import { lacksCounty } from "../support/recorder";
import { tick } from "../support/schedule";
import { ask, countyRoutes, filled, hasIds } from "../support/sweep";
import { aCounty, aPerson, type County, idOf, invited, withBranches } from "../support/world";

const routes = countyRoutes(createApp(() => 0));

/** A county with people, a session, a note, an essay, inspections and ratings: something to leak everywhere. */
async function aFullCounty(secret: string) {
  const county = await aCounty({ today: "2026-01-05", name: `${secret}县` });
  const { branches, organ } = await withBranches(county, `${secret}一支部`, `${secret}二支部`);
  const [one, two] = [branches[`${secret}一支部`] ?? "", branches[`${secret}二支部`] ?? ""];
  const people = [await aPerson(county, one, `${secret}甲`), await aPerson(county, two, `${secret}乙`)];
  const secretary = await invited(county, "secretary", { unit: one }, `shuji${county.code}`);
  const sessions = await Promise.all(
    [one, two].map(async (unitId) =>
      idOf(
        await county.administrator.post("/sessions", {
          unitId,
          kind: "branch_general_meeting",
          audience: "members",
          title: `${secret}大会`,
          heldOn: "2026-01-05",
          startsAt: "15:00",
          endsAt: "17:00",
        }),
      ),
    ),
  );
  county.on("2027-01-21");
  await tick(county);
  return { county, secretary, organ, one, two, people, sessions, ids: await idsOf(county, two) };
}

/** One id of each kind, of the given branch where the kind belongs to a branch. */
async function idsOf(county: County, branch: string): Promise<Record<string, string>> {
  const one = async (sql: string) =>
    (await county.binding.prepare(sql).bind(county.code, branch).first<{ id: string }>())?.id ??
    "per_00000000000000000000000000";
  const person = await one(
    "SELECT person_id AS id FROM memberships WHERE county_id = ?1 AND branch_id = ?2 LIMIT 1",
  );
  return {
    units: branch,
    people: person,
    person,
    cases: person,
    sessions: await one("SELECT id FROM study_sessions WHERE county_id = ?1 AND unit_id = ?2 LIMIT 1"),
    inspections: await one("SELECT id FROM inspections WHERE county_id = ?1 AND branch_id = ?2 LIMIT 1"),
    assessments: await one("SELECT id FROM assessments WHERE county_id = ?1 AND ?2 <> '' LIMIT 1"),
    accounts: await one("SELECT id FROM accounts WHERE county_id = ?1 AND ?2 <> '' LIMIT 1"),
    invitations: await one("SELECT id FROM one_time_links WHERE county_id = ?1 AND ?2 <> '' LIMIT 1"),
    runs: await one("SELECT id FROM runs WHERE county_id = ?1 AND ?2 <> '' LIMIT 1"),
  };
}

test("the sweep covers every county route", () => {
  expect(routes.length).toBeGreaterThan(50);
});

test("no session, and a session of another county, are 401 on every county route", async () => {
  const [ours, theirs] = [await aCounty(), await aCounty()];
  const wrong: string[] = [];
  for (const route of routes) {
    const path = filled(route, {});
    const replies = [
      await ask(ours.anonymous, route, path),
      await ask(ours.administrator, route, `/api/c/${theirs.code}${path}`),
    ];
    const bodies = await Promise.all(
      replies.map(async (reply) => `${reply.status} ${((await reply.json()) as { code: string }).code}`),
    );
    if (bodies.some((body) => body !== "401 unauthenticated"))
      wrong.push(`${route.method} ${route.path}: ${bodies.join(", ")}`);
  }
  expect(wrong).toEqual([]);
});

test("another county's ids in our county, and another branch's ids for a secretary, never answer with success nor with their names", async () => {
  const ours = await aFullCounty("我们");
  const theirs = await aFullCounty("他们");
  const leaks: string[] = [];
  const sweep = async (
    who: string,
    caller: County["administrator"],
    ids: Record<string, string>,
    secret: string,
  ) => {
    for (const route of routes) {
      if (route.path.endsWith("/session") || (route.path.endsWith("/sessions") && route.method === "DELETE"))
        continue;
      const reply = await ask(caller, route, filled(route, ids));
      const text = await reply.text();
      const found = hasIds(route) && reply.status < 300;
      if (found || text.includes(secret)) leaks.push(`${who} ${route.method} ${route.path}: ${reply.status}`);
      if (reply.status >= 500) leaks.push(`${who} ${route.method} ${route.path}: ${reply.status} ${text}`);
      if (
        route.method === "GET" &&
        hasIds(route) &&
        reply.status !== 404 &&
        reply.status !== 403 &&
        reply.status !== 422
      )
        leaks.push(`${who} ${route.method} ${route.path}: ${reply.status}`);
    }
  };
  await sweep("our administrator", ours.county.administrator, theirs.ids, "他们");
  const { assessments: _shared, ...foreign } = ours.ids;
  await sweep(
    "the secretary of another branch",
    ours.secretary,
    { ...foreign, assessments: theirs.ids.assessments ?? "" },
    "我们乙",
  );
  expect(leaks).toEqual([]);
});

test("every statement on a county table names its county, and the recorder would notice one that does not", () => {
  expect(lacksCounty("SELECT * FROM people WHERE id = ?1")).toBe(true);
  expect(lacksCounty("SELECT * FROM people WHERE county_id = ?1")).toBe(false);
});

test("the sweep bites: a county route planted in front of the door is found and answers where it must not", async () => {
  const county = await aCounty();
  const planted = new Hono<App>()
    .get("/api/c/:county/planted", (c) => c.json({ people: ["漏了"] }))
    .route("/", county.worker.app);
  const found = countyRoutes(planted).find((route) => route.path.endsWith("/planted"));
  expect(found).toBeDefined();
  const reply = await planted.request(`https://qinxue.test/api/c/${county.code}/planted`, {}, county.env);
  expect(reply.status).not.toBe(401);
});

test("the recorder bites: a query without its county never reaches a county's database in a test", async () => {
  const county = await aCounty();
  expect(() => county.env.SHARD_0.prepare("SELECT name FROM people WHERE id = ?1")).toThrow(
    /without its county/,
  );
  expect(() => county.env.SHARD_1.prepare("SELECT name FROM people WHERE county_id = ?1")).not.toThrow();
});

test("the schema bites: a foreign key cannot leave its county", async () => {
  const [ours, theirs] = [await aCounty(), await aCounty({})];
  const { branches } = await withBranches(theirs, "他们的支部");
  const insert = ours.binding
    .prepare(
      "INSERT INTO party_groups (county_id, id, branch_id, name, created_at) VALUES (?1, 'grp_1', ?2, '一组', 1)",
    )
    .bind(ours.code, branches["他们的支部"]);
  await expect(insert.run()).rejects.toThrow(/FOREIGN KEY/);
});

test("the audit log refuses to be changed or deleted", async () => {
  const county = await aCounty();
  for (const sql of [
    "UPDATE audit_log SET event = 'x' WHERE county_id = ?1",
    "DELETE FROM audit_log WHERE county_id = ?1",
  ]) {
    await expect(county.binding.prepare(sql).bind(county.code).run()).rejects.toThrow(/frozen/);
  }
});
