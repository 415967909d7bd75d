import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folders: Record<string, string> = {
  w: "test/worker",
  r: "test/rules",
  web: "test/web",
  e2e: "test/e2e",
};
const text = readFileSync("docs/asvs.md", "utf8");
const rows = [...text.matchAll(/^\| (\d[\d., –-]*) \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, numbers = "", asks = "", here = "", tests = ""]) => ({ numbers, asks, here, tests }),
);
const files = (tests: string) => [
  ...[...tests.matchAll(/\b(w|r|web|e2e)\/([a-z-]+)/g)].map(
    ([, folder = "", name = ""]) => `${folders[folder]}/${name}.test.ts`,
  ),
  ...[...tests.matchAll(/`([a-z-]+\.test\.ts)`/g)].map(([, name]) => `test/${name}`),
];

test("every test that a requirement names exists", () => {
  expect(rows.length).toBeGreaterThan(60);
  const named = rows.flatMap(({ tests }) => files(tests));
  expect(named.length).toBeGreaterThan(70);
  expect([...new Set(named)].filter((file) => !existsSync(file))).toEqual([]);
});

test("a requirement names its test, or says that it is a gap or that there is nothing of the kind", () => {
  const silent = rows.filter(
    ({ here, tests }) =>
      files(tests).length === 0 && !/\br\/\*/.test(tests) && !/^\*\*Gap|^none\b/i.test(here),
  );
  expect(silent.map(({ numbers }) => numbers)).toEqual([]);
});
