import { expect, test } from "vitest";
import { tick } from "../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, password, withBranches } from "../support/world";

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

test("signing in takes at most four round trips", async () => {
  const county = await aCounty();
  const cost = await costOf(county.anonymous, () =>
    county.anonymous.post("/session", { login: "admin", password }),
  );
  expect(cost.trips).toBeLessThanOrEqual(4);
  expect(cost.rowsRead).toBeLessThan(30);
});

test("saving a register of 40 takes one request and at most three round trips after the session's", async () => {
  const { county, people, session } = await aBranchOfForty();
  const marks = people.map((personId) => ({ personId, status: "present", version: 1 }));
  const cost = await costOf(county.administrator, () =>
    county.administrator.put(`/sessions/${session}/attendance`, { marks }),
  );
  expect(cost.trips - 1).toBeLessThanOrEqual(3);
  expect(cost.rowsWritten).toBeLessThanOrEqual(40 * 3 + 10);
});

test("list pages take at most four round trips, the session's included", async () => {
  const { county, branch } = await aBranchOfForty();
  const secretary = await invited(county, "secretary", { unit: branch }, `shuji${county.code}`);
  for (const path of [
    "/units",
    "/people",
    "/sessions",
    "/notes",
    "/essays",
    "/leaves",
    "/inspections",
    "/assessments",
    "/invitations",
    "/accounts",
    "/learning",
  ]) {
    expect([path, (await costOf(secretary, () => secretary.get(path))).trips <= 4]).toEqual([path, true]);
  }
});

test("the comparison costs the same round trips and statements for two branches as for twelve; an inspection's page as few", async () => {
  const { county } = await aBranchOfForty();
  county.on("2026-04-01");
  await tick(county);
  const compared = () =>
    costOf(county.administrator, () => county.administrator.get("/reports/comparison?period=2026Q1"));
  const few = await compared();
  expect(few.trips).toBeLessThanOrEqual(4);
  expect(few.rowsRead).toBeLessThan(1_000);
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
  expect(page.trips).toBeLessThanOrEqual(4);
  expect(page.rowsRead).toBeLessThan(300);
});
