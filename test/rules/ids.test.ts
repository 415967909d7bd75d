import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as schema from "../../db/schema/county";

const prefixes = Object.entries(schema).flatMap(([name, value]) =>
  name.endsWith("Ids") ? (value as readonly string[]) : [],
);

test("no two kinds of record share the beginning of their ids, and each is three letters", () => {
  expect(prefixes.length).toBeGreaterThan(25);
  expect(prefixes.filter((prefix) => !/^[a-z]{3}$/.test(prefix))).toEqual([]);
  expect(prefixes.toSorted()).toEqual([...new Set(prefixes)].toSorted());
});

test("every kind of id that a concept declares is made somewhere", () => {
  const made = new Set(
    globSync("worker/**/*.ts").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/newId\("([a-z]+)"\)/g)].map(([, prefix]) => prefix),
    ),
  );
  expect(prefixes.filter((prefix) => !made.has(prefix))).toEqual([]);
});
