import { type Handler, Hono } from "hono";
import { expect, test } from "vitest";
import { memberships, people } from "../../../db/schema/county";
import { frontDoor } from "../../../worker/access/sign-in/front-door";
import { Refusal } from "../../../worker/core/refusal";
import { type Scope, within, withinCounty } from "../../../worker/core/scope";
import type { App } from "../../../worker/http/app";
import { lacksCounty } from "../../support/recorder";
import { tells, unswept } from "../../support/sweep";
import { aCounty, aPerson, type Caller, type County, invited, withBranches } from "../../support/world";

test("every statement on a county table names its county, and the recorder would notice one that does not", () => {
  expect(lacksCounty("SELECT * FROM people WHERE id = ?1")).toBe(true);
  expect(lacksCounty("SELECT * FROM people WHERE county_id = ?1")).toBe(false);
});

/** The app with a route planted behind its own door, as a colleague in a hurry might write it. */
function withPlanted(county: County, path: string, handler: Handler<App>) {
  const app = new Hono<App>();
  app.use("/api/*", async (c, next) => {
    c.set("requestId", "planted");
    c.set("now", county.now.ms);
    await next();
  });
  app.use("/api/c/:county/planted/*", frontDoor);
  app.all(`/api/c/:county/planted/${path}`, handler);
  app.onError((error, c) =>
    c.json({ code: error.message }, error instanceof Refusal ? (error.status as 404) : 500),
  );
  const ask = (caller: Caller, query = "", body?: unknown) =>
    app.request(
      `https://qinxue.test/api/c/${county.code}/planted/${path}${query}`,
      {
        method: body ? "POST" : "GET",
        headers: { cookie: caller.cookie },
        body: body ? JSON.stringify(body) : undefined,
      },
      county.env,
    );
  return { app, ask };
}

async function twoBranches() {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  await aPerson(county, one, "自己人");
  const other = await aPerson(county, two, "旁支乙");
  return { county, secretary: await invited(county, "secretary", { unit: one }, "shuji"), other };
}

test("nothing escapes the sweep: a handler of every method, or one outside a county's address, is a door, a guard or public", async () => {
  const guards = [
    "ALL /api/*",
    "ALL /api/counties/*",
    "ALL /api/operator/*",
    "ALL /.well-known/*",
    "ALL /api/c/:county/*",
    "ALL /api/c/:county/runs/:id/repetition/confirmation",
    "ALL /api/c/:county/runs/:id/start",
  ];
  const county = await aCounty();
  expect(unswept(county.worker.app).toSorted()).toEqual(guards.toSorted());
  const hurried = new Hono<App>()
    .route("/", county.worker.app)
    .get("/api/people", (c) => c.json({}))
    .all("/api/c/:county/planted", (c) => c.json({}));
  expect(unswept(hurried).filter((name) => !guards.includes(name))).toEqual([
    "GET /api/people",
    "ALL /api/c/:county/planted",
  ]);
});

test("the recorder bites: a query without the county clause never reaches a county's database", async () => {
  const { county, secretary } = await twoBranches();
  for (const query of [
    "SELECT name FROM people WHERE id = ?1",
    "SELECT county_id, name FROM people",
    "UPDATE people SET name = 'x' WHERE id = ?1",
    "DELETE FROM notes WHERE id = ?1",
    "INSERT INTO notes (id) VALUES ('x')",
    "SELECT p.name FROM people p JOIN memberships m ON m.county_id = p.county_id AND m.person_id = p.id",
    "SELECT name FROM people WHERE county_id = ?1 OR id = ?2",
    "UPDATE people SET name = 'x' WHERE county_id = ?1 AND id = ?2 OR name = ?3",
    "INSERT INTO notes (county_id, id) SELECT county_id, id FROM essays",
  ])
    expect(() => county.env.SHARD_0.prepare(query)).toThrow(/without its county/);
  expect(() => county.env.SHARD_1.prepare("SELECT name FROM people WHERE county_id = ?1")).not.toThrow();
  const { ask } = withPlanted(county, "list", async (c) =>
    c.json(await c.var.scope.db.select().from(people)),
  );
  const reply = await ask(secretary);
  expect([reply.status, await reply.text()]).toEqual([500, expect.not.stringContaining("旁支乙")]);
});

