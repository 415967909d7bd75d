import { tick } from "./schedule";
import { aCounty, aPerson, type Caller, type County, idOf, invited, named, withBranches } from "./world";

export type Ids = Record<string, string>;
export type FullCounty = Awaited<ReturnType<typeof aFullCounty>>;

const nobody = "per_00000000000000000000000000";

/** Two full counties in one database, where nothing but the county clause keeps them apart. */
export async function twoFullCounties(secrets: [string, string]): Promise<[FullCounty, FullCounty]> {
  const ours = await aFullCounty(secrets[0]);
  // A new county goes where the fewest live.
  for (const { binding } = ours.county; (await aCounty()).binding === binding; );
  const theirs = await aFullCounty(secrets[1]);
  if (theirs.county.binding !== ours.county.binding) throw new Error("they live in different databases");
  return [ours, theirs];
}

/**
 * A county at the year's end with one of everything in each of two branches, whose names all carry the secret:
 * something to leak everywhere, and somebody of every role to leak it to.
 */
export async function aFullCounty(secret: string) {
  const county = await aCounty({ today: "2026-01-05", name: `${secret}县` });
  county.env.SIGN_IN_LIMIT = { limit: async () => ({ success: true }) } as unknown as RateLimit;
  const names = [`${secret}一支部`, `${secret}二支部`] as const;
  const { root, organ, branches } = await withBranches(county, ...names);
  const [one, two] = [branches[names[0]] ?? "", branches[names[1]] ?? ""];
  const people = [
    await aPerson(county, one, `${secret}甲`, contacts),
    await aPerson(county, two, `${secret}乙`, contacts),
  ];
  const login = (role: string) => `${role}${county.code}`;
  const callers = {
    person: await invited(county, "person", { person: people[0] ?? "" }, login("person")),
    recorder: await invited(county, "recorder", { unit: one }, login("recorder")),
    secretary: await invited(county, "secretary", { unit: one }, login("secretary")),
    inspector: await invited(county, "inspector", { unit: root }, login("inspector")),
    leader: await invited(county, "leader", { unit: root }, login("leader")),
    administrator: county.administrator,
  };
  await invited(county, "recorder", { unit: one }, login("spare1"));
  await invited(county, "recorder", { unit: two }, login("spare2"));
  const other = await invited(county, "person", { person: people[1] ?? "" }, login("other"));
  const written = [
    await withRecords(county, one, people[0] ?? "", callers.person, secret),
    await withRecords(county, two, people[1] ?? "", other, secret),
  ];
  county.on("2027-01-21");
  await tick(county);
  const shared = await sharedIds(county, organ, secret);
  return {
    county,
    callers,
    secret,
    /** What only the second branch has: names that nobody of the first may see. */
    secretOfTwo: [names[1], `${secret}乙`],
    one: { ...shared, ...(await idsIn(county, one, people[0] ?? "")), ...written[0] } as Ids,
    two: { ...shared, ...(await idsIn(county, two, people[1] ?? "")), ...written[1] } as Ids,
  };
}

const contacts = { phone: "13812345678", born: "1985-03-12" };

/** One record of each kind that people write, in one branch. */
async function withRecords(county: County, branch: string, person: string, writer: Caller, secret: string) {
  const { administrator } = county;
  const planned = { kind: "branch_general_meeting", audience: "members", title: `${secret}大会` };
  const session = await idOf(
    await administrator.post("/sessions", {
      unitId: branch,
      ...planned,
      heldOn: "2026-01-05",
      startsAt: "15:00",
      endsAt: "17:00",
    }),
  );
  await administrator.post(`/sessions/${session}/opening`);
  const sitter = await idOf(
    await administrator.post(`/sessions/${session}/sitters-in`, { name: `${secret}来宾` }),
  );
  await administrator.put(`/sessions/${session}/attendance`, {
    marks: [{ personId: person, status: "leave", version: 1 }],
  });
  await administrator.post(`/sessions/${session}/closure`);
  await writer.post(`/sessions/${session}/make-ups`, {
    personId: person,
    heldOn: "2026-01-05",
    note: null,
  });
  const essay = await idOf(
    await writer.post("/essays", {
      half: "2026H1",
      title: `${secret}心得`,
      body: `${secret}学习`.repeat(20),
    }),
  );
  const note = await idOf(
    await writer.post("/notes", {
      form: "book",
      writtenOn: "2026-01-05",
      title: `${secret}笔记`,
      body: "",
      declaredCharacters: 900,
    }),
  );
  const leave = await idOf(
    await writer.post("/leaves", {
      kind: "personal",
      firstOn: "2026-03-02",
      lastOn: "2026-03-03",
      reason: `${secret}家事`,
    }),
  );
  const learning = await idOf(
    await writer.post("/learning", {
      kind: "certificate",
      title: `${secret}结业`,
      doneOn: "2026-01-05",
      minutes: 240,
    }),
  );
  const lecture = await idOf(
    await administrator.post("/lectures", { personId: person, year: 2026, topic: `${secret}一讲` }),
  );
  const exemption = await idOf(
    await administrator.post(`/people/${person}/exemptions`, {
      covers: "sessions",
      reason: "mobile",
      fromOn: "2026-12-01",
    }),
  );
  const openCase = await idOf(
    await administrator.post(`/cases/${person}/open-cases`, { openedOn: "2026-01-05" }),
  );
  const group = await idOf(
    await administrator.post(`/units/${branch}/groups`, { name: `${secret}小组`, fromOn: "2026-01-01" }),
  );
  await administrator.post(`/units/${branch}/standards`, {
    standard: "essays",
    fromYear: 2026,
    applies: false,
    reason: `${secret}离退休`,
    version: 1,
  });
  await writer.put("/drafts/note", { content: { body: `${secret}草稿` }, version: 0 });
  county.on("2026-01-20");
  const correction = await idOf(
    await administrator.post(`/sessions/${session}/corrections`, {
      personId: person,
      status: "present",
      reason: "补登记",
      version: 2,
    }),
  );
  county.on("2026-01-05");
  return {
    sessions: session,
    sitter,
    correction,
    interval: exemption,
    essays: essay,
    notes: note,
    leaves: leave,
    learning,
    lectures: lecture,
    exemption,
    "open-cases": openCase,
    group,
  };
}

