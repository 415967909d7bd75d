import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A database of wrangler.toml: its binding, the name of its file, and the folder of its migrations. */
export type Database = { binding: string; id: string; folder: string };

/** Where the local clock stands: no migration of the product's, for it is never deployed. */
const localClock = {
  binding: "DIRECTORY",
  sql: "CREATE TABLE IF NOT EXISTS local_clock (id INTEGER PRIMARY KEY, offset_ms INTEGER NOT NULL)",
};

/** The databases that a wrangler.toml names, in its order. */
export function databasesOf(config: string): Database[] {
  const blocks = config.split("[[d1_databases]]").slice(1);
  return blocks.map((block) => {
    const value = (key: string) => new RegExp(`^${key} = "([^"]+)"`, "m").exec(block)?.[1];
    const [binding, id, folder] = [value("binding"), value("database_id"), value("migrations_dir")];
    if (!binding || !id || !folder)
      throw new Error("A database of wrangler.toml lacks a name, an id or a folder.");
    return { binding, id, folder };
  });
}

/**
 * Brings the local databases below a folder up to date, in the runtime that serves them; says so where there is anything to
 * do. What is applied is written down as wrangler does it, whose runner deployments use.
 */
export async function migrate(state: string): Promise<void> {
  const databases = databasesOf(readFileSync("wrangler.toml", "utf8"));
  const wanted = JSON.stringify(databases.map(({ folder }) => migrationsIn(folder)));
  const mark = join(state, "migrated.json");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Migrating the local databases …");
  const { convertV4MiniflareOptions, Miniflare } = await import("miniflare");
  const runtime = new Miniflare({
    ...convertV4MiniflareOptions({
      modules: true,
      script: "export default { fetch: () => new Response(null, { status: 404 }) }",
      d1Databases: Object.fromEntries(databases.map(({ binding, id }) => [binding, id])),
    }),
    resourcePersistencePath: join(state, "v3"),
  });
  try {
    const open = async (binding: string) => (await runtime.getD1Database(binding)) as unknown as D1Database;
    for (const { binding, folder } of databases) await migrateOne(await open(binding), folder);
    await (await open(localClock.binding)).prepare(localClock.sql).run();
  } finally {
    await runtime.dispose();
  }
  writeFileSync(mark, wanted);
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted();
}

/** Each migration goes in whole, with its own line in the list of those applied. */
async function migrateOne(db: D1Database, folder: string): Promise<void> {
  await db
    .prepare(
      "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at INTEGER)",
    )
    .run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  for (const name of migrationsIn(folder)) {
    if (applied.has(name)) continue;
    const statements = readFileSync(join(folder, name), "utf8").split("--> statement-breakpoint");
    await db.batch([
      ...statements.filter((text) => text.trim() !== "").map((text) => db.prepare(text.trim())),
      db.prepare("INSERT INTO d1_migrations (name, applied_at) VALUES (?1, ?2)").bind(name, Date.now()),
    ]);
  }
}
