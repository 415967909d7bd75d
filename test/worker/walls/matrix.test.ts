import { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import type { App } from "../../../worker/http/app";
import { type FullCounty, type Ids, tableHash, twoFullCounties } from "../../support/full-county";
import { COLUMNS, type Column, lineOf } from "../../support/specimen";
import { asksOwnPassword, bodies, endsSession, matrix, queries, uploads } from "../../support/specimens";
import { ask, countyRoutes, filled, hasIds, nameOf, type Route, tells } from "../../support/sweep";
import type { Caller } from "../../support/world";

// What takes something away is asked last, so that the others still find it.
const takes = ({ method }: Route) => Number(method === "DELETE");
const routes = countyRoutes(createApp(() => 0)).toSorted((a, b) => takes(a) - takes(b));

type Case = { caller: Caller; ids: Ids; county?: string; hidden: readonly string[] };
type Answer = { cell: string; text: string };
const answers = new Map<string, Answer>();
const counts = { requests: 0, leaks: [] as string[] };
let ours: FullCounty;
let theirs: FullCounty;

/** Done, or refused for the state of the record: in both cases the caller reached it. */
const cellOf = (status: number) => (status < 300 || status === 409 ? "ok" : String(status));

async function answerTo(
  route: Route,
  { caller, ids, county, hidden }: Case,
  column: string,
): Promise<Answer> {
  const name = nameOf(route);
  // Wrong own passwords are counted like guesses at the door, which is told in its own test.
  if (asksOwnPassword.has(name)) await forgiveGuesses();
  const path = `${county ? `/api/c/${county}` : ""}${filled(route, ids)}${queries[name]?.(ids) ?? ""}`;
  const reply = uploads.has(name)
    ? await caller.upload(path, new TextEncoder().encode("姓名,支部\n张三,城关支部\n"), "名单.csv")
    : await ask(caller, route, path, bodies[name] ? bodies[name](ids) : {});
  const text = await reply.text();
  counts.requests += 1;
  for (const secret of tells(text, hidden)) counts.leaks.push(`${column} ${name} tells ${secret}`);
  return { cell: cellOf(reply.status), text };
}

const forgiveGuesses = () =>
  ours.county.binding
    .prepare("DELETE FROM sign_in_charges WHERE county_id = ?1")
    .bind(ours.county.code)
    .run();

/** An identity that asks to be signed out does so with a session of its own. */
function signedInAgain(column: Column): Promise<Caller> {
  const role =
    { county: "administrator", ids: "administrator", branch: "secretary" }[column as "ids"] ?? column;
  return ours.county.signIn(role === "administrator" ? "admin" : `${role}${ours.county.code}`);
}

beforeAll(async () => {
  [ours, theirs] = await twoFullCounties(["我们", "他们"]);
}, 120_000);

test("an id of another county or branch in the body or the query of an own address is refused and changes nothing", async () => {
  const { callers, one } = ours;
  const before = await tableHash(theirs);
  const taken: string[] = [];
  let tried = 0;
  const foreigners: [string, Caller, Ids, readonly string[]][] = [
    ["county", callers.administrator, theirs.one, [theirs.secret]],
    ["branch", callers.secretary, ours.two, [...ours.secretOfTwo, theirs.secret]],
  ];
  for (const [whose, caller, foreign, hidden] of foreigners)
    for (const route of routes) {
      const name = nameOf(route);
      const body = bodies[name]?.(foreign);
      const query = queries[name]?.(foreign) ?? "";
      const differs =
        JSON.stringify(body) !== JSON.stringify(bodies[name]?.(one)) ||
        query !== (queries[name]?.(one) ?? "");
      if (!differs) continue;
      tried += 1;
      // Of the version that stands, so that nothing but the foreign id can be refused.
      const fresh = JSON.parse(JSON.stringify(body ?? {}).replace('"version":99', '"version":1'));
      const reply = await ask(caller, route, `${filled(route, one)}${query}`, fresh);
      const text = await reply.text();
      for (const secret of tells(text, hidden)) taken.push(`${whose} ${name} tells ${secret}`);
      // A list asked for somebody else's is empty; a closed register says so before it asks who comes.
      const refused = [403, 404, 422, ...(name.endsWith("/sitters-in") ? [409] : [])];
      if (!(route.method === "GET" ? [200, ...refused] : refused).includes(reply.status))
        taken.push(`${whose} ${name}: ${reply.status}`);
    }
  expect(tried).toBeGreaterThan(30);
  expect(taken).toEqual([]);
  expect(await tableHash(theirs)).toBe(before);
  console.info(`foreign ids in bodies and queries: ${tried} tried, 0 taken`);
}, 120_000);

/** Lines that the matrix does not have, and those of its own that nobody gave: none where every route answers as it says. */
function against(lines: readonly string[]): string[] {
  return [
    ...lines.filter((line) => !matrix.includes(line)),
    ...matrix.filter((line) => !lines.includes(line)),
  ];
}

function casesOf(): Record<Column, Case> {
  const { callers, county, one, two, secretOfTwo } = ours;
  return {
    none: { caller: county.anonymous, ids: one, hidden: [ours.secret] },
    county: {
      caller: callers.administrator,
      ids: theirs.one,
      county: theirs.county.code,
      hidden: [theirs.secret],
    },
    ids: { caller: callers.administrator, ids: theirs.one, hidden: [theirs.secret] },
    branch: { caller: callers.secretary, ids: two, hidden: [...secretOfTwo, theirs.secret] },
    person: { caller: callers.person, ids: one, hidden: [...secretOfTwo, theirs.secret] },
    recorder: { caller: callers.recorder, ids: one, hidden: [...secretOfTwo, theirs.secret] },
    secretary: { caller: callers.secretary, ids: one, hidden: [...secretOfTwo, theirs.secret] },
    inspector: { caller: callers.inspector, ids: one, hidden: [theirs.secret] },
    leader: { caller: callers.leader, ids: one, hidden: [theirs.secret] },
    administrator: { caller: callers.administrator, ids: one, hidden: [theirs.secret] },
  };
}

test("the matrix bites: run against a route that forgets the door, the units or the county, it names the route and what it tells", async () => {
  const everyone = (county: string) =>
    ours.county.binding.prepare("SELECT name FROM people WHERE county_id = ?1").bind(county).all();
  const forgetful = new Hono<App>()
    .get("/api/c/:county/planted", async (c) => c.json((await everyone(c.req.param("county"))).results))
    .route("/", ours.county.worker.app);
  const routesPlanted = countyRoutes(forgetful).filter(({ path }) => path.endsWith("/planted"));
  expect(routesPlanted.map(nameOf)).toEqual(["GET /planted"]);
  const through = (caller: Caller): Caller => ({
    ...caller,
    get: async (path) =>
      forgetful.request(
        `https://qinxue.test${path.startsWith("/api/") ? path : `/api/c/${ours.county.code}${path}`}`,
        { headers: { cookie: caller.cookie } },
        ours.county.env,
      ),
  });
  const leaksBefore = counts.leaks.length;
  const cells: string[] = [];
  const cases = casesOf();
  for (const column of COLUMNS) {
    const one = cases[column];
    const route = routesPlanted[0] as Route;
    cells.push((await answerTo(route, { ...one, caller: through(one.caller) }, column)).cell);
  }
  const leaks = counts.leaks.splice(leaksBefore);
  const line = lineOf("GET /planted", cells);
  expect(cells).toEqual(COLUMNS.map(() => "ok"));
  expect(against([...matrix, line])).toEqual([line]);
  expect(leaks).toContain(`none GET /planted tells ${ours.secret}`);
  expect(leaks).toContain(`county GET /planted tells ${theirs.secret}`);
  expect(leaks).toContain(`branch GET /planted tells ${ours.secretOfTwo[1]}`);
}, 120_000);

test("every route answers every identity as the matrix says; nobody reads or changes what is another's", async () => {
  const before = await tableHash(theirs);
  const { county } = ours;
  const cases = casesOf();
  const found: string[] = [];
  for (const column of COLUMNS)
    for (const route of routes.filter((one) => !endsSession.has(nameOf(one))))
      answers.set(`${column} ${nameOf(route)}`, await answerTo(route, cases[column], column));
  for (const column of COLUMNS)
    for (const route of routes.filter((one) => endsSession.has(nameOf(one)))) {
      const again = column === "none" ? county.anonymous : await signedInAgain(column);
      answers.set(
        `${column} ${nameOf(route)}`,
        await answerTo(route, { ...cases[column], caller: again }, column),
      );
    }
  for (const route of routes) {
    const name = nameOf(route);
    found.push(
      lineOf(
        name,
        COLUMNS.map((column) => answers.get(`${column} ${name}`)?.cell ?? "-"),
      ),
    );
  }
  expect(counts.leaks).toEqual([]);
  expect(await tableHash(theirs)).toBe(before);
  expect(against(found)).toEqual([]);
  console.info(
    `matrix: ${routes.length} routes × ${COLUMNS.length} identities, ${counts.requests} requests, ${counts.leaks.length} leaks`,
  );
}, 240_000);

test("the 401 of a county that exists and of one that does not are byte-equal, and so are the 404 of an id that exists elsewhere and one that does not", async () => {
  const bodyOf = (text: string) => text.replace(/"requestId":"[^"]*"/, "");
  const { callers, county } = ours;
  const wrong: string[] = [];
  const nowhere = Object.fromEntries(
    Object.entries(theirs.two).map(([key, id]) => [key, id.replace(/_.*/, "_00000000000000000000000000")]),
  );
  for (const route of routes) {
    const name = nameOf(route);
    const unknown = await answerTo(
      route,
      { caller: county.anonymous, ids: nowhere, county: "999999", hidden: [] },
      "",
    );
    if (bodyOf(unknown.text) !== bodyOf(answers.get(`county ${name}`)?.text ?? "")) wrong.push(`401 ${name}`);
    if (!hasIds(route)) continue;
    const foreign = await answerTo(route, { caller: callers.administrator, ids: theirs.two, hidden: [] }, "");
    const missing = await answerTo(route, { caller: callers.administrator, ids: nowhere, hidden: [] }, "");
    if (bodyOf(foreign.text) !== bodyOf(missing.text))
      wrong.push(`${name}: ${foreign.text} / ${missing.text}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);
