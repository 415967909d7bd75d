import { existsSync, globSync, readFileSync } from "node:fs";
import { parseAst } from "vite";
import { expect, test } from "vitest";

const folders: Record<string, string> = {
  w: "test/worker",
  r: "test/rules",
  web: "test/web",
  e2e: "test/e2e",
};
const security = readFileSync("docs/security.md", "utf8");
const text = security.slice(security.indexOf("## OWASP ASVS 5.0"));
const rows = [...text.matchAll(/^\| (\d[\d., –-]*) \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, numbers = "", asks = "", here = "", tests = ""]) => ({ numbers, asks, here, tests }),
);
/** A file and the words of a title behind it: w/attack “no 5xx”, “no secret told”. */
const referred = (tests: string) =>
  [...tests.matchAll(/(?:\b(w|r|web|e2e)\/([a-z-]+)|`([a-z-]+\.test\.ts)`)((?:,? “[^”]+”)*)/g)].map(
    ([, folder = "", name = "", own, words = ""]) => ({
      file: own
        ? `test/${own}`
        : (globSync(`${folders[folder]}/**/${name}.test.ts`)[0] ?? `${folders[folder]}/${name}.test.ts`),
      phrases: [...words.matchAll(/“([^”]+)”/g)].map(([, phrase = ""]) => phrase),
    }),
  );

/** Titles of the tests of a file that run: what is skipped, or only promised, holds nothing. */
function titlesOf(source: string): string[] {
  const titles: string[] = [];
  walk(parseAst(source, { lang: "ts" }), (call) => {
    const [title] = call.arguments ?? [];
    if (!/^(test|it)\b/.test(source.slice(call.callee?.start, call.callee?.end)) || !title) return;
    if (/\.(skip|todo|fails|skipIf|runIf)\b/.test(source.slice(call.callee?.start, call.callee?.end))) return;
    if (title.type === "Literal" || title.type === "TemplateLiteral")
      titles.push(source.slice(title.start, title.end));
  });
  return titles;
}

type Node = { type: string; start: number; end: number; callee?: Node; arguments?: Node[] };
function walk(tree: unknown, visit: (call: Node) => void): void {
  if (typeof tree !== "object" || tree === null) return;
  const node = tree as Node;
  if (node.type === "CallExpression") visit(node);
  // A suite that is skipped takes its tests along.
  if (node.callee?.type === "MemberExpression" && "property" in node.callee) {
    const { object, property } = node.callee as Node & {
      object: { name?: string };
      property: { name?: string };
    };
    if (object.name === "describe" && property.name !== "each") return;
  }
  for (const part of Object.values(tree)) walk(part, visit);
}

test("each test that a requirement names exists, by its title, and runs", () => {
  expect(rows.length).toBeGreaterThan(60);
  const named = rows.flatMap(({ numbers, tests }) => referred(tests).map((one) => ({ numbers, ...one })));
  expect(named.length).toBeGreaterThan(70);
  const files = [...new Set(named.map(({ file }) => file))];
  const titles = new Map(
    files.map((file) => [file, existsSync(file) ? titlesOf(readFileSync(file, "utf8")) : []]),
  );
  const missing = named.flatMap(({ numbers, file, phrases }) => {
    if (phrases.length === 0) return [`${numbers}: ${file} without a title`];
    return phrases
      .filter((phrase) => !titles.get(file)?.some((title) => title.includes(phrase)))
      .map((phrase) => `${numbers}: ${file} “${phrase}”`);
  });
  expect(missing).toEqual([]);
});

test("the check bites: a title that is gone, and a test that is skipped, are not there", () => {
  const source = [
    'test("a rule that holds", () => {});',
    'test.skip("a rule that is skipped", () => {});',
    'test.each([1])("a rule of each %s", () => {});',
    'describe.skip("a suite", () => { test("a rule inside", () => {}); });',
  ].join("\n");
  expect(titlesOf(source)).toEqual(['"a rule that holds"', '"a rule of each %s"']);
  expect(referred("w/attack “no 5xx”, “no secret”, `architecture.test.ts` “chance”, w/edge")).toEqual([
    { file: "test/worker/walls/attack.test.ts", phrases: ["no 5xx", "no secret"] },
    { file: "test/architecture.test.ts", phrases: ["chance"] },
    { file: "test/worker/walls/edge.test.ts", phrases: [] },
  ]);
});

test("a requirement names its test, or says that it is a gap or that there is nothing of the kind", () => {
  const silent = rows.filter(
    ({ here, tests }) =>
      referred(tests).length === 0 && tests !== "gap: no test" && !/^\*\*Gap|^none\b/i.test(here),
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
  const lines = [...text.matchAll(/^### (V(\d+) .*)$/gm)].map(([, title = "", chapter]) => {
    const all = asked.filter((number) => number.startsWith(`${chapter}.`));
    const states = all
      .flatMap((number) => named.filter((row) => row.number === number))
      .map(({ here }) => stateOf(here));
    const count = (state: string) => states.filter((one) => one === state).length;
    return `| ${title} | ${all.length} | ${all.length - states.length} | ${count("met")} | ${count("decision")} | ${count("gap")} |`;
  });
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => !security.includes(line))).toEqual([]);
});
