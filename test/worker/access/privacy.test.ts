import { expect, test } from "vitest";
import { aFullCounty } from "../../support/full-county";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, idOf, invited, password, withBranches } from "../../support/world";

const phone = "13812345678";

async function aBranchWithWang(today = "2026-10-14") {
  const county = await aCounty({ today });
  const { root, branches } = await withBranches(county, "城关支部", "东街支部");
  const one = branches["城关支部"] ?? "";
  const person = await aPerson(county, one, "王大明", { phone, born: "1985-03-12" });
  return { county, root, one, two: branches["东街支部"] ?? "", person };
}
type Detail = { person: { phone: string | null; born: string | null; version: number }; can: string[] };

test("phone and birth date are masked in every list and record until they are asked for", async () => {
  const { county, one, person } = await aBranchWithWang();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  for (const path of ["/people", `/people/${person}`, "/people?q=王大明"]) {
    const text = await (await secretary.get(path)).text();
    expect(text).toContain("138****5678");
    expect(text).not.toContain(phone);
    expect(text).not.toContain("1985-03-12");
  }
  const shown = await secretary.post(`/people/${person}/contact`);
  expect(await shown.json()).toEqual({ phone, born: "1985-03-12" });
});

test("who does not need contacts gets none, and cannot find out whose phone one is", async () => {
  const { county, root, person } = await aBranchWithWang();
  const leader = await invited(county, "leader", { unit: root }, "lingdao");
  const detail = (await (await leader.get(`/people/${person}`)).json()) as Detail;
  expect(detail.can).not.toContain("contact.read");
  expect(detail.person).toMatchObject({ phone: null, born: null });
  expect((await leader.post(`/people/${person}/contact`)).status).toBe(403);
  expect(await (await leader.get(`/people?q=${phone}`)).json()).toMatchObject({ people: [] });
  expect(await (await county.administrator.get(`/people?q=${phone}`)).json()).toMatchObject({
    people: [{ id: person }],
  });
});

test("a person sees the own contacts, and who else had them shown", async () => {
  const { county, one, person } = await aBranchWithWang();
  const wang = await invited(county, "person", { person }, "wang");
  const secretary = await invited(county, "secretary", { unit: one }, "李书记");
  const own = (await (await wang.get(`/people/${person}`)).json()) as Detail;
  expect(own.person).toMatchObject({ phone, born: "1985-03-12" });
  await wang.post(`/people/${person}/contact`);
  await secretary.post(`/people/${person}/contact`);
  const { looks } = (await (await wang.get("/looks")).json()) as { looks: unknown[] };
  expect(looks).toMatchObject([{ actor: "李书记", role: "secretary" }]);
  expect(await (await secretary.get("/looks")).json()).toEqual({ looks: [] });
});

test("a planned transfer changes nobody's reach before its day", async () => {
  const { county, one, two, person } = await aBranchWithWang();
  const [old, next] = [
    await invited(county, "secretary", { unit: one }, "shuji"),
    await invited(county, "secretary", { unit: two }, "xinshuji"),
  ];
  const planned = { branchId: two, fromOn: "2026-11-01", version: 1 };
  expect((await county.administrator.post(`/people/${person}/transfer`, planned)).status).toBe(204);
  const path = `/people/${person}`;
  const found = (await (await old.get(path)).json()) as Detail;
  expect(found.can).toEqual(expect.arrayContaining(["contact.read", "person.manage"]));
  expect(found.person.phone).toBe("138****5678");
  expect((await old.post(`${path}/contact`)).status).toBe(200);
  expect((await old.put(path, { name: "王明", version: found.person.version })).status).toBe(204);
  expect([(await next.get(path)).status, (await next.post(`${path}/contact`)).status]).toEqual([404, 404]);
  county.on("2026-11-01");
  expect([(await old.get(path)).status, (await next.post(`${path}/contact`)).status]).toEqual([404, 200]);
  const { results } = await county.binding
    .prepare(
      "SELECT unit_id AS unit FROM audit_log WHERE county_id = ?1 AND event = 'contact.shown' ORDER BY id",
    )
    .bind(county.code)
    .all();
  expect(results).toEqual([{ unit: one }, { unit: two }]);
});

test("a refusal of a stale edit shows no more than the page does", async () => {
  const { county, person } = await aBranchWithWang();
  const stale = { name: "王明", version: 7 };
  const edit = await county.administrator.put(`/people/${person}`, stale);
  const transfer = { branchId: null, fromOn: "2026-11-01", version: 7 };
  for (const reply of [edit, await county.administrator.post(`/people/${person}/transfer`, transfer)]) {
    const text = await reply.text();
    expect([reply.status, text]).toEqual([409, expect.stringContaining("138****5678")]);
    expect(text).not.toContain("1985-03-12");
  }
});

