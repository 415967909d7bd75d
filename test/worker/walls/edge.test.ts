import { beforeAll, expect, test, vi } from "vitest";
import { createApp } from "../../../worker/app";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { bodies } from "../../support/specimens";
import { ask, countyRoutes, filled, nameOf } from "../../support/sweep";
import { aCounty } from "../../support/world";

let full: FullCounty;
beforeAll(async () => {
  full = await aFullCounty("我们");
}, 120_000);

const fieldsOf = async (reply: Response) =>
  ((await reply.json()) as { fields?: { path: string; reason: string }[] }).fields ?? [];

test("a field that no shape knows is refused on every route that takes a body, and nothing is written", async () => {
  const { county, callers, one } = full;
  const routes = countyRoutes(createApp(() => 0)).filter(
    (route) => bodies[nameOf(route)] && route.method !== "GET",
  );
  expect(routes.length).toBeGreaterThan(40);
  const rows = async () =>
    (await county.binding
      .prepare("SELECT count(*) AS n FROM audit_log WHERE county_id = ?1")
      .bind(county.code)
      .first("n")) as number;
  const before = await rows();
  const wrong: string[] = [];
  for (const route of routes) {
    const name = nameOf(route);
    const body = { ...(bodies[name]?.(one) as object), somethingElse: 1 };
    const reply = await ask(callers.administrator, route, filled(route, one), body);
    const fields = reply.status === 422 ? await fieldsOf(reply) : [];
    if (!fields.some(({ path, reason }) => path === "somethingElse" && reason === "unknown_field"))
      wrong.push(`${name}: ${reply.status}`);
  }
  expect(wrong).toEqual([]);
  expect(await rows()).toBe(before);
});

/** They read bytes and refuse JSON as such. */
const files = ["POST /rosters", "POST /sessions/:id/sign-in-sheet"];

