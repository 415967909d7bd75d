import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { databasesOf } from "../../worker/local/migrations";

const config = readFileSync("wrangler.toml", "utf8");

test("every database of the deployment is migrated locally, each from a folder that is there", () => {
  const databases = databasesOf(config);
  expect(databases.map(({ binding }) => binding)).toEqual(
    [...config.matchAll(/^binding = "(DIRECTORY|SHARD_\d+)"/gm)].map(([, binding]) => binding),
  );
  expect(new Set(databases.map(({ id }) => id)).size).toBe(databases.length);
  expect(databases.filter(({ folder }) => !existsSync(folder))).toEqual([]);
});

test("a database that lacks its id or its migrations stops the start", () => {
  for (const key of ["database_id", "migrations_dir"])
    expect(() => databasesOf(config.replace(new RegExp(`^${key} = .*$`, "m"), ""))).toThrow("lacks");
});

test("the runtime that migrates is the one that serves", () => {
  const versionOf = (path: string) => JSON.parse(readFileSync(path, "utf8"));
  expect(versionOf("package.json").devDependencies.miniflare).toBe(
    versionOf("node_modules/wrangler/package.json").dependencies.miniflare,
  );
});
