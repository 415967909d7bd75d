/**
 * `npm run mutants`: how many random faults in the rules do the tests of the rules notice?
 *
 * Ours, for the kept tools (Stryker) know no vitest 5 and bring a second parser and runner with them. Mutants are found
 * in the tree that Vite's own parser gives (TypeScript 7 has no such interface), and reach the tests through a Vite
 * plugin, so that no file is touched. One first run notes which test files come by which mutant; then two children
 * try each mutant against those alone, the quickest first, until one fails. What takes five times as long is tried once more
 * with four times the patience, so that a busy machine kills nothing; what hangs then too is killed by time.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { numbersFrom } from "../../db/demo/random.ts";
import type { Order, Word } from "./attempt.ts";
import { equivalentOf, unfitting } from "./equivalents.ts";
import { isProgram, ruledFiles, type Site, sitesOfFile, withMutant } from "./sites.ts";

/** These read files of the house or measure time under load, so that their failing would say nothing of a mutant. */
const left = ["architecture", "asvs", "hostile-files", "mutants"].map((name) => `**/${name}.test.ts`);
const equivalentsAtMost = 0.1;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    count: { type: "string", default: "200" },
    file: { type: "string", default: "" },
    jobs: { type: "string", default: "2" },
    "at-least": { type: "string", default: "0.95" },
  },
});
const atLeast = Number(values["at-least"]);
const began = Date.now();
const all = ruledFiles()
  .filter((file) => file.includes(values.file))
  .flatMap(sitesOfFile);
const drawn = draw(all, Number(values.count), numbersFrom(Number(values.seed)));
console.log(`seed ${values.seed}: ${drawn.length} of ${all.length} mutants in ${ruledFiles().length} files`);

// What cannot be read fails every test, and would count as killed.
const broken = drawn.filter((site) => !isProgram(withMutant(readFileSync(site.file, "utf8"), site)));
if (broken.length > 0) stop(`no program: ${JSON.stringify(broken[0])}`);

const folder = mkdtempSync(join(tmpdir(), "mutants-"));
const { seconds, failed } = await noting(drawn);
if (failed.length > 0) stop(`without a mutant fails ${failed.join(", ")}`);
const testsOf = whoComesBy(Object.keys(seconds));
rmSync(folder, { recursive: true });

const killedBy = new Map<number, string>();
const waiting = drawn.map((_, id) => id).filter((id) => testsOf(id).length > 0);
await Promise.all(Array.from({ length: Number(values.jobs) }, () => work()));
await refuseUnlessSound();
report();

/** A different draw for each seed, the same for the same one. */
function draw(sites: Site[], count: number, next: () => number): Site[] {
  return sites
    .map((site) => ({ site, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ site }) => site);
}

function child(): ChildProcess {
  const env = { ...process.env, QINXUE_MUTANTS: folder, NO_COLOR: "1" };
  return fork(new URL("attempt.ts", import.meta.url), { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

async function noting(sites: Site[]): Promise<Word & { kind: "noted" }> {
  const one = child();
  one.send({ kind: "notes", sites, left } satisfies Order);
  const word = await new Promise<Word>((resolve, reject) => {
    one.once("message", resolve);
    one.once("exit", (code) => reject(new Error(`the first run ended with ${code}`)));
  });
  one.kill();
  return word as Word & { kind: "noted" };
}

/** The test files that come by a mutant, the quickest first. */
function whoComesBy(tests: string[]): (id: number) => string[] {
  const quickest = tests.sort((a, b) => (seconds[a] ?? 0) - (seconds[b] ?? 0));
  const seen = quickest.map((test) => ({
    test,
    ids: new Set<number>(JSON.parse(readFileSync(`${folder}/${basename(test)}.json`, "utf8"))),
  }));
  return (id) => seen.filter(({ ids }) => ids.has(id)).map(({ test }) => test);
}

/** One child tries what waits, one mutant after the other; one that hangs is ended, and another begins. */
async function work(): Promise<void> {
  let one = child();
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const order = { id, site: drawn[id] as Site, tests: testsOf(id) };
    let by = await attempted(one, order);
    if (isByTime(by)) {
      one = child();
      by = await attempted(one, order, 4);
    }
    if (by !== undefined) killedBy.set(id, by);
    if (isByTime(by)) one = child();
    if (process.stdout.isTTY) process.stdout.write(`\r${waiting.length} to go `);
  }
  one.kill();
}

function isByTime(by: string | undefined): boolean {
  return by?.startsWith("time ") ?? false;
}

/** Every test that killed must pass again where nothing is changed; else it fell by itself, and no share is told. */
async function refuseUnlessSound(): Promise<void> {
  const [site] = drawn;
  const tests = [...new Set(killedBy.values())].filter((by) => !isByTime(by));
  if (!site || tests.length === 0) return;
  const same = { ...site, instead: readFileSync(site.file, "utf8").slice(site.start, site.end) };
  const one = child();
  const by = await attempted(one, { id: -1, site: same, tests });
  one.kill();
  if (by !== undefined) stop(`without a mutant fails ${by}`);
}

function attempted(
  one: ChildProcess,
  order: Omit<Order & { kind: "try" }, "kind">,
  patience = 1,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (by: string | undefined) => {
      clearTimeout(timer);
      one.removeAllListeners();
      resolve(by);
    };
    const hangs = (test: string) => {
      one.kill("SIGKILL");
      end(`time (${test})`);
    };
    one.on("message", (word: Word) => {
      clearTimeout(timer);
      if (word.kind === "starts")
        timer = setTimeout(() => hangs(word.test), patience * (10 + 5 * (seconds[word.test] ?? 0)) * 1000);
      if (word.kind === "tried") end(word.killedBy);
    });
    one.once("exit", (code) => stop(`a child ended with ${code} at ${JSON.stringify(order.site)}`));
    one.send({ kind: "try", ...order } satisfies Order);
  });
}

function report(): void {
  const alive = drawn.filter((_, id) => !killedBy.has(id));
  const equivalent = alive.filter((site) => equivalentOf(site) !== undefined);
  const survivors = alive.filter((site) => equivalentOf(site) === undefined);
  for (const site of survivors.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)) {
    const met = testsOf(drawn.indexOf(site)).length > 0 ? "survives" : "meets no test";
    console.log(
      `${site.file}:${site.line}: ${site.before} → ${site.after || "nothing"} ${met}\n    ${site.text}`,
    );
  }
  const wrong = drawn.filter((site, id) => killedBy.has(id) && equivalentOf(site) !== undefined);
  for (const site of wrong)
    console.log(
      `${site.file}:${site.line}: ${site.before} → ${site.after} listed as equivalent, and killed by ${killedBy.get(drawn.indexOf(site))}`,
    );
  for (const entry of unfitting(ruledFiles().flatMap(sitesOfFile)))
    console.log(`equivalents.ts: nothing reads so any more: ${entry.file}: ${entry.text}`);

  const real = drawn.length - equivalent.length;
  const share = real === 0 ? 1 : killedBy.size / real;
  const late = [...killedBy.values()].filter(isByTime).length;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  console.log(
    `seed ${values.seed}: ${killedBy.size} of ${real} killed (${(share * 100).toFixed(1)} %, ${late} by time), ` +
      `${survivors.length} survive, ${equivalent.length} equivalent; ${minutes} min`,
  );
  const good =
    share >= atLeast && equivalent.length <= drawn.length * equivalentsAtMost && wrong.length === 0;
  process.exit(good ? 0 : 1);
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
