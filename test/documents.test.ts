import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** What can be cited of a paper: its numbered sections, its headings, what begins a paragraph in bold, its features. */
function placesOf(paper: string): { sections: Set<string>; titles: string[]; features: Set<string> } {
  const text = readFileSync(`docs/${paper}.md`, "utf8");
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, part = ""]) => part);
  return {
    sections: new Set(found(/^## (\d+)\./gm)),
    titles: [...found(/^#+ (.+)$/gm), ...found(/^(?:- )?\*\*([^*]+?)[.,]?\*\*/gm)],
    features: new Set(found(/\*\*(F\d+) /g)),
  };
}

/** Citations as comments write them: (measures §4), (decisions: Numbers), (product F19). */
function citationsOf(path: string): { path: string; paper: string; rest: string }[] {
  const mark = /\((?:(measures)( §)|(product|decisions)(: (?=[A-Z])| (?=F\d)))([^()]*)\)/g;
  return [...readFileSync(path, "utf8").matchAll(mark)].map(
    ([, measures, section, paper = measures ?? "", other, rest = ""]) => ({
      path,
      paper,
      rest: `${(section ?? other ?? "").trim()}${rest}`,
    }),
  );
}

const cited = ["worker", "web", "db", "test"].flatMap(filesBelow).flatMap(citationsOf);

test("every section, decision and feature that the code cites stands in docs/", () => {
  const papers = new Map(["measures", "product", "decisions"].map((paper) => [paper, placesOf(paper)]));
  expect(cited.length).toBeGreaterThan(120);
  const astray = cited.filter(({ paper, rest }) => {
    const place = papers.get(paper);
    if (!place) return true;
    if (rest.startsWith("§"))
      return [...rest.matchAll(/§(\d+)/g)].some(([, section = ""]) => !place.sections.has(section));
    if (/^F\d/.test(rest)) return (rest.match(/F\d+/g) ?? []).some((feature) => !place.features.has(feature));
    const title = rest.replace(/^:\s*/, "").split(/[,;]/)[0] ?? "";
    return !place.titles.some((one) => one.startsWith(title));
  });
  expect(astray).toEqual([]);
});

const papers = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
  readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
);

test("no paper is cited that is not here", () => {
  const here = new Set(papers.map((path) => path.split("/").at(-1)));
  const read = [...papers, ...["worker", "web", "db", "test"].flatMap(filesBelow)];
  const elsewhere = read.flatMap((path) => {
    const named = [...readFileSync(path, "utf8").matchAll(/\b([a-z-]+\.md)\b|\(([a-z]+) §/g)];
    return named
      .map(([, file, name]) => file ?? `${name}.md`)
      .filter((name) => !here.has(name))
      .map((name) => `${path}: ${name}`);
  });
  expect(elsewhere).toEqual([]);
});

test("the README is short, and every file that the documents link is there", () => {
  expect(statSync("README.md").size).toBeLessThanOrEqual(7 * 1024);
  for (const document of papers) {
    const folder = document.includes("/") ? "docs/" : "";
    const links = [...readFileSync(document, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, to = ""]) => to,
    );
    for (const to of links)
      expect([document, to, statSync(`${folder}${to}`, { throwIfNoEntry: false }) !== undefined]).toEqual([
        document,
        to,
        true,
      ]);
  }
});

test("the tree in the README names every concept that there is, in its district, and none besides", () => {
  const tree = readFileSync("README.md", "utf8").match(/^worker\/\n([\s\S]+?)^web\//m)?.[1] ?? "";
  const told = [...tree.matchAll(/^ {2}([a-z]+)\/ +([a-z-]+(?: {2}[a-z-]+)*)$/gm)].map(
    ([, district = "", concepts = ""]) => [district, concepts.split("  ").toSorted()],
  );
  const there = readdirSync("worker")
    .filter((name) => !/\.|^(core|http|papers|local|schedule|gathered)/.test(name))
    .map((district) => [district, readdirSync(`worker/${district}`).toSorted()]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(there));
  const named = [...tree.matchAll(/([a-z]+)\/ /g)].map(([, name]) => name);
  const folders = readdirSync("worker").filter((name) => !name.includes("."));
  expect(named.toSorted()).toEqual(folders.toSorted());
});

test("no section is cited without its paper, but in the paper itself", () => {
  const read = [...papers, ...["worker", "web", "db", "test"].flatMap(filesBelow)].filter(
    (path) => !["docs/measures.md", "test/documents.test.ts"].includes(path),
  );
  const named = /measures(?:\.md)? §\d+(?:(?:, |–)§?\d+)*/gi;
  expect(read.filter((path) => /§\d/.test(readFileSync(path, "utf8").replaceAll(named, "")))).toEqual([]);
});

test("the tree in the README names every folder of the pages, the tables and the tests, and nothing that is not there", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const folder of ["web", "db", "test"]) {
    const line = readme.match(new RegExp(`^${folder}/ +(.+)$`, "m"))?.[1] ?? "";
    const named = line
      .replaceAll(/\(.*?\)/g, "")
      .split(/[·,] /)
      .map((one) => one.split("/")[0]?.trim() ?? "");
    const there = readdirSync(folder);
    const folders = there.filter((name) => statSync(`${folder}/${name}`).isDirectory());
    expect(folders.filter((name) => !named.includes(name))).toEqual([]);
    const known = there.map((name) => name.replace(/\.tsx?$/, ""));
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  }
});
