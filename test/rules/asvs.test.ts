import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folders: Record<string, string> = {
  w: "test/worker",
  r: "test/rules",
  web: "test/web",
  e2e: "test/e2e",
};
const readme = readFileSync("README.md", "utf8");
const text = readme.slice(readme.indexOf("### OWASP ASVS 5.0"), readme.indexOf("\n## Deploying"));
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

/** The requirements of levels 1 and 2 of these chapters in OWASP ASVS 5.0.0, by section: how many, where none of level 3 lies between. */
const sections: Record<string, number> = {
  "1.1": 2,
  "1.2": 9,
  "1.3": 11,
  "1.4": 3,
  "1.5": 2,
  "2.1": 3,
  "2.2": 3,
  "2.3": 4,
  "2.4": 1,
  "6.1": 3,
  "6.2": 12,
  "6.3": 4,
  "6.4": 4,
  "6.5": 5,
  "6.6": 3,
  "6.8": 4,
  "7.1": 3,
  "7.2": 4,
  "7.3": 2,
  "7.4": 5,
  "7.5": 2,
  "7.6": 2,
  "8.1": 2,
  "8.2": 3,
  "8.3": 1,
  "8.4": 1,
};
const asked = Object.entries(sections).flatMap(([section, n]) =>
  Array.from({ length: n }, (_, at) => `${section}.${at + 1}`),
);

/** "6.2.2–3" names two. */
const spread = (numbers: string) =>
  numbers.split(", ").flatMap((part) => {
    const [, section = "", first = "", last = first] = /^(\d+\.\d+)\.(\d+)(?:–(\d+))?$/.exec(part) ?? [];
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, at) => `${section}.${Number(first) + at}`,
    );
  });
const none = [...(/^Left out.*$/m.exec(text)?.[0] ?? "").matchAll(/\d+\.\d+\.\d+/g)].map(([one]) => one);
const named = rows.flatMap(({ numbers, here }) => spread(numbers).map((number) => ({ number, here })));

test("every requirement of levels 1 and 2 stands in one row, or among those that there is nothing for", () => {
  const told = [...named.map(({ number }) => number), ...none];
  expect(asked.filter((number) => !told.includes(number))).toEqual([]);
  expect(told.filter((number, at) => told.indexOf(number) !== at)).toEqual([]);
  expect(none.filter((number) => !asked.includes(number))).toEqual([]);
});

test("the short table counts what the long one says, chapter by chapter", () => {
  const stateOf = (here: string) =>
    /\*\*Gap/.test(here) ? "gap" : /\*\*by decision/i.test(here) ? "decision" : "met";
  const lines = [...text.matchAll(/^#### (V(\d+) .*)$/gm)].map(([, title = "", chapter]) => {
    const all = asked.filter((number) => number.startsWith(`${chapter}.`));
    const states = all
      .flatMap((number) => named.filter((row) => row.number === number))
      .map(({ here }) => stateOf(here));
    const count = (state: string) => states.filter((one) => one === state).length;
    return `| ${title} | ${all.length} | ${all.length - states.length} | ${count("met")} | ${count("decision")} | ${count("gap")} |`;
  });
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => !readme.includes(line))).toEqual([]);
});
