import { expect, test } from "vitest";
import type { AuditPage } from "../../../worker/access/audit/shape";
import { cheapAccounts, knock, later, sessionCookie, wrong } from "../../support/door";
import { aCounty, aPerson, type County, idOf, invited, withBranches } from "../../support/world";

const pageOf = async (county: County, query = "") =>
  (await (await county.administrator.get(`/audit${query}`)).json()) as AuditPage;

test("every write is in the log with who, as what, when, from where, what, before and after", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const unit = branches["城关支部"] ?? "";
  await county.administrator.put(`/units/${unit}`, { name: "城关第一支部", version: 1 });
  const { rows } = await pageOf(county);
  expect(rows[0]).toMatchObject({
    event: "unit.renamed",
    actor: "周主任",
    role: "administrator",
    address: "203.0.113.7",
    at: county.now.ms,
    subject: unit,
    subjectName: "城关第一支部",
    detail: { before: "城关支部", after: "城关第一支部" },
  });
});

test("what is recorded over something else is in the log with what it was: a standing, a mark, ballots", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "城关支部");
  const unit = branches["城关支部"] ?? "";
  const person = await aPerson(county, unit, "王大明", { standing: "probationary", fromOn: "2025-06-01" });
  const secretary = await invited(county, "secretary", { unit }, `shuji${county.code}`);
  const standing = { standing: "full", fromOn: "2026-01-06", version: 1 };
  expect((await county.administrator.post(`/people/${person}/standing`, standing)).status).toBeLessThan(300);
  const meeting = {
    unitId: unit,
    kind: "discussion",
    audience: "everyone",
    title: "研讨",
    heldOn: "2026-01-05",
  };
  const session = await idOf(
    await secretary.post("/sessions", { ...meeting, startsAt: "09:00", endsAt: "10:00" }),
  );
  await secretary.post(`/sessions/${session}/opening`);
  for (const [version, status] of [
    [1, "late"],
    [2, "present"],
  ])
    await secretary.put(`/sessions/${session}/attendance`, {
      marks: [{ personId: person, status, version }],
    });
  for (const [version, excellent] of [
    [0, 0],
    [1, 1],
  ]) {
    const rows = [{ personId: person, excellent, qualified: 0, basically: 0, unqualified: 0, version }];
    await secretary.put("/ballots/2026", { branchId: unit, rows, reason: "计票员复核" });
  }
  const detail = async (event: string) =>
    (await pageOf(county)).rows.find((row) => row.event === event)?.detail;
  expect(await detail("person.standing_changed")).toEqual({
    before: { standing: "probationary", fromOn: "2025-06-01" },
    after: { standing: "full", fromOn: "2026-01-06" },
  });
  expect(await detail("attendance.recorded")).toEqual({ marks: [[person, "late", "present"]] });
  expect(await detail("ballots.recorded")).toMatchObject({
    before: [{ personId: person, excellent: 0 }],
    after: [{ personId: person, excellent: 1 }],
  });
});

test("the log is filtered by actor, concept, event, record and day", async () => {
  const county = await aCounty();
  const { branches } = await withBranches(county, "城关支部");
  const unit = branches["城关支部"] ?? "";
  const secretary = await invited(county, "secretary", { unit }, "shuji");
  await secretary.post("/feedback", { page: "/people", body: "字太小" });
  county.on("2026-10-15");
  const person = await aPerson(county, unit, "王大明");
  await secretary.put(`/people/${person}`, { name: "王明", version: 1 });
  const events = async (query: string) => (await pageOf(county, query)).rows.map(({ event }) => event);
  expect(await events("?who=SHUJI")).toEqual(["person.edited", "feedback.sent"]);
  expect(await events("?who=nobody")).toEqual([]);
  expect(await events("?event=person")).toEqual(["person.edited", "person.added"]);
  expect(await events("?event=unit.created&to=2026-10-14")).toEqual(["unit.created", "unit.created"]);
  expect(await events(`?subject=${person}`)).toEqual(["person.edited", "person.added"]);
  expect(await events("?from=2026-10-15")).toEqual(["person.edited", "person.added"]);
  expect(await events("?to=2026-10-13")).toEqual([]);
});