test("the scan bites: a list, a chart, an export or a lookup by a foreign id that forgets the actor's units tells a name that the matrix hides", async () => {
  const { county, secretary, other } = await twoBranches();
  const everyone = (scope: Scope) => scope.db.select().from(people).where(withinCounty(scope, people)).all();
  const leaky: [string, Handler<App>][] = [
    ["list", async (c) => c.json({ people: await everyone(c.var.scope) })],
    [
      "chart",
      async (c) =>
        c.json({ points: (await everyone(c.var.scope)).map(({ name }, x) => ({ x, label: name })) }),
    ],
    [
      "export",
      async (c) => c.text((await everyone(c.var.scope)).map(({ name }) => `"${name}"`).join("\r\n")),
    ],
    [
      "lookup",
      async (c) => {
        const { id } = await c.req.json<{ id: string }>();
        return c.json((await everyone(c.var.scope)).find((person) => person.id === id) ?? {});
      },
    ],
  ];
  for (const [path, handler] of leaky) {
    const { ask } = withPlanted(county, path, handler);
    const text = await (await ask(secretary, "", path === "lookup" ? { id: other } : undefined)).text();
    expect([path, tells(text, ["旁支乙"])]).toEqual([path, ["旁支乙"]]);
  }
  const honest = withPlanted(county, "honest", async (c) =>
    c.json(await c.var.scope.db.select().from(memberships).where(within(c.var.scope, memberships))),
  );
  expect(tells(await (await honest.ask(secretary)).text(), [other, "旁支乙"])).toEqual([]);
});

const columnsOf = (county: County, pragma: string) =>
  county.binding
    .prepare(pragma)
    .all<Record<string, string | number>>()
    .then(({ results }) => results);

test("every table of a shard has a county that is never empty, leads its key and its indexes, and is part of every foreign key", async () => {
  const county = await aCounty();
  const tables = (await columnsOf(county, "SELECT name FROM sqlite_master WHERE type = 'table'"))
    .map(({ name }) => String(name))
    .filter((name) => !/^(sqlite_|_cf_|d1_|guards$)/.test(name));
  expect(tables.length).toBeGreaterThan(50);
  const loose: string[] = [];
  for (const table of tables) {
    const columns = await columnsOf(county, `PRAGMA table_info(${table})`);
    const own = columns.find(({ name }) => name === "county_id");
    if (own?.notnull !== 1) loose.push(`${table}: county_id may be empty`);
    if (own?.pk !== 1) loose.push(`${table}: its key does not begin with county_id`);
    const keys = Map.groupBy(await columnsOf(county, `PRAGMA foreign_key_list(${table})`), ({ id }) => id);
    for (const parts of keys.values())
      if (!parts.some((part) => part.from === "county_id" && part.to === "county_id"))
        loose.push(`${table}: a key to ${parts[0]?.table} without the county`);
    for (const { name } of await columnsOf(county, `PRAGMA index_list(${table})`)) {
      const [first] = await columnsOf(county, `PRAGMA index_info(${name})`);
      if (first?.name !== "county_id") loose.push(`${table}: index ${name} begins with ${first?.name}`);
    }
  }
  expect(loose).toEqual([]);
});

test("the schema bites: a foreign key cannot leave its county", async () => {
  const [ours, , theirs] = [await aCounty(), await aCounty(), await aCounty()];
  expect(theirs.binding).toBe(ours.binding);
  const { branches } = await withBranches(theirs, "他们的支部");
  const insert = ours.binding
    .prepare(
      "INSERT INTO party_groups (county_id, id, branch_id, name, from_on, created_at) VALUES (?1, 'grp_1', ?2, '一组', '2026-01-01', 1)",
    )
    .bind(ours.code, branches["他们的支部"]);
  await expect(insert.run()).rejects.toThrow(/FOREIGN KEY/);
});