test("an edit that was not shown phone and birth date leaves them as they are", async () => {
  const { county, person } = await aBranchWithWang();
  expect((await county.administrator.put(`/people/${person}`, { name: "王小明", version: 1 })).status).toBe(
    204,
  );
  const shown = await county.administrator.post(`/people/${person}/contact`);
  expect(await shown.json()).toEqual({ phone, born: "1985-03-12" });
  expect(
    (await county.administrator.put(`/people/${person}`, { name: "王小明", phone: null, version: 2 })).status,
  ).toBe(204);
  expect(await (await county.administrator.post(`/people/${person}/contact`)).json()).toMatchObject({
    phone: null,
  });
});

test("the audit log never holds a phone or a birth date", async () => {
  const { county, person } = await aBranchWithWang();
  await county.administrator.put(`/people/${person}`, {
    name: "王大明",
    phone: "13899998888",
    born: "1985-04-01",
    version: 1,
  });
  await county.administrator.post(`/people/${person}/contact`);
  const { results } = await county.binding
    .prepare("SELECT * FROM audit_log WHERE county_id = ?1")
    .bind(county.code)
    .all();
  expect(results.length).toBeGreaterThan(4);
  for (const secret of [phone, "13899998888", "1985-03-12", "1985-04-01"])
    expect(JSON.stringify(results)).not.toContain(secret);
});

test("who left is erased only after the county's years of keeping, once, and by an administrator", async () => {
  const { county, one, person } = await aBranchWithWang();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const erase = () => county.administrator.post(`/people/${person}/erasure`);
  expect(await (await erase()).json()).toMatchObject({ code: "in_use" });
  await county.administrator.post(`/people/${person}/transfer`, {
    branchId: null,
    fromOn: "2026-11-01",
    version: 1,
  });
  county.on("2029-10-31");
  expect(await (await erase()).json()).toMatchObject({
    code: "retention_running",
    params: { day: "2029-11-01" },
  });
  county.on("2029-11-01");
  expect((await secretary.post(`/people/${person}/erasure`)).status).toBe(404);
  const departed = await county.administrator.get("/people/departed");
  expect(await departed.json()).toMatchObject({
    people: [{ id: person, leftOn: "2026-11-01", erasableFrom: "2029-11-01" }],
  });
  expect((await erase()).status).toBe(204);
  expect(await (await erase()).json()).toMatchObject({ code: "already_erased" });
  expect(await (await county.administrator.get("/people/departed")).json()).toEqual({ people: [] });
});

test("the last administrator who can sign in is not erased", async () => {
  const { county, person } = await aBranchWithWang();
  await invited(county, "person", { person }, "wang");
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string; version: number }[];
  };
  const of = (login: string) => accounts.find((account) => account.login === login);
  const { units } = (await (await county.administrator.get("/units")).json()) as {
    units: { id: string; kind: string }[];
  };
  const unitId = units.find(({ kind }) => kind === "county")?.id;
  await county.administrator.post(`/accounts/${of("wang")?.id}/roles`, {
    role: "administrator",
    unitId,
    password,
  });
  const wang = await county.signIn("wang");
  const first = accounts.find(({ login }) => login !== "wang");
  const { status } = await wang.post(`/accounts/${first?.id}/suspension`, {
    version: first?.version,
    password,
  });
  expect(status).toBe(204);
  await wang.post(`/people/${person}/transfer`, { branchId: null, fromOn: "2026-11-01", version: 1 });
  county.on("2029-11-01");
  const again = await county.signIn("wang");
  expect(await (await again.post(`/people/${person}/erasure`)).json()).toMatchObject({
    code: "last_administrator",
  });
});

test("an erasure leaves nothing of the person in living records, and frozen results as they were", async () => {
  const { county, person } = await aBranchWithWang("2026-01-05");
  const wang = await invited(county, "person", { person }, "wangdaming");
  const body = "这是只有王大明写得出来的笔记".repeat(3);
  await idOf(
    await wang.post("/notes", {
      form: "typed",
      writtenOn: "2026-01-05",
      title: "王大明的笔记",
      body,
      isExcerpt: false,
    }),
  );
  await wang.post("/leaves", {
    kind: "sick",
    firstOn: "2026-02-02",
    lastOn: "2026-02-03",
    reason: "王大明住院",
  });
  const rows = [`城关支部,王 大明,${phone},1985-03-12,党员`, "城关支部,李四,13911112222,1990-01-02,党员"];
  const file = new TextEncoder().encode(["所在支部,姓名,电话,出生日期,身份", ...rows].join("\n"));
  const upload = async () => idOf(await county.administrator.upload("/rosters", file, "花名册.csv"));
  const imported = `/rosters/${await upload()}/commitment`;
  expect((await county.administrator.post(imported, { version: 1 })).status).toBe(201);
  county.on("2026-04-01");
  await tick(county);
  const frozen = async () =>
    JSON.stringify(
      (
        await county.binding
          .prepare("SELECT * FROM inspection_items WHERE county_id = ?1 ORDER BY person_id")
          .bind(county.code)
          .all()
      ).results,
    );
  const before = await frozen();
  expect(before).toContain("王大明");
  await county.administrator.post(`/people/${person}/transfer`, {
    branchId: null,
    fromOn: "2026-05-01",
    version: 1,
  });
  county.on("2030-01-01");
  const draft = await upload();
  expect((await county.administrator.post(`/people/${person}/erasure`)).status).toBe(204);
  expect(await frozen()).toBe(before);
  const { results: tables } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%'")
    .all<{ name: string }>();
  const living = tables
    .map(({ name }) => name)
    .filter((name) => !/^(inspection_|assessment|rating_|audit_log)/.test(name));
  expect(living.length).toBeGreaterThan(30);
  for (const name of living) {
    const { results } = await county.binding
      .prepare(`SELECT * FROM ${name} WHERE county_id = ?1`)
      .bind(county.code)
      .all();
    const text = JSON.stringify(results);
    for (const trace of ["王大明", "wangdaming", phone, "1985-03-12"])
      expect([name, text.includes(trace)]).toEqual([name, false]);
  }
  expect((await wang.get("/drafts/note")).status).toBe(401);
  const left = await (await county.administrator.get(`/rosters/${draft}`)).text();
  expect(left).toContain("李四");
});

