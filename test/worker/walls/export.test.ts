import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { exportedTables, type Page, pageAfter, type Row } from "../../../worker/outside/transfer/records";
import { keptBack, keptBackColumns } from "../../../worker/outside/transfer/rules";
import { codeOf, enrolled, forgetSteps } from "../../support/authenticator";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { tells } from "../../support/sweep";
import { named, password } from "../../support/world";

async function exported(full: FullCounty, code?: string): Promise<Record<string, string>> {
  const reply = await full.county.administrator.post("/export", { password, code });
  expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "application/zip"]);
  expect(reply.headers.get("content-disposition")).toMatch(
    new RegExp(`${full.county.code}-2027-01-21\\.zip`),
  );
  const parts = unzipSync(new Uint8Array(await reply.arrayBuffer()));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function tablesOf({ county }: FullCounty): Promise<string[]> {
  const { results } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%' ORDER BY name")
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

const rowsIn = async ({ county }: FullCounty, table: string) =>
  (
    await county.binding
      .prepare(`SELECT * FROM ${table} WHERE county_id = ?1`)
      .bind(county.code)
      .all<Record<string, unknown>>()
  ).results;

test("the export holds every row of every table of this county, the log included, and nothing of another's", async () => {
  const theirs = await aFullCounty("他们");
  const ours = await aFullCounty("我们");
  const files = await exported(ours);
  const manifest = JSON.parse(files["manifest.json"] ?? "{}") as {
    county: string;
    rows: Record<string, number>;
  };
  expect(manifest.county).toBe(ours.county.code);
  const tables = (await tablesOf(ours)).filter((table) => !keptBack.includes(table));
  expect(Object.keys(manifest.rows)).toEqual(tables);
  for (const table of tables) {
    const rows = await rowsIn(ours, table);
    const lines = (files[`json/${table}.jsonl`] ?? "").split("\n").filter(Boolean);
    expect([table, lines.length, manifest.rows[table]]).toEqual([table, rows.length, rows.length]);
    for (const line of lines)
      expect((JSON.parse(line) as { countyId: string }).countyId).toBe(ours.county.code);
    expect(files[`csv/${table}.csv`]?.startsWith('"countyId"')).toBe(true);
  }
  expect(files["json/audit_log.jsonl"]).toContain("county.exported");
  const all = Object.values(files).join("\n");
  expect(tells(all, [theirs.secret, theirs.county.code])).toEqual([]);
  expect(tells(all, [ours.secret, "13812345678"])).toHaveLength(2);
}, 60_000);

test("however small its pages, by rows or by what is in them, a table is read whole, each row once", async () => {
  const ours = await aFullCounty("我们");
  const [account] = await rowsIn(ours, "accounts");
  const scope = await ours.county.scopeOf(String(account?.id));
  for (const size of [
    { rows: 2, characters: 2_000_000 },
    { rows: 1_000, characters: 1 },
    { rows: 1_000, characters: 700 },
  ]) {
    let beyondOnePage = 0;
    for (const table of exportedTables()) {
      const seen: string[] = [];
      let page: Page = { rows: [], isLast: false };
      for (let last: Row | undefined; !page.isLast; last = page.rows.at(-1) ?? last) {
        page = await pageAfter(scope, table, last, size);
        seen.push(...page.rows.map((row) => JSON.stringify(row)));
        if (last) beyondOnePage += 1;
      }
      expect([table.name, new Set(seen).size, seen.length]).toEqual([
        table.name,
        (await rowsIn(ours, table.name)).length,
        seen.length,
      ]);
    }
    expect(beyondOnePage).toBeGreaterThan(5);
  }
}, 60_000);

test("an export asks once for each page: 40,000 rows of the log and 40 notes of the longest cost ten queries more", async () => {
  const ours = await aFullCounty("我们");
  const asked = async () => {
    ours.county.recording.statements.length = 0;
    const files = await exported(ours);
    const queries = ours.county.recording.statements.filter(({ sql }) => sql.includes("UNBOUNDED PRECEDING"));
    return { files, queries: queries.length };
  };
  const before = await asked();
  expect(before.queries).toBe(exportedTables().length);
  const fill = (statement: string, ...values: unknown[]) =>
    ours.county.binding
      .prepare(statement)
      .bind(ours.county.code, ...values)
      .run();
  const many = (n: number) => JSON.stringify(Array.from({ length: n }, (_, at) => at));
  await fill(
    `INSERT INTO audit_log (county_id, id, at, event, subject)
      SELECT ?1, printf('aud_%026d', value), 0, 'filled.in', 'x' FROM json_each(?2)`,
    many(40_000),
  );
  await fill(
    `INSERT INTO notes (county_id, id, person_id, branch_id, form, written_on, title, body, characters, character_rule, created_at)
      SELECT n.county_id, printf('not_%026d', value), n.person_id, n.branch_id, 'typed', n.written_on, '长', ?3, 1, 'zh-1', 0
      FROM json_each(?2), (SELECT * FROM notes WHERE county_id = ?1 LIMIT 1) n`,
    many(40),
    "学".repeat(200_000),
  );
  const after = await asked();
  // The log: 1,000, 2,000, 4,000, 8,000, 10,000 and so on. Notes: ten of the longest fill a page.
  expect(after.queries - before.queries).toBe(10);
  const lines = (name: string) =>
    Object.entries(after.files)
      .filter(([file]) => new RegExp(`^json/${name}(-\\d+)?\\.jsonl$`).test(file))
      .map(([, text]) => text.split("\n").filter(Boolean).length);
  expect(lines("audit_log").reduce((a, b) => a + b, 0)).toBe((await rowsIn(ours, "audit_log")).length);
  expect(Math.max(...lines("notes"))).toBeLessThanOrEqual(11);
}, 60_000);

test("no cookie, link, code, hash or sealed secret is in the export, nor anything of the tables that stay behind", async () => {
  const ours = await aFullCounty("我们");
  const { county, callers, one } = ours;
  const { recoveryCodes, uri } = await enrolled(county.administrator);
  const made = await county.administrator.post("/invitations", {
    role: "recorder",
    ...(await named(county, one.units)),
  });
  const { invitations } = (await made.json()) as { invitations: { token: string }[] };
  await forgetSteps(county);
  const all = Object.values(await exported(ours, codeOf(uri))).join("\n");
  const handed = [
    ...Object.values(callers).map(({ cookie }) => cookie.split("=")[1] ?? "?"),
    ...invitations.map(({ token }) => token),
    ...recoveryCodes,
    new URL(uri).searchParams.get("secret") ?? "?",
  ];
  const stored = await Promise.all(
    ["login_sessions", "second_factors", "recovery_codes", "one_time_links", "accounts"].map(async (table) =>
      (await rowsIn(ours, table)).flatMap((row) =>
        Object.entries(row)
          .filter(([name]) => /hash|secret|token/.test(name) || (table === "login_sessions" && name === "id"))
          .map(([, value]) => String(value ?? "?none?")),
      ),
    ),
  );
  expect(stored.flat().length).toBeGreaterThan(15);
  expect(tells(all, [...handed, ...stored.flat(), "scrypt$"])).toEqual([]);
}, 60_000);

test("every column that sounds like a secret is either kept back or named here as none", async () => {
  const ours = await aFullCounty("我们");
  const suspicious: string[] = [];
  for (const table of (await tablesOf(ours)).filter((name) => !keptBack.includes(name))) {
    const { results } = await ours.county.binding
      .prepare("SELECT name FROM pragma_table_info(?1)")
      .bind(table)
      .all<{ name: string }>();
    for (const { name } of results)
      if (/hash|secret|token|password|code|key/.test(name)) suspicious.push(`${table}.${name}`);
  }
  const kept = Object.entries(keptBackColumns).flatMap(([table, columns]) =>
    columns.map((name) => `${table}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
  );
  const harmless = ["county_profiles.codes_required", "roster_imports.file_hash"];
  expect(suspicious.filter((name) => !kept.includes(name)).toSorted()).toEqual(harmless);
}, 60_000);

test("only an administrator exports; it is written down, and everybody sees that the contacts went along", async () => {
  const ours = await aFullCounty("我们");
  for (const role of ["person", "recorder", "secretary", "inspector", "leader"] as const)
    expect([role, (await ours.callers[role].post("/export", { password })).status]).toEqual([role, 403]);
  await exported(ours);
  const { rows } = (await (await ours.county.administrator.get("/audit?event=county.exported")).json()) as {
    rows: { actor: string }[];
  };
  expect(rows).toMatchObject([{ actor: "周主任" }]);
  const { looks } = (await (await ours.callers.person.get("/looks")).json()) as { looks: unknown[] };
  expect(looks).toMatchObject([{ actor: "周主任", exported: true }]);
}, 60_000);

test("texts that a spreadsheet would run stay texts in the CSV and are themselves in the JSON", async () => {
  const ours = await aFullCounty("我们");
  await ours.county.administrator.post("/must-reads", { year: 2027, title: "=HYPERLINK(1)" });
  const files = await exported(ours);
  expect(files["csv/must_reads.csv"]).toContain(`"'=HYPERLINK(1)"`);
  expect(files["csv/must_reads.csv"]).not.toContain(`"=HYPERLINK`);
  expect(files["json/must_reads.jsonl"]).toContain(`"=HYPERLINK(1)"`);
}, 60_000);
