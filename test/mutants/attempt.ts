import { relative } from "node:path";
import type { Plugin } from "vite";
import { createVitest, type TestModule, type Vitest } from "vitest/node";
import { type Site, withMutant, withNotes } from "./sites.ts";

/** What a child is told: note who comes by which mutants, or try one against tests, the quickest first. */
export type Order =
  | { kind: "notes"; sites: Site[]; left: string[] }
  | { kind: "try"; id: number; site: Site; tests: string[] };
/** What a child says: how long each test file took, which one it starts now, and what came of the mutant. */
export type Word =
  | { kind: "noted"; seconds: Record<string, number>; failed: string[] }
  | { kind: "starts"; test: string }
  | { kind: "tried"; id: number; killedBy: string | undefined };

let mutant: Site | undefined;
let noted: Site[] = [];

/** Hands a changed source to the tests; the file itself stays as it is. */
const changed: Plugin = {
  name: "mutants",
  enforce: "pre",
  transform(code, id) {
    const file = relative(process.cwd(), id.split("?")[0] ?? id);
    if (mutant?.file === file) return { code: withMutant(code, mutant), map: null };
    const sites = noted.flatMap((site, at) => (site.file === file ? [{ site, id: at }] : []));
    return sites.length === 0 ? undefined : { code: withNotes(code, sites), map: null };
  },
};

process.on("message", async (order: Order) => {
  process.send?.(order.kind === "notes" ? await notes(order) : await attempt(order));
});

async function notes({ sites, left }: Order & { kind: "notes" }): Promise<Word> {
  noted = sites;
  const vitest = await start({ setupFiles: ["test/mutants/came-by.ts"], exclude: left });
  const { testModules } = await vitest.runTestSpecifications(await vitest.globTestSpecifications(), true);
  await vitest.close();
  return {
    kind: "noted",
    seconds: Object.fromEntries(testModules.map((module) => [module.relativeModuleId, secondsOf(module)])),
    failed: testModules.filter((module) => !module.ok()).map((module) => module.relativeModuleId),
  };
}

/** Each mutant has a runner of its own: a kept one hands the module of a former mutant to the next one's tests. */
async function attempt({ id, site, tests }: Order & { kind: "try" }): Promise<Word> {
  mutant = site;
  const vitest = await start({ fileParallelism: false });
  let killedBy: string | undefined;
  for (const test of tests) {
    process.send?.({ kind: "starts", test } satisfies Word);
    const specifications = await vitest.globTestSpecifications([test]);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    if (testModules.some((module) => !module.ok()) || unhandledErrors.length > 0) {
      killedBy = test;
      break;
    }
  }
  await vitest.close();
  return { kind: "tried", id, killedBy };
}

async function start(options: Record<string, unknown>): Promise<Vitest> {
  const reporters = [{}];
  // A cache of changed modules would hand one mutant's module to the next, and to ordinary runs.
  const fixed = { config: "test/rules/vitest.config.ts", watch: false, fsModuleCache: false };
  const vitest = await createVitest(
    { ...fixed, pool: "threads", reporters, ...options },
    { plugins: [changed], server: { watch: null } },
  );
  await vitest.standalone();
  return vitest;
}

function secondsOf(module: TestModule): number {
  const { duration, collectDuration, setupDuration, environmentSetupDuration, prepareDuration } =
    module.diagnostic();
  return (duration + collectDuration + setupDuration + environmentSetupDuration + prepareDuration) / 1000;
}
