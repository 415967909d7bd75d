import { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import type { App } from "../../../worker/http/app";
import type { Attempt } from "../../support/attempts";
import { aFullCounty, type FullCounty, rowsByTable } from "../../support/full-county";
import { bodies, creations, edits, endsSession, files, neither, once } from "../../support/specimens";
import { countyRoutes, filled, nameOf, type Route } from "../../support/sweep";

const app = createApp(() => 0);
const routes = countyRoutes(app);
const methodOf = (name: string) => name.split(" ")[0] ?? "";
const writesOf = (of: Hono<App>) =>
  countyRoutes(of)
    .filter(({ method }) => method !== "GET")
    .map(nameOf);
const known = new Set([
  ...Object.keys(edits),
  ...Object.keys(creations),
  ...once,
  ...Object.keys(neither),
  ...files,
]);
/** Writing routes that are in no list, and those that replace something without a version. */
const unlisted = (of: Hono<App>) =>
  writesOf(of).filter(
    (name) => !known.has(name) || (/^(PUT|PATCH) /.test(name) && !edits[name] && !neither[name]),
  );

let full: FullCounty;
beforeAll(async () => {
  full = await aFullCounty("我们");
}, 60_000);

const send = (name: string, { who, path, body }: Attempt, headers?: Record<string, string>) =>
  methodOf(name) === "PUT"
    ? who.put(path, body)
    : methodOf(name) === "DELETE"
      ? who.delete(path, body)
      : who.post(path, body, headers);

test("every writing route is an edit over a version, a creation with a key, a transition, or says why it is neither", () => {
  expect(unlisted(app)).toEqual([]);
  const writing = new Set(writesOf(app));
  expect([...known].filter((name) => !writing.has(name))).toEqual([]);
});

test("the lists bite: a route planted beside the others is in none of them", () => {
  const planted = new Hono<App>()
    .route("/", app)
    .put("/api/c/:county/planted/:id", (c) => c.body(null, 204))
    .post("/api/c/:county/planted", (c) => c.body(null, 204));
  expect(unlisted(planted)).toEqual(["PUT /planted/:id", "POST /planted"]);
});

/** The body without the version that was seen, wherever it stands. */
function unversioned(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(unversioned);
  if (typeof body !== "object" || body === null) return body;
  const kept = Object.entries(body).filter(([key]) => key !== "version" && key !== "basedOn");
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === "content" ? value : unversioned(value)]),
  );
}

test.each(Object.keys(edits))(
  "%s: without the version that was seen it is refused; of two at once one wins and the other gets 409 with what stands",
  async (name) => {
    const attempt = await (edits[name] as (full: FullCounty) => Promise<Attempt>)(full);
    const blind = await send(name, { ...attempt, body: unversioned(attempt.body) });
    expect(blind.status).toBe(422);
    const { fields } = (await blind.json()) as { fields: { path: string; reason: string }[] };
    for (const { path, reason } of fields)
      expect(`${path.split(".").at(-1)} ${reason}`).toMatch(/^(version|basedOn) required$/);
    expect(fields.length).toBeGreaterThan(0);
    const replies = await Promise.all([send(name, attempt), send(name, attempt)]);
    replies.push(await send(name, attempt));
    expect(replies.map(({ status }) => (status < 300 ? "done" : status)).toSorted()).toEqual([
      409,
      409,
      "done",
    ]);
    for (const reply of replies.filter(({ status }) => status === 409)) {
      const refusal = (await reply.json()) as { code: string; current?: unknown };
      expect([refusal.code, typeof refusal.current]).toEqual(["stale_version", "object"]);
    }
  },
);

test.each(Object.keys(creations))(
  "%s: twenty at once with one key make one row and are answered the same; one that comes later as well",
  async (name) => {
    const attempt = await (creations[name] as (full: FullCounty) => Promise<Attempt>)(full);
    const key = { "idempotency-key": `twenty-${name.replaceAll(/\W/g, "-")}`.slice(0, 64) };
    const before = await rowsByTable(full.county);
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(name, attempt, key)));
    replies.push(await send(name, attempt, key));
    const answers = await Promise.all(
      replies.map(
        async (reply) => `${reply.status} ${(await reply.text()).replace(/,?"requestId":"[^"]*"/, "")}`,
      ),
    );
    const after = await rowsByTable(full.county);
    const made = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect([after.audit_log, after.idempotency_keys]).toEqual([
      (before.audit_log ?? 0) + 1,
      (before.idempotency_keys ?? 0) + 1,
    ]);
    expect(made.length).toBeGreaterThan(2);
    // A secret is told once: its repeats learn that it was.
    const told = answers.filter((answer) => answer !== '409 {"code":"already_submitted"}');
    const isSecret = told.length === 1;
    expect(new Set(told).size).toBe(1);
    expect([told[0]?.slice(0, 2), told.length]).toEqual(["20", isSecret ? 1 : 21]);
    expect(isSecret).toBe(/token|uri/.test(told[0] ?? ""));
  },
);

test("of two transitions at once at most one happens, and the other is told that it has", async () => {
  const { county, callers, one } = await aFullCounty("别的");
  const wrong: string[] = [];
  let won = 0;
  const transitions = routes.filter((route) => once.has(nameOf(route)) && !endsSession.has(nameOf(route)));
  const last = ({ method }: Route) => Number(method === "DELETE");
  for (const route of transitions.toSorted((a, b) => last(a) - last(b))) {
    const name = nameOf(route);
    for (const who of ["secretary", "administrator", "person"] as const) {
      const attempt = { who: callers[who], path: filled(route, one), body: bodies[name]?.(one) ?? {} };
      const replies = await Promise.all([send(name, attempt), send(name, attempt)]);
      const done = replies.filter(({ status }) => status < 300).length;
      if (done === 0) continue;
      won += 1;
      const loser = replies.find(({ status }) => status >= 300)?.status;
      if (done > 1 || (loser !== 409 && loser !== 404)) wrong.push(`${name}: ${done} done, other ${loser}`);
      break;
    }
  }
  expect(wrong).toEqual([]);
  expect(won).toBeGreaterThanOrEqual(9);
  expect((await county.administrator.get("/drafts/note")).status).toBe(200);
}, 60_000);
