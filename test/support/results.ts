import type { County } from "./world";

const tables = [
  "inspections",
  "inspection_items",
  "spot_checks",
  "inspection_closures",
  "inspection_outcomes",
  "inspection_finals",
  "branch_figures",
  "assessments",
  "assessment_scores",
  "assessment_proposals",
  "assessment_quotas",
];

/** Everything the runs wrote, with ids that differ from county to county replaced by what they stand for. */
export async function results(county: Pick<County, "binding" | "code">): Promise<string> {
  const db = county.binding;
  const named = new Map<string, string>();
  const name = async (sql: string) => {
    for (const row of (await db.prepare(sql).bind(county.code).all<{ id: string; name: string }>()).results)
      named.set(row.id, row.name);
  };
  await name("SELECT id, name FROM people WHERE county_id = ?1");
  await name("SELECT id, name FROM units WHERE county_id = ?1");
  await name("SELECT id, quarter || ' ' || branch_name AS name FROM inspections WHERE county_id = ?1");
  await name("SELECT id, scheme AS name FROM assessments WHERE county_id = ?1");
  await name("SELECT id, 'measures' AS name FROM measure_versions WHERE county_id = ?1");
  const all: string[] = [];
  for (const table of tables) {
    const { results: rows } = await db
      .prepare(`SELECT * FROM ${table} WHERE county_id = ?1`)
      .bind(county.code)
      .all<Record<string, unknown>>();
    const plain = rows.map(
      ({ created_at: _at, position: _position, seed: _seed, county_id: _county, ...row }) =>
        JSON.stringify(row).replace(/[a-z]{3}_[0-9A-Z]{26}/g, (id) => named.get(id) ?? "?"),
    );
    all.push(`${table} ${rows.length}`, ...(table === "spot_checks" ? [] : plain.toSorted()));
  }
  return all.join("\n").replaceAll(county.code, "");
}

const left = new Set([
  "guards",
  "audit_log",
  "login_sessions",
  "idempotency_keys",
  "sign_in_charges",
  "device_tries",
]);

/** The same county once more under another code: every row of it, in one batch. */
export async function cloned(county: County, code: string): Promise<County> {
  const { results: named } = await county.binding
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%county_id%'")
    .all<{ name: string }>();
  const list = named.map(({ name }) => name).filter((name) => !left.has(name));
  const columns = await county.binding.batch<{ name: string }>(
    list.map((name) => county.binding.prepare(`SELECT name FROM pragma_table_info('${name}')`)),
  );
  await county.binding.batch([
    county.binding.prepare("PRAGMA defer_foreign_keys = ON"),
    ...list.map((table, index) => {
      const others = (columns[index]?.results ?? [])
        .map(({ name }) => name)
        .filter((name) => name !== "county_id");
      return county.binding
        .prepare(
          `INSERT INTO ${table} (county_id, ${others.join(", ")}) SELECT ?2, ${others.join(", ")} FROM ${table} WHERE county_id = ?1`,
        )
        .bind(county.code, code);
    }),
  ]);
  const fields = await county.env.DIRECTORY.prepare("SELECT * FROM counties WHERE code = ?1")
    .bind(county.code)
    .first<Record<string, unknown>>();
  const row = { ...fields, code, name: `测试县${code}` };
  await county.env.DIRECTORY.prepare(
    `INSERT INTO counties (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row)
      .map(() => "?")
      .join(", ")})`,
  )
    .bind(...Object.values(row))
    .run();
  return { ...county, code, now: { ms: county.now.ms } };
}