test("an erasure takes the name out of every remark beside the person, and leaves what was written of colleagues", async () => {
  const { county, callers, one, two } = await aFullCounty("旧");
  const [person, colleague] = [one.people ?? "", two.people ?? ""];
  const [trace, other] = ["王大明住院", "李小红出差"];
  const run = async (sql: string, ...values: unknown[]) => {
    const { meta } = await county.binding
      .prepare(sql)
      .bind(county.code, ...values)
      .run();
    expect([sql, meta.changes > 0]).toEqual([sql, true]);
  };
  const columns = [
    ["leaves", "reason"],
    ["attendance", "remark"],
    ["attendance_corrections", "reason"],
    ["make_ups", "note"],
    ["contributions", "title"],
    ["exemptions", "note"],
    ["posts", "title"],
    ["essays", "body"],
    ["notes", "source"],
  ] as const;
  for (const [id, text] of [
    [person, trace],
    [colleague, other],
  ] as const) {
    for (const [table, column] of columns)
      await run(`UPDATE ${table} SET ${column} = ?3 WHERE county_id = ?1 AND person_id = ?2`, id, text);
    await run(
      `INSERT INTO leave_decisions (county_id, leave_id, outcome, comment, created_at)
        SELECT county_id, id, 'approved', ?3, 0 FROM leaves WHERE county_id = ?1 AND person_id = ?2`,
      id,
      text,
    );
    await run(
      `INSERT INTO essay_reviews (county_id, essay_id, version, outcome, comment, created_at)
        SELECT county_id, id, version, 'accepted', ?3, 0 FROM essays WHERE county_id = ?1 AND person_id = ?2`,
      id,
      text,
    );
    await run(
      `INSERT INTO sitters_in (county_id, session_id, id, person_id, name, created_at)
        SELECT county_id, id, 'sit_' || ?2, ?2, ?3, 0 FROM study_sessions WHERE county_id = ?1 LIMIT 1`,
      id,
      text,
    );
  }
  await idOf(await callers.person.post("/feedback", { page: "/notes", body: trace }));
  await idOf(await callers.secretary.post("/feedback", { page: "/notes", body: other }));
  const { version } = (await county.binding
    .prepare("SELECT version FROM people WHERE county_id = ?1 AND id = ?2")
    .bind(county.code, person)
    .first<{ version: number }>()) ?? { version: 0 };
  const gone = { branchId: null, fromOn: "2027-02-01", version };
  expect((await county.administrator.post(`/people/${person}/transfer`, gone)).status).toBe(204);
  county.on("2031-01-01");
  expect((await county.administrator.post(`/people/${person}/erasure`)).status).toBe(204);
  const { results: tables } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%'")
    .all<{ name: string }>();
  const holds = async (text: string) => {
    const found: string[] = [];
    for (const { name } of tables) {
      const { results } = await county.binding
        .prepare(`SELECT * FROM ${name} WHERE county_id = ?1`)
        .bind(county.code)
        .all();
      if (JSON.stringify(results).includes(text)) found.push(name);
    }
    return found.toSorted();
  };
  expect(await holds("王大明")).toEqual([]);
  expect(await holds(other)).toEqual(
    [
      ...columns.map(([table]) => table),
      "leave_decisions",
      "essay_reviews",
      "sitters_in",
      "feedback",
    ].toSorted(),
  );
}, 60_000);

test("a secretary reads no note, essay, leave or certificate of a person who left the branch; the county does", async () => {
  const { county, callers, one } = await aFullCounty("我们");
  const seen = async (who: "secretary" | "administrator") => {
    const texts = ["/notes", "/essays", "/leaves", "/learning"].map(async (path) =>
      (await (await callers[who].get(path)).text()).includes(one.person ?? "-"),
    );
    return Promise.all(texts);
  };
  expect(await seen("secretary")).toEqual([true, true, true, true]);
  await county.binding
    .prepare(
      "UPDATE memberships SET until_on = '2026-12-31' WHERE county_id = ?1 AND person_id = ?2 AND until_on IS NULL",
    )
    .bind(county.code, one.person)
    .run();
  expect(await seen("secretary")).toEqual([false, false, false, false]);
  expect(await seen("administrator")).toEqual([true, true, true, true]);
});