test("what a route does not read is refused by its name on every route, in the query as in the body", async () => {
  const { callers, one } = full;
  const wrong: string[] = [];
  for (const route of countyRoutes(createApp(() => 0))) {
    const path = filled(route, one);
    const asked = { ...route, path: `${path}${path.includes("?") ? "&" : "?"}somethingElse=1` };
    const tries = [await ask(callers.administrator, asked, asked.path, bodies[nameOf(route)]?.(one))];
    if (route.method !== "GET" && !bodies[nameOf(route)])
      tries.push(await ask(callers.administrator, route, path, { somethingElse: 1 }));
    for (const reply of tries) {
      if (reply.status === 415 && files.includes(nameOf(route))) continue;
      const fields = reply.status === 422 ? await fieldsOf(reply) : [];
      if (!fields.some(({ path, reason }) => path === "somethingElse" && reason === "unknown_field"))
        wrong.push(`${nameOf(route)}: ${reply.status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what is too large, too long, too deep or too many is refused at the door", async () => {
  const { callers } = full;
  const send = async (body: unknown) => (await callers.administrator.post("/units", body)).status;
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  expect(await send({ name: "字".repeat(400_000) })).toBe(413);
  expect(await send({ name: "字".repeat(200_001) })).toBe(413);
  expect(await send({ name: deep(13) })).toBe(413);
  expect(await send({ name: Array(5_001).fill(1) })).toBe(413);
  const file = await callers.administrator.upload(
    "/rosters",
    new Uint8Array(5 * 1024 * 1024 + 1),
    "名单.xlsx",
  );
  expect(file.status).toBe(413);
});

test("a file is told from JSON by its media type, however that is written", async () => {
  const { callers } = full;
  const upload = (bytes: number, type: string) =>
    callers.administrator.post("/rosters", new Uint8Array(bytes), { "content-type": type });
  for (const type of ["Application/Octet-Stream", "application/octet-stream; charset=binary"]) {
    const [small, large] = [await upload(2 * 1024 * 1024, type), await upload(5 * 1024 * 1024 + 1, type)];
    expect([type, (await fieldsOf(small)).map(({ path }) => path), large.status]).toEqual([
      type,
      ["file"],
      413,
    ]);
  }
  expect((await upload(10, "application/json")).status).toBe(415);
  expect((await upload(10, "application/octet-streams")).status).toBe(415);
});

test("a file is what its bytes are, whatever it is called", async () => {
  const { callers } = full;
  const upload = async (bytes: Uint8Array, name: string) =>
    (await callers.administrator.upload("/rosters", bytes, name)).status;
  const png = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
  ]);
  const zip = new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...Array(18).fill(0)]);
  expect(await upload(png, "花名册.xlsx")).toBe(415);
  expect(await upload(zip, "花名册.xlsx")).toBe(415);
  expect(await upload(new TextEncoder().encode("姓名,支部\n张三,城关支部\n"), "照片.png")).toBe(201);
});

test.each([
  [
    "a cross-site form",
    { "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" },
    403,
  ],
  ["a cross-site text body", { "sec-fetch-site": "cross-site", "content-type": "text/plain" }, 403],
  ["a cross-site JSON body", { "sec-fetch-site": "cross-site" }, 403],
  ["a sister site", { "sec-fetch-site": "same-site" }, 403],
  ["an old browser from elsewhere", { origin: "https://elsewhere.test" }, 403],
  ["an old browser that does not say", { origin: "" }, 403],
  [
    "our own page with a form",
    { "sec-fetch-site": "same-origin", "content-type": "multipart/form-data" },
    415,
  ],
])("a write from %s is refused", async (_, headers, status) => {
  const { callers } = full;
  expect((await callers.administrator.post("/units", {}, headers)).status).toBe(status);
  expect(
    (await full.county.anonymous.post("/session", { login: "admin", password: "x" }, headers)).status,
  ).toBe(status);
});

test("every answer of the Worker, refusals included, says what a browser may make of it", async () => {
  const { county, callers } = full;
  const replies = [
    await callers.administrator.get("/drafts/note"),
    await county.anonymous.get("/drafts/note"),
    await callers.administrator.post("/units", {}, { "sec-fetch-site": "cross-site" }),
    await county.anonymous.get("/api/nothing"),
  ];
  for (const reply of replies) {
    expect(reply.headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("referrer-policy")).toBe("no-referrer");
    expect(reply.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(reply.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
  }
  const cookie = (
    await county.anonymous.post("/session", { login: "admin", password: "correct-horse-9" })
  ).headers.get("set-cookie");
  expect(cookie).toMatch(/^__Host-qx-\d{6}=.+HttpOnly.+Path=\/.+SameSite=Lax.+Secure/i);
});

test("a failure is logged with its cause and its request, never with what was typed", async () => {
  const county = await aCounty();
  const complaints = vi.spyOn(console, "error");
  const failing = {
    prepare: (sql: string) => {
      const statement = {
        bind: () => statement,
        all: () => Promise.reject(new Error("D1_ERROR: datatype mismatch: SQLITE_MISMATCH")),
        raw: () => Promise.reject(new Error("D1_ERROR: datatype mismatch: SQLITE_MISMATCH")),
      };
      return /FROM login_sessions/i.test(sql) ? county.binding.prepare(sql) : statement;
    },
  } as unknown as D1Database;
  const broken = { ...county.env, SHARD_0: failing, SHARD_1: failing };
  const path = `https://qinxue.test/api/c/${county.code}/people?q=${encodeURIComponent("王大明13812345678")}`;
  const reply = await county.worker.app.request(
    path,
    { headers: { cookie: county.administrator.cookie } },
    broken,
  );
  const text = await reply.text();
  const logged = JSON.stringify(complaints.mock.calls);
  complaints.mockClear();
  expect(reply.status).toBe(500);
  expect(logged).toContain("SQLITE_MISMATCH");
  expect(logged).toContain("/api/c/:county/people");
  for (const secret of ["王大明", "13812345678", county.administrator.cookie.split("=")[1] ?? "?"])
    expect([logged.includes(secret), text.includes(secret)]).toEqual([false, false]);
  expect(Object.keys(JSON.parse(text) as object).toSorted()).toEqual(["code", "requestId"]);
});

test("what is encoded is decoded once: what is encoded twice is a text with per cent signs", async () => {
  const { callers, one } = full;
  const once = encodeURIComponent("两度");
  const title = `${once}%253Cb%253E`;
  const person = { ...(bodies["POST /people"]?.(one) as object), name: "两度", title };
  const made = await callers.administrator.post("/people", person);
  const { id } = (await made.json()) as { id: string };
  const kept = await (await callers.administrator.get(`/people/${id}`)).json();
  expect(kept).toMatchObject({ person: { name: "两度" }, posts: [{ title }] });
  const found = async (q: string) => {
    const reply = await callers.administrator.get(`/people?q=${q}`);
    return ((await reply.json()) as { people: { id: string }[] }).people.map((row) => row.id);
  };
  expect(await found(once)).toEqual([id]);
  expect(await found(encodeURIComponent(once))).toEqual([]);
  expect((await callers.administrator.get(`/people/${encodeURIComponent(`%${id}`)}`)).status).toBe(404);
});