async function sharedIds(county: County, organ: string, secret: string): Promise<Ids> {
  const { administrator } = county;
  const csv = new TextEncoder().encode(`姓名,支部,身份\n${secret}丙,${secret}一支部,正式党员\n`);
  const one = async (sql: string) =>
    (await county.binding.prepare(sql).bind(county.code).first<{ id: string }>())?.id ?? nobody;
  return {
    organ,
    "must-reads": await idOf(await administrator.post("/must-reads", { year: 2027, title: `${secret}必读` })),
    rosters: await idOf(await administrator.upload("/rosters", csv, "花名册.csv")),
    holidays: await idOf(
      await administrator.post("/holidays", {
        first: "2027-05-20",
        last: "2027-05-21",
        kind: "off",
        reason: `${secret}县庆`,
      }),
    ),
    measures: await one("SELECT id FROM measure_versions WHERE county_id = ?1 LIMIT 1"),
    runs: await one("SELECT id FROM runs WHERE county_id = ?1 AND kind = 'propose_ratings' LIMIT 1"),
    assessments: await one(
      "SELECT id FROM assessments WHERE county_id = ?1 AND scheme = 'democratic_appraisal' LIMIT 1",
    ),
  };
}

async function idsIn(county: County, branch: string, person: string): Promise<Ids> {
  const one = async (sql: string, by = branch) =>
    (await county.binding.prepare(sql).bind(county.code, by).first<{ id: string }>())?.id ?? nobody;
  const spare = await one(
    "SELECT a.id FROM accounts a JOIN roles r ON r.county_id = a.county_id AND r.account_id = a.id WHERE a.county_id = ?1 AND r.unit_id = ?2 AND a.login LIKE 'spare%' ORDER BY a.id DESC LIMIT 1",
  );
  const invitation = await county.administrator.post("/invitations", {
    role: "recorder",
    ...(await named(county, branch)),
  });
  const { invitations } = (await invitation.json()) as { invitations: { id: string }[] };
  return {
    units: branch,
    people: person,
    person,
    cases: person,
    accounts: spare,
    role: await one("SELECT id FROM roles WHERE county_id = ?1 AND account_id = ?2", spare),
    invitations: invitations[0]?.id ?? nobody,
    inspections: await one(
      "SELECT id FROM inspections WHERE county_id = ?1 AND branch_id = ?2 AND quarter = '2026Q4'",
    ),
    handle: "0123456789abcdef",
    year: "2026",
    form: "note",
  };
}

/** Every row that the county has in any table, as one hash: equal before and after means untouched. */
export async function tableHash(full: FullCounty): Promise<string> {
  const { county } = full;
  const { results: tables } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%' ORDER BY name")
    .all<{ name: string }>();
  const parts: string[] = [];
  for (const { name } of tables) {
    const { results } = await county.binding
      .prepare(`SELECT * FROM ${name} WHERE county_id = ?1`)
      .bind(county.code)
      .all();
    parts.push(`${name} ${JSON.stringify(results)}`);
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(parts.join("\n")));
  return Buffer.from(digest).toString("hex");
}

/** How many rows the county has in each table. */
export async function rowsByTable(county: County): Promise<Record<string, number>> {
  const { results: tables } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%' ORDER BY name")
    .all<{ name: string }>();
  const counted = await county.binding.batch<{ n: number }>(
    tables.map(({ name }) =>
      county.binding.prepare(`SELECT count(*) AS n FROM ${name} WHERE county_id = ?1`).bind(county.code),
    ),
  );
  return Object.fromEntries(tables.map(({ name }, index) => [name, counted[index]?.results[0]?.n ?? 0]));
}
