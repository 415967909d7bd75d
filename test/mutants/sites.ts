import { globSync, readFileSync } from "node:fs";
import { parseAst } from "vite";

/** One place of a file, and what a mutant writes there instead. */
export type Site = {
  file: string;
  line: number;
  start: number;
  end: number;
  text: string;
  before: string;
  after: string;
  instead: string;
};

/** The rules of every concept, the calendar and exact numbers they stand on, and what is due. */
const ruled = ["worker/**/rules*.ts", "worker/core/{calendar,rational,holidays}.ts"];

const instead: Record<string, string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
};

export function ruledFiles(): string[] {
  return [...new Set(ruled.flatMap((pattern) => globSync(pattern)))].sort();
}

export function sitesOfFile(file: string): Site[] {
  return sitesOf(file, readFileSync(file, "utf8"));
}

/** Every mutant of a source: operators turned or moved by one, numbers moved by one, truth values and negations turned. */
export function sitesOf(file: string, source: string): Site[] {
  const sites: Site[] = [];
  const lines = source.split("\n");
  const put = (node: Node, before: string, after: string, text: string) => {
    const line = source.slice(0, node.start).split("\n").length;
    const { start, end } = node;
    sites.push({ file, line, start, end, text: lines[line - 1]?.trim() ?? "", before, after, instead: text });
  };
  walk(parseAst(source, { lang: "ts" }), (node) => {
    if (node.left && node.right && node.operator) {
      const left = source.slice(node.start, node.left.end);
      const between = source.slice(node.left.end, node.right.start);
      const right = source.slice(node.right.start, node.end);
      for (const turned of instead[node.operator] ?? [])
        put(node, node.operator, turned, left + between.replace(node.operator, turned) + right);
    } else if (node.type === "UnaryExpression" && node.operator === "!") {
      put(node, "!", "", source.slice(node.start + 1, node.end));
    } else if (node.type === "Literal") {
      for (const other of othersOf(node)) put(node, node.raw ?? "", other, other);
    }
  });
  return sites;
}

export function isProgram(source: string): boolean {
  try {
    parseAst(source, { lang: "ts" });
    return true;
  } catch {
    return false;
  }
}

/** The source with one mutant in it, its brackets its own. */
export function withMutant(source: string, { start, end, instead }: Site): string {
  return `${source.slice(0, start)}(${instead})${source.slice(end)}`;
}

/** The source that notes which mutants a test comes by; it means the same else. */
export function withNotes(source: string, sites: readonly { site: Site; id: number }[]): string {
  const cuts = sites.flatMap(({ site: { start, end }, id }) => [
    { at: start, reach: end, text: `(__by(${id}),` },
    { at: end, reach: Number.POSITIVE_INFINITY, text: ")" },
  ]);
  // At one place, what closes comes first, and of what opens that which reaches furthest.
  cuts.sort((a, b) => a.at - b.at || (a.reach === b.reach ? 0 : b.reach - a.reach));
  let at = 0;
  let noted = "const __by = (id) => void globalThis.__cameBy?.add(id);";
  for (const cut of cuts) {
    noted += source.slice(at, cut.at) + cut.text;
    at = cut.at;
  }
  return noted + source.slice(at);
}

type Node = {
  type: string;
  start: number;
  end: number;
  operator?: string;
  left?: Node;
  right?: Node;
  raw?: string;
  value?: unknown;
};

function othersOf({ value, raw = "" }: Node): string[] {
  if (typeof value === "boolean") return [String(!value)];
  if (typeof value === "bigint") return [`${value + 1n}n`, `${value - 1n}n`];
  if (typeof value !== "number" || raw === "") return [];
  return [String(value + 1), String(value - 1)];
}

/** Visits what runs: no types, and no names of properties. */
function walk(tree: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) for (const part of tree) walk(part, visit);
  if (typeof tree !== "object" || tree === null || !("type" in tree)) return;
  const node = tree as Node & Record<string, unknown>;
  if (node.type === "TSTypeAliasDeclaration" || node.type === "TSInterfaceDeclaration") return;
  if (node.type === "ImportDeclaration" || node.type === "AssignmentExpression") {
    if (node.right) walk(node.right, visit);
    return;
  }
  visit(node);
  for (const [name, part] of Object.entries(node)) {
    const silent = /^(typeAnnotation|typeArguments|typeParameters|returnType|superTypeArguments)$/.test(name);
    if (!silent && !(name === "key" && node.computed !== true)) walk(part, visit);
  }
}
