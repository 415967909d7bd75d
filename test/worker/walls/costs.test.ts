import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import { systemScope } from "../../../worker/core/scope";
import { liveQuery } from "../../../worker/inspection/figures/records-live";
import { comparisonFloor } from "../../bench/floor/comparison";
import { seedsOf } from "../../support/big-county";
import { tick } from "../../support/schedule";
import { countyRoutes } from "../../support/sweep";
import { aCounty, aPerson, type Caller, idOf, invited, password, withBranches } from "../../support/world";

/** What a request costs D1 after the session's own query: round trips, statements, rows. */
async function costOf(caller: Caller, ask: () => Promise<Response>) {
  const { recording } = caller;
  recording.countRows = true;
  const [trips, before] = [recording.roundTrips, recording.statements.length];
  const reply = await ask();
  expect(reply.status).toBeLessThan(300);
  const statements = recording.statements.slice(before);
  return {
    trips: recording.roundTrips - trips,
    statements: statements.length,
    rowsRead: statements.reduce((sum, one) => sum + one.rowsRead, 0),
    rowsWritten: statements.reduce((sum, one) => sum + one.rowsWritten, 0),
  };
}

async function aBranchOfForty() {
  const county = await aCounty({ today: "2026-03-02" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const branch = branches["城关支部"] ?? "";
  const people: string[] = [];
  for (let n = 0; n < 40; n++) people.push(await aPerson(county, branch, `人${n}`, { staffNumber: `S${n}` }));
  const session = await idOf(
    await county.administrator.post("/sessions", {
      unitId: branch,
      kind: "branch_general_meeting",
      audience: "members",
      title: "党员大会",
      heldOn: "2026-03-02",
      startsAt: "15:00",
      endsAt: "17:00",
    }),
  );
  await county.administrator.post(`/sessions/${session}/opening`);
  return { county, branch, people, session };
}

test("signing in costs four round trips, six statements and nine rows read", async () => {
  const county = await aCounty();
  await county.signIn("admin");
  const cost = await costOf(county.anonymous, () =>
    county.anonymous.post("/session", { login: "admin", password }),
  );
  expect(cost).toMatchObject({ trips: 4, statements: 6, rowsRead: 9 });
});

test("saving a register of 40 costs three round trips, its rows a few times over, and one written row a mark", async () => {
  const { county, people, session } = await aBranchOfForty();
  const marks = people.map((personId) => ({ personId, status: "present", version: 1 }));
  const cost = await costOf(county.administrator, () =>
    county.administrator.put(`/sessions/${session}/attendance`, { marks }),
  );
  expect(cost).toEqual({ trips: 3, statements: 8, rowsRead: 452, rowsWritten: 45 });
});

test("saving a register reads in step with its people, not with their square", async () => {
  const { county, people, session } = await aBranchOfForty();
  const read = async (from: number, to: number) => {
    const marks = people.slice(from, to).map((personId) => ({ personId, status: "late", version: 1 }));
    const save = () => county.administrator.put(`/sessions/${session}/attendance`, { marks });
    return (await costOf(county.administrator, save)).rowsRead;
  };
  const [ten, twenty] = [await read(0, 10), await read(10, 30)];
  expect((twenty - ten) / 10).toBeLessThan(10);
});

test("committing an import of 40 costs four round trips and sixteen statements", async () => {
  const { county } = await aBranchOfForty();
  const names = Array.from(
    { length: 40 },
    (_, n) => `${[..."赵钱孙李周吴郑王冯陈"][n % 10]}${[..."文明建国"][Math.floor(n / 10)]}`,
  );
  const lines = names.map((name, n) => `${name},西街支部,正式党员,T${n}`);
  const file = new TextEncoder().encode(["姓名,党支部,身份,工号", ...lines].join("\r\n"));
  const id = await idOf(await county.administrator.upload("/rosters", file, "花名册.csv"));
  const cost = await costOf(county.administrator, () =>
    county.administrator.post(`/rosters/${id}/commitment`, { version: 1 }),
  );
  expect(cost).toEqual({ trips: 4, statements: 16, rowsRead: 699, rowsWritten: 573 });
});

test("every list of the county takes at most four round trips, the session's included, for a branch as for the county", async () => {
  const { county, branch } = await aBranchOfForty();
  const secretary = await invited(county, "secretary", { unit: branch }, `shuji${county.code}`);
  // The export reads whole tables, page by page.
  const lists = countyRoutes(county.worker.app)
    .filter(({ method, path }) => method === "GET" && !path.endsWith("/export"))
    .map(({ path }) => path.replace("/api/c/:county", ""))
    .filter((path) => !path.includes(":"));
  expect(lists).toEqual(
    expect.arrayContaining(["/people", "/audit", "/reports/comparison", "/branch-ratings"]),
  );
  const dear: string[] = [];
  const counted = new Set<string>();
  for (const caller of [secretary, county.administrator])
    for (const path of lists) {
      // Some are not the secretary's, and some ask which quarter or whose.
      if (!(await caller.get(path)).ok) continue;
      counted.add(path);
      const { trips } = await costOf(caller, () => caller.get(path));
      if (trips > 4) dear.push(`${path}: ${trips}`);
    }
  expect(dear).toEqual([]);
  expect(counted.size).toBeGreaterThan(25);
  expect(counted).toContain("/audit");
});

test("the comparison costs the same round trips and statements for two branches as for twelve; an inspection's page as few", async () => {
  const { county } = await aBranchOfForty();
  county.on("2026-04-01");
  await tick(county);
  const compared = () =>
    costOf(county.administrator, () => county.administrator.get("/reports/comparison?period=2026Q1"));
  const few = await compared();
  expect(few).toEqual({ trips: 3, statements: 9, rowsRead: 100, rowsWritten: 0 });
  const { units } = (await (await county.administrator.get("/units")).json()) as {
    units: { id: string; kind: string }[];
  };
  const parentId = units.find((unit) => unit.kind === "general_branch")?.id;
  for (let n = 0; n < 10; n++)
    await county.administrator.post("/units", { parentId, kind: "branch", name: `新支部${n}` });
  const many = await compared();
  expect([many.trips, many.statements]).toEqual([few.trips, few.statements]);
  const { inspections } = (await (await county.administrator.get("/inspections")).json()) as {
    inspections: { id: string }[];
  };
  const page = await costOf(county.administrator, () =>
    county.administrator.get(`/inspections/${inspections[0]?.id}`),
  );
  expect(page).toEqual({ trips: 4, statements: 9, rowsRead: 101, rowsWritten: 0 });
});

test("the comparison of a final quarter reads two rows a branch, however many people it has", async () => {
  for (const people of [3, 12]) {
    const county = await aCounty({ today: "2026-01-05" });
    const { units } = (await (await county.administrator.get("/units")).json()) as {
      units: { id: string }[];
    };
    const size = { organs: 2, branches: 10, people, sessions: 6 };
    for (const { sql, params } of seedsOf(county.code, units[0]?.id ?? "", size))
      await county.binding
        .prepare(sql)
        .bind(...params)
        .run();
    county.on("2026-06-25");
    await tick(county);
    const reader = await county.signIn("admin");
    const cost = await costOf(reader, () => reader.get("/reports/comparison?period=2026Q1"));
    // 20 branches and the 4 units above them, 20 rows of figures; 13 for the session, the measures and what stands of the period.
    expect(cost).toEqual({ trips: 3, statements: 9, rowsRead: 57, rowsWritten: 0 });
  }
});

test("a live comparison and the branches' ratings cost the same statements for four times the people and read at most 1.3 times what hand-written queries read", async () => {
  const ratios: number[] = [];
  for (const people of [5, 20]) {
    const county = await aCounty({ today: "2026-01-05" });
    const { units } = (await (await county.administrator.get("/units")).json()) as {
      units: { id: string }[];
    };
    const size = { organs: 2, branches: 3, people, sessions: 24 };
    for (const { sql, params } of seedsOf(county.code, units[0]?.id ?? "", size))
      await county.binding
        .prepare(sql)
        .bind(...params)
        .run();
    county.on("2026-12-20");
    const reader = await county.signIn("admin");
    const { rowsRead, ...cost } = await costOf(reader, () => reader.get("/reports/comparison?period=2026Q4"));
    expect(cost).toEqual({ trips: 3, statements: 9, rowsWritten: 0 });
    const { rowsRead: ofStars, ...stars } = await costOf(reader, () =>
      reader.get("/branch-ratings?year=2026"),
    );
    expect(stars).toEqual({ trips: 2, statements: 11, rowsWritten: 0 });
    const byHand = await county.binding.batch(comparisonFloor(county.binding, county.code));
    const [rolls = 0, ...others] = byHand.map(({ meta }) => meta.rows_read);
    ratios.push(rowsRead / others.reduce((sum, rows) => sum + rows, rolls), ofStars / rolls);
  }
  for (const ratio of ratios) expect(ratio).toBeLessThan(1.3);
});

test("a live comparison holds one row for all who are recorded alike in a branch, however many they are", async () => {
  const held: number[] = [];
  for (const people of [3, 30]) {
    const county = await aCounty({ today: "2026-01-05" });
    const { units } = (await (await county.administrator.get("/units")).json()) as {
      units: { id: string }[];
    };
    for (const { sql, params } of seedsOf(county.code, units[0]?.id ?? "", {
      organs: 2,
      branches: 3,
      people,
      sessions: 4,
    }))
      await county.binding
        .prepare(sql)
        .bind(...params)
        .run();
    const scope = systemScope({
      countyId: county.code,
      db: county.planting,
      now: startOfDayMs("2026-12-20"),
    });
    const query = liveQuery(
      scope,
      { first: "2026-01-01", last: "2026-12-31", recordedUntil: scope.now },
      {
        from: "2026-10-01",
        quarter: "2026Q4",
        quarters: ["2026Q4"],
        onDay: null,
        countedBefore: "2026Q4",
        earning: ["present"],
      },
    );
    const [rows] = await scope.db.batch([query]);
    const groups = rows.filter((row) => row.status === null);
    expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(6 * people);
    held.push(groups.length);
  }
  expect(held).toEqual([6, 6]);
});
