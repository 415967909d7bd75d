import { expect, test } from "vitest";
import { createApp, publicRoutes } from "../../worker/app";
import { lacksCounty } from "../support/recorder";
import { tick } from "../support/schedule";
import { aCounty, aPerson, type County, idOf, invited, withBranches } from "../support/world";

type Route = { method: string; path: string };

/** Every route that the app has, without being listed anywhere. */
function countyRoutes(): Route[] {
  const app = createApp(() => 0);
  const seen = new Set<string>();
  return app.routes
    .filter(
      (route) =>
        route.method !== "ALL" && route.path.startsWith("/api/c/:county/") && !route.path.endsWith("*"),
    )
    .filter((route) => !publicRoutes.includes(`${route.method} ${route.path}` as never))
    .filter(
      (route) => !seen.has(`${route.method} ${route.path}`) && seen.add(`${route.method} ${route.path}`),
    )
    .map(({ method, path }) => ({ method, path }));
}

const routes = countyRoutes();

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

/** The path with real ids in place of its parameters. */
function filled(route: Route, ids: Record<string, string>): string {
  const parts = route.path.replace("/api/c/:county", "").split("/");
  return parts
    .map((part, index) => {
      if (!part.startsWith(":")) return part;
      if (part === ":year") return "2026";
      if (part === ":form") return "note";
      return ids[part.slice(1)] ?? ids[parts[index - 1] ?? ""] ?? "per_00000000000000000000000000";
    })
    .join("/");
}

const hasIds = ({ path }: Route) => /:(?!county|year|form)/.test(path.replace("/api/c/:county", ""));
const bodyFor = ({ method }: Route) => (method === "GET" ? undefined : {});

async function ask(caller: County["administrator"], route: Route, path: string) {
  const body = bodyFor(route);
  switch (route.method) {
    case "GET":
      return caller.get(path);
    case "POST":
      return caller.post(path, body);
    case "PUT":
      return caller.put(path, body);
    default:
      return caller.delete(path, body);
  }
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