test("the log is paged from its latest row without gap or repeat", async () => {
  const county = await aCounty();
  const insert = county.binding.prepare(
    "INSERT INTO audit_log (county_id, id, at, event, subject) SELECT ?1, 'aud_' || printf('%026d', value), value, 'unit.moved', ?1 FROM json_each(?2)",
  );
  await insert.bind(county.code, JSON.stringify(Array.from({ length: 230 }, (_, n) => n))).run();
  const first = await pageOf(county, "?event=unit.moved");
  const second = await pageOf(county, `?event=unit.moved&after=${first.after}`);
  const third = await pageOf(county, `?event=unit.moved&after=${second.after}`);
  const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
  expect([first.rows.length, second.rows.length, third.rows.length, third.after]).toEqual([
    100,
    100,
    30,
    null,
  ]);
  expect(new Set(ids).size).toBe(230);
  expect(ids.toSorted().toReversed()).toEqual(ids);
});

test("only administrators read the log", async () => {
  const county = await aCounty();
  const { root, branches } = await withBranches(county, "城关支部");
  for (const [role, unit] of [
    ["inspector", root],
    ["leader", root],
    ["secretary", branches["城关支部"]],
  ] as const) {
    const caller = await invited(county, role, { unit }, `${role}1`);
    expect((await caller.get("/audit")).status).toBe(403);
  }
});

test("the database refuses to change or delete a row of the log", async () => {
  const county = await aCounty();
  for (const sql of [
    "UPDATE audit_log SET event = 'x' WHERE county_id = ?1",
    "UPDATE audit_log SET at = 0 WHERE county_id = ?1",
    "DELETE FROM audit_log WHERE county_id = ?1",
  ])
    await expect(county.binding.prepare(sql).bind(county.code).run()).rejects.toThrow(/frozen/);
  // A replacement deletes the former row without asking the trigger on deletion.
  const row = await county.binding
    .prepare("SELECT id FROM audit_log WHERE county_id = ?1 LIMIT 1")
    .bind(county.code)
    .first<{ id: string }>();
  const replace = county.binding
    .prepare(
      "INSERT OR REPLACE INTO audit_log (county_id, id, at, event, subject) VALUES (?1, ?2, 0, 'x', 'x')",
    )
    .bind(county.code, row?.id);
  await expect(replace.run()).rejects.toThrow(/frozen/);
});

test("the log counts failed sign-ins by the quarter of an hour, unknown names under the county, and holds every sign-in and sign-out", async () => {
  const county = await aCounty();
  const [id] = await cheapAccounts(county, ["shuji"]);
  const now = county.now.ms;
  for (let n = 0; n < 12; n++) await knock(county, "shuji", { ...wrong, from: `198.51.100.${n}` });
  await knock(county, "my-secret-typed-here", wrong);
  county.now.ms = now + 15 * 60_000;
  await later(county, 15 * 60_000);
  await knock(county, "shuji", wrong);
  const session = await knock(county, "shuji");
  await county.as(sessionCookie(session)?.split(";")[0] ?? "").delete("/session");
  const rowsOf = async (query: string) =>
    ((await (await county.administrator.get(`/audit${query}`)).json()) as AuditPage).rows;
  const failed = await rowsOf("?event=account.sign_in_failed");
  expect(failed).toMatchObject([
    {
      subject: id,
      subjectName: "shuji",
      actor: null,
      address: "203.0.113.7",
      detail: { failures: 1, refused: 0 },
    },
    { subject: id, at: now - (now % 900_000), address: null, detail: { failures: 10, refused: 2 } },
  ]);
  expect(await rowsOf("?event=account.unknown_name_failed")).toMatchObject([
    { subject: county.code, detail: { failures: 1, refused: 0 } },
  ]);
  const all = await rowsOf("");
  expect(all.slice(0, 3).map(({ event }) => event)).toEqual([
    "account.signed_out",
    "account.signed_in",
    "account.sign_in_failed",
  ]);
  expect(JSON.stringify(all)).not.toContain("my-secret");
  for (const change of ["SET failures = 0", "SET subject = 'acc_0'"])
    await expect(
      county.binding.prepare(`UPDATE failed_sign_ins ${change} WHERE county_id = ?1`).bind(county.code).run(),
    ).rejects.toThrow("frozen");
  await expect(
    county.binding.prepare("DELETE FROM failed_sign_ins WHERE county_id = ?1").bind(county.code).run(),
  ).rejects.toThrow("frozen");
});

test("a list that is saved as a file is in the log, with its page, its rows and nothing that was filled in", async () => {
  const county = await aCounty();
  const save = (page: string) =>
    county.administrator.post("/list-exports", { page, format: "xlsx", rows: 12 });
  expect((await save("/people")).status).toBe(204);
  expect((await save("/people?q=张三")).status).toBe(422);
  const reply = await county.administrator.get("/audit?event=list.exported");
  expect(((await reply.json()) as AuditPage).rows).toMatchObject([
    { actor: "周主任", detail: { page: "/people", format: "xlsx", rows: 12 } },
  ]);
});
