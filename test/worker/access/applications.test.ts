import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import type { Env } from "../../../worker/core/env";
import { shard } from "../../../worker/core/shards";
import { dropExpired } from "../../../worker/schedule/records-expiry";
import { createWorker } from "../../../worker/worker";
import { operatorRoutes } from "../../support/sweep";
import { aCounty, password } from "../../support/world";

const key = "the operator's key of the tests, long";
const real = bindings as unknown as Env;

/** A deployment where an operator decides; each test applies for codes of its own. */
function aDeployment(more: Partial<Env> = {}) {
  const now = { ms: startOfDayMs("2026-10-14") };
  const env: Env = {
    ...real,
    SIGN_UP: "operator",
    OPERATOR_KEY: key,
    SIGN_IN_LIMIT: { limit: async () => ({ success: true }) } as unknown as RateLimit,
    ...more,
  };
  const worker = createWorker(() => now.ms);
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    worker.app.request(
      `https://qinxue.test/api${path}`,
      {
        method,
        headers: { origin: "https://qinxue.test", "content-type": "application/json", ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
      env,
    );
  const applied = async (code: string, login: string, repeat?: string) => {
    const administrator = { name: "张主任", login, password };
    const reply = await ask(
      "POST",
      "/counties",
      { code, office: "县委办公室", administrator },
      repeat ? { "idempotency-key": repeat } : {},
    );
    return {
      status: reply.status,
      body: (await reply.json()) as { receipt: string; status: string; code?: string },
    };
  };
  const operator = (method: string, path: string, given = key) =>
    ask(method, `/operator/applications${path}`, undefined, { authorization: `Bearer ${given}` });
  const waiting = async (code: string) => {
    const { applications } = (await (await operator("GET", "")).json()) as {
      applications: { id: string; code: string; login: string }[];
    };
    return applications.filter((one) => one.code === code);
  };
  const stateOf = async (code: string, receipt: string) =>
    (
      (await (await ask("POST", "/counties/application/view", { code, receipt })).json()) as {
        state?: string;
      }
    ).state;
  const signIn = (code: string, login: string) => ask("POST", `/c/${code}/session`, { login, password });
  return { env, now, ask, applied, operator, waiting, stateOf, signIn };
}

test("several apply for one county and are answered alike; there is no county, no account and no sign-in until one is accepted", async () => {
  const { env, applied, operator, waiting, stateOf, signIn } = aDeployment();
  const [squatter, office] = [await applied("130102", "squatter"), await applied("130102", "bangongshi")];
  for (const { status, body } of [squatter, office])
    expect([status, { ...body, receipt: "" }]).toEqual([
      201,
      { county: { id: "130102", name: "长安区" }, status: "pending", receipt: "" },
    ]);
  expect(await env.DIRECTORY.prepare("SELECT * FROM counties WHERE code = '130102'").first()).toBeNull();
  expect((await signIn("130102", "squatter")).status).toBe(401);
  const list = await waiting("130102");
  expect(list.map(({ login }) => login)).toEqual(["squatter", "bangongshi"]);
  const right = list.find(({ login }) => login === "bangongshi")?.id;
  expect((await operator("POST", `/${right}/acceptance`)).status).toBe(200);
  expect((await signIn("130102", "bangongshi")).status).toBe(204);
  expect((await signIn("130102", "squatter")).status).toBe(401);
  expect(await stateOf("130102", office.body.receipt)).toBe("accepted");
  expect(await stateOf("130102", squatter.body.receipt)).toBe("answered");
  expect(await waiting("130102")).toEqual([]);
  expect((await applied("130102", "late")).body.code).toBe("county_taken");
  const wrong = list.find(({ login }) => login === "squatter")?.id;
  expect((await operator("POST", `/${wrong}/acceptance`)).status).toBe(409);
  expect((await operator("POST", `/${right}/acceptance`)).status).toBe(200);
});

test("a refused application leaves the county to others, and its receipt says so", async () => {
  const { applied, operator, waiting, stateOf } = aDeployment();
  const { body } = await applied("130104", "shei");
  const [one] = await waiting("130104");
  expect((await operator("POST", `/${one?.id}/refusal`)).status).toBe(204);
  expect((await operator("POST", `/${one?.id}/refusal`)).status).toBe(409);
  expect(await stateOf("130104", body.receipt)).toBe("refused");
  expect((await applied("130104", "bangongshi")).status).toBe(201);
});

test("the same request twice is one application with one receipt", async () => {
  const { applied, waiting } = aDeployment();
  const [first, again] = [
    await applied("130105", "zhang", "apply-key-1"),
    await applied("130105", "zhang", "apply-key-1"),
  ];
  expect(again).toEqual(first);
  expect(await waiting("130105")).toHaveLength(1);
});

test("an application lapses after thirty days, and its particulars go", async () => {
  const { env, now, applied, operator, waiting, stateOf } = aDeployment();
  const { body } = await applied("130107", "zhang");
  const [one] = await waiting("130107");
  now.ms += 30 * 86_400_000;
  expect(await waiting("130107")).toEqual([]);
  expect(await stateOf("130107", body.receipt)).toBe("lapsed");
  expect((await operator("POST", `/${one?.id}/acceptance`)).status).toBe(404);
  now.ms += 30 * 86_400_000;
  for (const number of [0, 1]) await dropExpired(shard(env, number), now.ms, now.ms);
  expect(await stateOf("130107", body.receipt)).toBeUndefined();
});

test("only the operator's key opens what waits, and no key at all where none is set", async () => {
  const { operator } = aDeployment();
  expect((await operator("GET", "", "another key of the same length....")).status).toBe(401);
  const closed = aDeployment({ OPERATOR_KEY: undefined });
  expect((await closed.operator("GET", "", "undefined")).status).toBe(401);
  const short = aDeployment({ OPERATOR_KEY: "short" });
  expect((await short.operator("GET", "", "short")).status).toBe(401);
});

test("every route of the operator's refuses nobody's and a county administrator's request alike, without being listed", async () => {
  const county = await aCounty();
  const routes = operatorRoutes(county.worker.app);
  expect(routes.length).toBeGreaterThanOrEqual(3);
  const { env } = aDeployment();
  for (const { method, path } of routes)
    for (const cookie of ["", county.administrator.cookie]) {
      const url = `https://qinxue.test${path.replace(":id", "apl_00000000000000000000000000")}`;
      const asked = { method, headers: { origin: "https://qinxue.test", cookie } };
      expect([path, (await county.worker.app.request(url, asked, env)).status]).toEqual([path, 401]);
    }
});

test("where an operator decides, an active county is told as taken and keeps its administrator", async () => {
  const county = await aCounty({ code: "130108" });
  const { applied } = aDeployment();
  expect((await applied("130108", "other")).body.code).toBe("county_taken");
  expect((await county.administrator.get("/units")).status).toBe(200);
});

test("an acceptance cut off between its two databases is gone on with by asking again", async () => {
  const { env, applied, waiting, operator, signIn } = aDeployment();
  await applied("130109", "zhang");
  const [one] = await waiting("130109");
  expect((await operator("POST", `/${one?.id}/acceptance`)).status).toBe(200);
  await env.DIRECTORY.prepare("UPDATE counties SET status = 'pending' WHERE code = '130109'").run();
  expect((await operator("POST", `/${one?.id}/acceptance`)).status).toBe(200);
  const row = await env.DIRECTORY.prepare("SELECT status FROM counties WHERE code = '130109'").first();
  expect(row).toEqual({ status: "active" });
  expect((await signIn("130109", "zhang")).status).toBe(204);
});

test("hundreds of made-up applications hide none: the operator reads on, page by page, or asks for one county", async () => {
  const { ask, applied, operator, waiting, now } = aDeployment();
  const { receipt } = (await applied("330523", "echte")).body;
  expect(receipt).not.toBe("");
  const [own] = await waiting("330523");
  // The same row many times over, in other names, from before it: what a script would leave in a shard.
  const shards = [real.SHARD_0, real.SHARD_1];
  for (const binding of shards) {
    const columns = (
      await binding.prepare("SELECT name FROM pragma_table_info('applications')").all<{ name: string }>()
    ).results.map(({ name }) => name);
    const made: Record<string, string> = {
      id: "'apl_' || printf('%026d', n.value)",
      county_id: "printf('%06d', 410000 + n.value)",
      created_at: String(now.ms - 60_000),
      receipt_hash: "printf('made-up-%d', n.value)",
    };
    const values = columns.map((name) => made[name] ?? `a.${name}`).join(", ");
    await binding
      .prepare(
        `INSERT INTO applications (${columns.join(", ")}) SELECT ${values} FROM applications a, json_each(?2) n
          WHERE a.id = ?1`,
      )
      .bind(own?.id, JSON.stringify(Array.from({ length: 600 }, (_, at) => at + 1)))
      .run();
  }
  const first = (await (await operator("GET", "")).json()) as {
    applications: { id: string }[];
    after: string | null;
  };
  expect([first.applications.length, first.applications.some(({ id }) => id === own?.id)]).toEqual([
    500,
    false,
  ]);
  const seen = new Set(first.applications.map(({ id }) => id));
  for (let { after } = first; after !== null; ) {
    const page = (await (await operator("GET", `?after=${after}`)).json()) as typeof first;
    for (const { id } of page.applications) expect(seen.has(id)).toBe(false);
    for (const { id } of page.applications) seen.add(id);
    after = page.after;
  }
  expect(seen.has(own?.id ?? "")).toBe(true);
  const alone = (await (await operator("GET", "?county=330523")).json()) as typeof first;
  expect([alone.applications.map(({ id }) => id), alone.after]).toEqual([[own?.id], null]);
  expect((await operator("GET", "?after=1~2")).status).toBe(422);
  expect((await ask("GET", "/operator/applications")).status).toBe(401);
});
