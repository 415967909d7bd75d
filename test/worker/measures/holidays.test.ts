import { expect, test } from "vitest";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type County, idOf, invited, withBranches } from "../../support/world";

const days = (first: string, last: string, kind: "off" | "working") => ({
  first,
  last,
  kind,
  reason: "县庆",
});

const change = async (county: County, body: object) =>
  idOf(await county.administrator.post("/holidays", body));

async function wrongIn(county: County, body: object): Promise<unknown[]> {
  const reply = await county.administrator.post("/holidays", body);
  const { code, fields } = (await reply.json()) as {
    code: string;
    fields?: { path: string; reason: string }[];
  };
  return [reply.status, code, ...(fields ?? []).map(({ path, reason }) => `${path} ${reason}`)];
}

async function windowsOf(county: County, quarter: string) {
  const { inspections } = (await (
    await county.administrator.get(`/inspections?quarter=${quarter}`)
  ).json()) as { inspections: { branchWindowUntil: string; rectifyUntil: string }[] };
  return inspections.map((row) => [row.branchWindowUntil, row.rectifyUntil])[0];
}

async function ledger(county: County, quarter: string) {
  const { results } = await county.binding
    .prepare("SELECT kind, due_on FROM runs WHERE county_id = ?1 AND period = ?2 ORDER BY due_on, kind")
    .bind(county.code, quarter)
    .all<{ kind: string; due_on: string }>();
  return results.map((row) => `${row.due_on} ${row.kind}`);
}

async function aCountyInSeptember() {
  const county = await aCounty({ today: "2026-09-01" });
  const { branches } = await withBranches(county, "城关支部");
  await aPerson(county, branches["城关支部"] ?? "", "于波");
  return { county, branch: branches["城关支部"] ?? "" };
}

test("an inspection's windows and the runs that end them go by the county's own days, recorded before the quarter's end", async () => {
  const { county } = await aCountyInSeptember();
  // The 20th ends the county's check; the 10th is a Saturday that is worked by the year's notice.
  await change(county, days("2026-10-20", "2026-10-21", "off"));
  await change(county, days("2026-10-10", "2026-10-10", "off"));
  county.on("2026-10-01");
  await tick(county);
  expect(await windowsOf(county, "2026Q3")).toEqual(["2026-10-12", "2026-11-12"]);
  county.on("2026-10-22");
  await tick(county);
  expect(await ledger(county, "2026Q3")).toEqual(["2026-10-01 open_inspection"]);
  county.on("2026-10-23");
  await tick(county);
  county.on("2026-11-13");
  await tick(county);
  expect(await ledger(county, "2026Q3")).toEqual([
    "2026-10-01 open_inspection",
    "2026-10-23 start_rectification",
    "2026-11-13 finalise_inspection",
  ]);
}, 30_000);

test("what is recorded or taken back after the quarter's freeze moves nothing, however late the run comes", async () => {
  const { county } = await aCountyInSeptember();
  const before = await change(county, days("2026-10-20", "2026-10-20", "off"));
  county.on("2026-10-02");
  await change(county, days("2026-10-10", "2026-10-10", "off"));
  expect((await county.administrator.post(`/holidays/${before}/withdrawal`)).status).toBe(204);
  await tick(county);
  expect(await windowsOf(county, "2026Q3")).toEqual(["2026-10-10", "2026-11-11"]);
}, 30_000);

test("a month whose only day out of leave the county worked counts, and does not once that day is off again", async () => {
  const { county, branch } = await aCountyInSeptember();
  const person = await aPerson(county, branch, "高翔", { staffNumber: "S2" });
  const secretary = await invited(county, "secretary", { unit: branch }, "shuji");
  await idOf(
    await secretary.post("/leaves", {
      personId: person,
      kind: "sick",
      firstOn: "2026-08-01",
      lastOn: "2026-08-28",
      reason: "病假",
    }),
  );
  const rest = await change(county, days("2026-08-31", "2026-08-31", "off"));
  const floor = async () => {
    const reply = await county.administrator.get(`/notes/progress?person=${person}`);
    return ((await reply.json()) as { charactersFloor: string }).charactersFloor;
  };
  expect(await floor()).toBe("4000/1");
  await county.administrator.post(`/holidays/${rest}/withdrawal`);
  expect(await floor()).toBe("4500/1");
}, 30_000);

test("days that change nothing, run backwards, lie far off or are changed already are refused by field and nothing is written", async () => {
  const { county } = await aCountyInSeptember();
  await change(county, days("2026-11-05", "2026-11-06", "off"));
  const invalid = (field: string) => [422, "invalid_input", field];
  expect(await wrongIn(county, days("2026-10-01", "2026-10-03", "off"))).toEqual(invalid("kind unchanged"));
  expect(await wrongIn(county, days("2026-10-12", "2026-10-12", "working"))).toEqual(
    invalid("kind unchanged"),
  );
  expect(await wrongIn(county, days("2026-11-10", "2026-11-09", "off"))).toEqual(
    invalid("last before_first"),
  );
  expect(await wrongIn(county, days("2026-11-01", "2026-12-02", "off"))).toEqual(
    invalid("last out_of_range"),
  );
  expect(await wrongIn(county, days("2027-12-30", "2028-01-02", "off"))).toEqual(
    invalid("last out_of_range"),
  );
  expect(await wrongIn(county, days("2028-03-01", "2028-03-01", "off"))).toEqual(
    invalid("first out_of_range"),
  );
  expect(await wrongIn(county, days("2026-11-06", "2026-11-07", "off"))).toEqual(
    invalid("first already_changed"),
  );
  const { changes } = (await (await county.administrator.get("/holidays?year=2026")).json()) as {
    changes: { first: string; last: string }[];
  };
  expect(changes.map(({ first, last }) => `${first} ${last}`)).toEqual(["2026-11-05 2026-11-06"]);
});

test("a change taken back stays to be read, is taken back once, and its days can be recorded again", async () => {
  const { county } = await aCountyInSeptember();
  const id = await change(county, days("2026-11-05", "2026-11-05", "off"));
  const takeBack = () => county.administrator.post(`/holidays/${id}/withdrawal`);
  expect((await takeBack()).status).toBe(204);
  expect([(await takeBack()).status, ((await (await takeBack()).json()) as { code: string }).code]).toEqual([
    409,
    "withdrawn",
  ]);
  await change(county, days("2026-11-05", "2026-11-05", "off"));
  const { changes } = (await (await county.administrator.get("/holidays?year=2026")).json()) as {
    changes: { withdrawnAt: number | null; can: string[] }[];
  };
  expect(changes.map(({ withdrawnAt, can }) => [withdrawnAt !== null, can])).toEqual([
    [true, []],
    [false, ["measures.manage"]],
  ]);
  const { results } = await county.binding
    .prepare("SELECT event FROM audit_log WHERE county_id = ?1 AND event LIKE 'holidays.%' ORDER BY id")
    .bind(county.code)
    .all<{ event: string }>();
  expect(results.map(({ event }) => event)).toEqual([
    "holidays.changed",
    "holidays.restored",
    "holidays.changed",
  ]);
});

test("of two who change the same day at once one is refused", async () => {
  const { county } = await aCountyInSeptember();
  const replies = await Promise.all(
    [1, 2].map(() => county.administrator.post("/holidays", days("2026-11-05", "2026-11-05", "off"))),
  );
  expect(replies.map(({ status }) => status).toSorted()).toEqual([
    201,
    expect.toSatisfy((n) => n === 409 || n === 422),
  ]);
});
