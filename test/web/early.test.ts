import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { earlyFiles, needs, others } from "../../web/build/early.ts";

type Emitted = { fileName: string; source: string };
type Generate = (this: { emitFile(file: Emitted): void }, options: object, bundle: object) => void;

const chunk = (fileName: string, modules: string[], imports: string[] = [], css: string[] = []) => ({
  type: "chunk",
  fileName,
  isEntry: fileName === "entry.js",
  facadeModuleId: null,
  imports,
  moduleIds: modules.map((file) => `/somewhere/web/${file}`),
  viteMetadata: { importedCss: new Set(css) },
});

/** A build of five files: the entry and what it imports, the frame, the register with a part of its own, the rest. */
const modules = [...new Set(Object.values(needs).flat())];
const frame = ["shell/County.tsx", "shell/Desk.tsx"];
const register = "pages/study/registers/page.tsx";
const built = {
  "entry.js": chunk("entry.js", ["main.tsx"], ["kit.js"], ["entry.css"]),
  "kit.js": chunk("kit.js", [], [], ["kit.css"]),
  "frame.js": chunk("frame.js", frame, ["kit.js"], ["frame.css"]),
  "register.js": chunk("register.js", [register], ["kit.js", "roll.js"], ["register.css"]),
  "roll.js": chunk("roll.js", [], ["kit.js"]),
  "rest.js": chunk(
    "rest.js",
    modules.filter((file) => file !== register && !frame.includes(file)),
  ),
};

function headersOf(bundle: object): string {
  const files: Emitted[] = [];
  const generate = earlyFiles().generateBundle as unknown as Generate;
  generate.call({ emitFile: (file) => files.push(file) }, {}, bundle);
  expect(files.map(({ fileName }) => fileName)).toEqual(["_headers"]);
  return files[0]?.source ?? "";
}

const ruleOf = (headers: string, path: string) =>
  headers
    .split("\n\n")
    .find((rule) => rule.split("\n")[0] === path)
    ?.trimEnd()
    .split("\n")
    .slice(1);

test("an address names its scripts and sheets with what they import, and who is there; nothing that the page itself names", () => {
  expect(ruleOf(headersOf(built), "/c/:code/sessions/:id")).toEqual([
    "  Link: </frame.css>; rel=preload; as=style; crossorigin",
    "  Link: </register.css>; rel=preload; as=style; crossorigin",
    "  Link: </frame.js>; rel=modulepreload",
    "  Link: </register.js>; rel=modulepreload",
    "  Link: </roll.js>; rel=modulepreload",
    "  Link: </api/c/:code/session>; rel=preload; as=fetch; crossorigin",
  ]);
});

test("the fixed headers stand above the rules, unchanged", () => {
  const headers = headersOf(built);
  expect(headers.startsWith(readFileSync("web/headers.txt", "utf8"))).toBe(true);
  expect(headers.split("\n").filter((line) => line.length > 2_000)).toEqual([]);
  // The platform reads a hundred rules and no more.
  expect(headers.match(/^\//gm)?.length).toBeLessThan(100);
});

test("a page whose file moved fails the build instead of losing its early files", () => {
  const { "register.js": _, ...without } = built;
  expect(() => headersOf(without)).toThrow(register);
});

test("every address is one of the pages, every file is there, and a page beside a pattern takes nothing from it", () => {
  const routes = readFileSync("web/routes-county.ts", "utf8");
  const pages = [...routes.matchAll(/path: "(\/[^"]*)"/g)].map(([, path]) => path ?? "");
  for (const [address, files] of Object.entries(needs)) {
    const below = address.replace("/c/:code", "") || "/";
    expect(pages).toContain(below);
    for (const file of files) expect([file, existsSync(`web/${file}`)]).toEqual([file, true]);
    const covered = new RegExp(`^${below.replaceAll(/:\w+/g, "[^/]+")}$`);
    const beside = pages.filter((path) => path !== below && !path.includes(":") && covered.test(path));
    for (const path of beside) expect([...Object.keys(needs), ...others]).toContain(`/c/:code${path}`);
  }
  for (const address of others) expect(ruleOf(headersOf(built), address)).toEqual(["  ! Link"]);
});
