import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";
import * as vocabulary from "../db/vocabulary";

const root = new URL("..", import.meta.url).pathname;

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

const files = [...filesBelow("worker"), ...filesBelow("web"), ...filesBelow("db/schema")];
const textOf = (path: string) => readFileSync(join(root, path), "utf8");

type Import = { from: string; to: string; types: boolean };

function importsOf(path: string): Import[] {
  const found = [
    ...textOf(path).matchAll(
      /(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?["'](\.[^"']+)["']|import\(\s*["'](\.[^"']+)["']\s*\)/g,
    ),
  ];
  return found.map(([, types, one, other]) => ({
    from: path,
    to: normalize(join(dirname(path), (one ?? other) as string)).replace(/\.tsx?$/, ""),
    types: types !== undefined,
  }));
}

const imports = files.flatMap(importsOf);
/** In the order of the product's year: a file imports from its own district and from those before it. */
const DISTRICTS = [
  "core",
  "http",
  "papers",
  "measures",
  "access",
  "organization",
  "study",
  "writing",
  "ledger",
  "inspection",
  "rating",
  "reports",
  "outside",
  "schedule",
  "gathered",
];
/** The files of a concept; a second one of a role is named after what it holds, as in `rules-quota`. */
const ROLES = ["shape", "rules", "records", "reads", "actions", "runs", "routes"];
/** Files whose name says why they are none of the seven. */
const OTHERS = [
  "access/accounts/apart",
  "access/accounts/easy-passwords",
  "access/second-factors/own-password",
  "access/second-factors/proof",
  "access/sign-in/device",
  "access/sign-in/front-door",
  "access/sign-in/sign-in",
  "access/sign-up/divisions",
  "access/sign-up/founding",
  "organization/rosters/creation",
  "outside/transfer/archive",
  "schedule/consume",
  "schedule/dispatch",
];
/** Pages that show what several concepts answer. */
const PAGES_ALONE = ["organization/county-settings"];
/** Pages whose words another concept has: lists of essays say what those of notes do. */
const WORDS_ELSEWHERE = ["writing/essays"];
/** What a file is, not what it holds: as its name it tells two of them apart by their folders alone. */
const KINDS = /^(common|constants|data|cells|helpers?|hooks|misc|types|utils?|words)$/;

const district = (path: string) => (/^worker\/[^/]+\//.test(path) ? (path.split("/")[1] ?? "") : "");
const concept = (path: string) => path.split("/").slice(1, 3).join("/");
const isConcept = (path: string) =>
  /^worker\/([a-z-]+\/[a-z-]+|schedule)\//.test(path) && !path.startsWith("worker/papers/");
const role = (path: string) =>
  path
    .split("/")
    .at(-1)
    ?.replace(/\.tsx?$/, "")
    .split("-")[0] ?? "";
const isLocal = (path: string) => path.startsWith("worker/local/");

function broken(rule: (one: Import) => boolean): string[] {
  return imports.filter(rule).map((one) => `${one.from} → ${one.to}`);
}

test("a file of the worker imports from its own district and from those before it", () => {
  const place = (path: string) => DISTRICTS.indexOf(district(path));
  const named = new Set(files.map(district).filter((name) => name !== "" && name !== "local"));
  expect([...named].toSorted()).toEqual(DISTRICTS.toSorted());
  const inside = imports.filter(
    ({ from, to }) => place(from) >= 0 && to.startsWith("worker/") && !isLocal(from),
  );
  expect(inside.length).toBeGreaterThan(1_000);
  expect(
    broken((one) => inside.includes(one) && (place(one.to) < 0 || place(one.to) > place(one.from))),
  ).toEqual([]);
});

test("a concept's files have the seven names, or one that says why not", () => {
  const odd = files
    .filter((file) => isConcept(file) && !ROLES.includes(role(file)))
    .map((file) => file.replace(/^worker\/|\.ts$/g, ""));
  expect(odd.toSorted()).toEqual(OTHERS);
});

test("a concept's pages, tables and specimen stand at its own path, and its tests in its district", () => {
  const concepts = new Set(files.filter(isConcept).map(concept));
  const below = (folder: string, depth: number) =>
    filesBelow(folder)
      .map((file) => file.slice(folder.length + 1).replace(/\.tsx?$/, ""))
      .filter((file) => file.split("/").length > 1)
      .map((file) => file.split("/").slice(0, depth).join("/"));
  const paths = [
    ...below("web/pages", 2).filter((path) => !path.startsWith("design/")),
    ...below("db/schema/county", 2),
    ...below("test/support/specimens", 2),
  ];
  expect([...new Set(paths)].filter((path) => !concepts.has(path)).toSorted()).toEqual(PAGES_ALONE);
  // A concept's further words are named after what they say of it, so that a phone loads only its page's.
  const worded = filesBelow("web/text")
    .flatMap((file) => file.match(/^web\/text\/([a-z]+\/[a-z-]+)\.(zh|en)\.ts$/)?.[1] ?? [])
    .filter(
      (name) =>
        ![...concepts, ...PAGES_ALONE, "papers/sheets"].some(
          (one) => name === one || name.startsWith(`${one}-`),
        ),
    );
  expect(worded).toEqual([]);
  const wordless = below("web/pages", 2).filter(
    (path) =>
      !path.startsWith("design/") &&
      ["zh", "en"].some((language) => !existsSync(join(root, `web/text/${path}.${language}.ts`))),
  );
  expect([...new Set(wordless)]).toEqual(WORDS_ELSEWHERE);
  const tested = [...below("test/worker", 1), ...below("test/rules", 1)];
  expect([...new Set(tested)].filter((name) => !DISTRICTS.includes(name))).toEqual(["walls"]);
});

test("no folder of the worker leads back to itself, types included", () => {
  const folder = (path: string) => dirname(path);
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (!from.startsWith("worker/") || !to.startsWith("worker/") || folder(from) === folder(to)) continue;
    if (isLocal(from) || folder(from) === "worker") continue;
    edges.set(folder(from), (edges.get(folder(from)) ?? new Set()).add(folder(to)));
  }
  expect(edges.size).toBeGreaterThan(30);
  expect(circlesOf(edges)).toEqual([]);
});

/** What rules stand on: pure parts of core, which import none but each other, and the lists of words. */
const GROUND =
  /^worker\/core\/(calendar|fields|holidays|names|near|permissions|rational|refusal|shapes)$|^db\/vocabulary$/;

test("rules are pure: they import rules, shapes and what both stand on, papers' included", () => {
  const stands = (path: string) => ["rules", "shape"].includes(role(path)) || GROUND.test(path);
  const rests = (path: string) => role(path) === "rules" || GROUND.test(path.replace(/\.ts$/, ""));
  expect(imports.filter(({ from }) => role(from) === "rules").length).toBeGreaterThan(150);
  expect(
    broken(({ from, to }) => /^(worker|db)\//.test(from) && rests(from) && !stands(to.replace(/\.ts$/, ""))),
  ).toEqual([]);
});

/** What a rule may take from a package; one-time codes are RFC 6238's arithmetic, which is a library's. */
const RULES_PACKAGES = ["valibot"];
const CODES = "worker/access/second-factors/rules.ts @oslojs/otp";

test("rules take nothing from packages but valibot", () => {
  const ruled = files.filter((file) => role(file) === "rules" && file.startsWith("worker/"));
  const taken = ruled.flatMap((file) =>
    [...textOf(file).matchAll(/^(?:import .*|\} )from "([^."][^"]*)";$/gm)].map(
      ([, name]) => [file, name] as const,
    ),
  );
  const odd = taken.filter(([, name]) => !RULES_PACKAGES.includes(name ?? ""));
  expect(odd.map((one) => one.join(" "))).toEqual([CODES]);
});

test("no action calls another concept's action: a route or a run sequences them", () => {
  expect(
    broken(
      (one) =>
        role(one.from) === "actions" && role(one.to) === "actions" && concept(one.from) !== concept(one.to),
    ),
  ).toEqual([]);
});

test("core knows no concept, and nothing in the worker knows the pages", () => {
  expect(
    broken(
      (one) =>
        one.from.startsWith("worker/core/") && !/^(worker\/core|db\/schema|db\/vocabulary)/.test(one.to),
    ),
  ).toEqual([]);
  expect(
    broken(
      (one) =>
        one.from.startsWith("worker/") &&
        one.to.startsWith("web/") &&
        !(one.from.startsWith("worker/local/") && one.to.startsWith("web/text/")),
    ),
  ).toEqual([]);
});

test("pages see the worker's shapes, rules and pure core only", () => {
  expect(
    broken(
      (one) =>
        one.from.startsWith("web/") &&
        one.to.startsWith("worker/") &&
        !one.types &&
        !/\/(shape|rules)(-[a-z-]+)?$|^worker\/core\/(shapes|calendar|permissions|refusal|rational|holidays|names)$/.test(
          one.to,
        ),
    ),
  ).toEqual([]);
});

test("a file of the pages is named after what it holds, not after its kind nor after a role of the worker", () => {
  const shared = files.filter((file) => /^web\/(pages|shell)\//.test(file));
  const odd = shared.filter((file) => {
    const name =
      file
        .split("/")
        .at(-1)
        ?.replace(/\.tsx?$/, "") ?? "";
    return (KINDS.test(name) || ROLES.includes(name)) && !file.endsWith(`/${name}/${name}.ts`);
  });
  expect(odd).toEqual([]);
});

test("no page imports another page's folder, and what pages share imports none: it stands in shell or ui", () => {
  const isPage = (path: string) => path.startsWith("web/pages/");
  const frames = /^web\/(routes|shell\/County)/;
  expect(
    broken(
      ({ from, to }) =>
        isPage(to) &&
        from.startsWith("web/") &&
        !frames.test(from) &&
        !(isPage(from) && dirname(from) === dirname(to)),
    ),
  ).toEqual([]);
});

test("what is drawn asks nobody: web/ui knows neither the server, nor pages, nor what they share", () => {
  expect(
    broken(({ from, to }) => from.startsWith("web/ui/") && /^web\/(api|query|pages|shell)/.test(to)),
  ).toEqual([]);
});

test("what is local is never deployed: nothing outside worker/local imports it or the demo", () => {
  expect(
    broken((one) => !one.from.startsWith("worker/local/") && /worker\/local\/|db\/demo\//.test(one.to)),
  ).toEqual([]);
});

test("no file leads back to itself, types included", () => {
  const edges = new Map<string, string[]>();
  const known = new Set(files.map((file) => file.replace(/\.tsx?$/, "")));
  for (const { from, to } of imports) {
    const key = from.replace(/\.tsx?$/, "");
    if (known.has(to)) edges.set(key, [...(edges.get(key) ?? []), to]);
  }
  expect(circlesOf(edges)).toEqual([]);
});

test("shard bindings are read in core/shards alone", () => {
  const readers = files.filter(
    (file) =>
      file.startsWith("worker/") &&
      !file.startsWith("worker/local/") &&
      /\benv\.(SHARD_\d|DIRECTORY)\b/.test(textOf(file)),
  );
  expect(readers).toEqual(["worker/core/shards.ts"]);
});

test("time comes from the scope: the clock is read at the boundary alone", () => {
  const readers = files.filter(
    (file) =>
      file.startsWith("worker/") &&
      !/^worker\/(index|http\/|local\/)/.test(file) &&
      /Date\.now\(\)|new Date\(\)|CURRENT_TIMESTAMP|datetime\('now'\)/.test(textOf(file)),
  );
  expect(readers).toEqual([]);
});

test("chance comes from the system's generator, and no pattern is built from what somebody sends", () => {
  const worker = files.filter((file) => file.startsWith("worker/") && !file.startsWith("worker/local/"));
  expect(worker.filter((file) => /Math\.random/.test(textOf(file)))).toEqual([]);
  expect(worker.filter((file) => /new RegExp\(/.test(textOf(file)))).toEqual([
    "worker/core/shapes.ts",
    "worker/papers/sheets/workbook.ts",
  ]);
});

test("D1 has no interactive transactions: nobody asks for one", () => {
  expect(files.filter((file) => /\.transaction\(/.test(textOf(file)))).toEqual([]);
});

/** Where a clause begins otherwise: the directory holds no county's rows, sign-up and applications come before there is a county. */
const WITHOUT_COUNTY = ["worker/core/shards.ts", "worker/access/sign-up/", "worker/access/applications/"];

test("every clause of a drizzle statement begins with the tenancy clause, in whatever file", () => {
  const wheres = files
    .filter((file) => file.startsWith("worker/") && !isLocal(file))
    .flatMap((file) =>
      [...textOf(file).matchAll(/\.where\(\s*([\s\S]{0,60})/g)].map(([, start]) => ({
        file,
        start: (start ?? "").trim(),
      })),
    );
  expect(wheres.length).toBeGreaterThan(100);
  const loose = wheres.filter(
    ({ file, start }) =>
      !/^((\w+\s*\?\s*)?within|own\(|and\(own,)/.test(start) &&
      !WITHOUT_COUNTY.some((place) => file.startsWith(place)),
  );
  expect(loose.map(({ file, start }) => `${relative(".", file)}: ${start}`)).toEqual([]);
});

test("only the schedule and the operator speak of every county at once", () => {
  const speakers = files.filter((file) => /every county \*\//.test(textOf(file)));
  expect(speakers).toEqual([
    "worker/access/applications/records.ts",
    "worker/schedule/records-expiry.ts",
    "worker/schedule/records-owing.ts",
    "worker/schedule/records-sketches.ts",
    "worker/schedule/records-ticks.ts",
  ]);
});

test("a delivery of the queue holds one message, so that a run has an invocation's time and queries for itself", () => {
  const settings = readFileSync("wrangler.toml", "utf8");
  const consumers = settings.split("[[queues.consumers]]").slice(1);
  expect(consumers.map((one) => /^max_batch_size = (\d+)$/m.exec(one)?.[1])).toEqual(["1", "1"]);
  expect(settings).not.toContain("cpu_ms");
});

test("a page saves a file only where the log is told of it", () => {
  const saving = files.filter(
    (file) => file.startsWith("web/") && /\b(exportRows|saveFile)\b.*\(/.test(textOf(file)),
  );
  expect(saving.toSorted()).toEqual([
    "web/pages/organization/county-settings/county-settings.ts",
    "web/pages/rating/assessments/list.tsx",
    "web/shell/ExportButtons.tsx",
    "web/ui/export.ts",
  ]);
  for (const told of ["/list-exports", '/facts`, "POST"', '"/export", "POST"'])
    expect(saving.some((file) => textOf(file).includes(told))).toBe(true);
});

test("a list of words that rows, rules and pages share is written once, and its file imports nothing", () => {
  expect(importsOf("db/vocabulary.ts")).toEqual([]);
  const lists = Object.entries(vocabulary);
  expect(lists.length).toBeGreaterThan(15);
  for (const [name, words] of lists) {
    const written = new RegExp(`\\[\\s*${words.map((word) => `"${word}"`).join(",\\s*")},?\\s*\\]`);
    expect(textOf("db/vocabulary.ts")).toMatch(written);
    expect([name, files.filter((file) => written.test(textOf(file)))]).toEqual([name, []]);
  }
});

/** Every way that leads from a node back to it, as far as a walk in depth meets it. */
function circlesOf(edges: ReadonlyMap<string, Iterable<string>>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, trail: string[]): void => {
    if (trail.includes(node)) {
      circles.push([...trail.slice(trail.indexOf(node)), node].join(" → "));
      return;
    }
    if (done.has(node)) return;
    for (const next of edges.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of edges.keys()) walk(node, []);
  return circles;
}

test("a route answers through the endpoints of its concept alone", () => {
  const ownWay = files.filter(
    (file) => role(file) === "routes" && isConcept(file) && /\bc\.(json|body|text)\(/.test(textOf(file)),
  );
  expect(ownWay).toEqual([]);
  const withEndpoints = files.filter((file) => /^export const endpoints = \{/m.test(textOf(file)));
  expect(withEndpoints.length).toBeGreaterThan(30);
  const withEvents = files.filter((file) => /^export const events = \[/m.test(textOf(file)));
  const speaking = new Set([...withEndpoints, ...withEvents]);
  const gathered = importsOf("worker/gathered/shapes.ts").map(({ to }) => `${to}.ts`);
  expect(gathered.toSorted()).toEqual([...speaking].toSorted());
});

test("JSON is answered by the endpoints' shapes, a repeat by its first answer's; refusals stand in app.ts", () => {
  expect(
    files.filter(
      (file) =>
        /^worker\/(?!local)/.test(file) &&
        /\bc\.json\(|Response\.json\(|new Response\(JSON/.test(textOf(file)),
    ),
  ).toEqual(["worker/app.ts", "worker/http/answers.ts"]);
});

test("a route reads no record itself: permits and what a reader may see stand between", () => {
  expect(
    broken(({ from, to, types }) => role(from) === "routes" && role(to) === "records" && !types),
  ).toEqual([]);
});

test("records decide nothing: who may is asked before them, and SQL is written in them alone", () => {
  const asking = files.filter(
    (file) => role(file) === "records" && /\b(permit|permitSomewhere|can|canSomewhere)\(/.test(textOf(file)),
  );
  expect(asking).toEqual([]);
  expect(
    broken(({ from, to, types }) => role(from) === "records" && to === "worker/core/permissions" && !types),
  ).toEqual([]);
  const isBelow = (file: string) => /^(core|http|gathered|local)$/.test(district(file));
  const others = files.filter(
    (file) => file.startsWith("worker/") && !isBelow(file) && role(file) !== "records",
  );
  expect(others.length).toBeGreaterThan(200);
  const writing = others.filter(
    (file) =>
      /^import (?!type)[^;]*from "(drizzle-orm[^"]*|[./]*db\/schema\/[^"]*)"/m.test(textOf(file)) ||
      /\bdb\s*\.(select|insert|update|delete|all|get|run|values)\(|\$client|\bstatement\(/.test(textOf(file)),
  );
  expect(writing).toEqual([]);
});

test("what a concept erases, and what its records are called, is gathered", () => {
  const from = (index: string) =>
    new Set(importsOf(`worker/gathered/${index}.ts`).map(({ to }) => `${to}.ts`));
  const erasing = files.filter((file) => /records-erasure\.ts$/.test(file));
  expect(erasing.length).toBeGreaterThan(10);
  expect(erasing.filter((file) => !from("erasure").has(file))).toEqual([]);
  const citing = files.filter((file) => /^export const cited: readonly Label/m.test(textOf(file)));
  const ofFacts = textOf("worker/inspection/facts/records-labels.ts");
  expect(
    citing.filter((file) => !ofFacts.includes(file.replace("worker/", "../../").replace(".ts", ""))),
  ).toEqual([]);
  const named = files.filter((file) => /^export const label: Label/m.test(textOf(file)));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((file) => !from("labels").has(file))).toEqual([]);
});

test("what a reader may see is decided in reads and actions, never in a route", () => {
  const deciding = files.filter(
    (file) => role(file) === "routes" && /\b(permit|permitSomewhere|can|canSomewhere)\(/.test(textOf(file)),
  );
  expect(deciding).toEqual([]);
});

test("the pages take lists of words and one question from the worker's shapes, and no shape of an answer", () => {
  const taken = files
    .filter((file) => file.startsWith("web/"))
    .flatMap((file) => [
      ...textOf(file).matchAll(/^import \{([^}]*)\} from "[^"]*worker\/[^"]*\/shape[^"]*"/gm),
    ])
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && !name.startsWith("type "));
  expect([...new Set(taken)].toSorted()).toEqual([
    "Audience",
    "Every",
    "SessionKind",
    "SessionState",
    "isBulk",
  ]);
});

test("the pages write no answer's type by hand and know endpoints as types alone", () => {
  const typed = files.filter(
    (file) =>
      file.startsWith("web/") &&
      /\b(county\s*\.\s*(get|post|put|delete|upload)|send)<(?!const )/.test(textOf(file)),
  );
  expect(typed).toEqual([]);
  expect(
    imports.filter(
      ({ from, to, types }) => from.startsWith("web/") && /gathered|\/shape-answers$/.test(to) && !types,
    ),
  ).toEqual([]);
});
