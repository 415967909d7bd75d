import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * Runs every kind of test in the order in which a fault is cheapest to find. `--long` takes the full counts, the mutants
 * and then the moments at which days are mistaken; `--at 2026-12-31T23:59+08:00` lets Node, the runtime and the browser
 * live then; `--only browser` takes the step of that name alone, as it is printed.
 */
const { values } = parseArgs({
  options: { long: { type: "boolean", default: false }, at: { type: "string" }, only: { type: "string" } },
});
const bin = (name: string) => `node_modules/.bin/${name}`;
const vitest = (name: string) => [bin("vitest"), "run", "--config", `test/${name}/vitest.config.ts`] as const;

/** The Worker as it would be sent, with its bindings: bundled and not sent. */
const dryRun = ["deploy", "--dry-run", "--outdir", ".wrangler/deploy"];
type Step = readonly [name: string, command: string, ...args: string[]];
const still: Step[] = [
  ["format and lint", bin("biome"), "check", ".", "--error-on-warnings"],
  ["types", bin("tsc"), "-p", "tsconfig.json"],
  ["types of the pages", bin("tsc"), "-p", "web/tsconfig.json"],
];
const built: Step[] = [
  ["build", bin("vite"), "build", "web", "--config", "web/vite.config.ts", "--logLevel", "warn"],
  ["byte budgets", process.execPath, "test/budgets.ts"],
  ["browser floor", process.execPath, "test/floor.ts"],
  ["deployable", bin("wrangler"), ...dryRun],
];
const living: Step[] = [
  ["rules", ...vitest("rules")],
  ["worker", ...vitest("worker")],
  ["web", ...vitest("web")],
];
const browser: Step = ["browser", ...vitest("e2e")];
/** Only with the full counts: what it draws differs from run to run, and a landing hangs on no draw. */
const mutants: Step = ["mutants", process.execPath, "test/mutants/run.ts"];
/** A sample of what the full counts take: seven of ten must be killed, so that an unlucky draw alone stops nobody. */
const few = ["--seed", "1", "--count", "10", "--at-least", "0.7"];
const someMutants: Step = ["some mutants", process.execPath, "test/mutants/run.ts", ...few];
/** What goes by days, lived in the last minute of the year. */
const byDays = ["test/rules/inspection", "test/rules/study", "test/rules/measures"];
const lastMinute: Step = ["rules of days at the year's last minute", ...vitest("rules"), ...byDays];

const all = [...still, ...living, ...built, browser, values.long ? mutants : someMutants].filter(
  ([name]) => values.only === undefined || name === values.only,
);
if (all.length === 0) {
  process.stderr.write(`--only ${values.only} is no step: give one such as worker or browser.\n`);
  process.exit(2);
}

const started = Date.now();
let done = 0;
runAll(all, { long: values.long, at: values.at });
if (!values.long && values.only === undefined && values.at === undefined)
  runAll([lastMinute], { long: false, at: moments()[1] });
if (values.long && values.only === undefined)
  for (const at of moments()) runAll([...living, browser], { long: false, at });
process.stdout.write(`\nall in ${((Date.now() - started) / 1000).toFixed(1)} s\n${done} passed, 0 failed\n`);

/** Two in the morning in Shanghai, the last minute of a year, the leap day: what a test must not notice. */
function moments(): string[] {
  const year = new Date().getUTCFullYear();
  const leap = Math.ceil((year + 1) / 4) * 4;
  return [`${year + 1}-05-06T02:00:00+08:00`, `${year}-12-31T23:59:00+08:00`, `${leap}-02-29T12:00:00+08:00`];
}

function runAll(steps: Step[], { long, at }: { long: boolean; at: string | undefined }): void {
  const moved = at === undefined ? {} : livingAt(at);
  const env = {
    ...process.env,
    QINXUE_LONG: long ? "1" : "",
    NO_COLOR: "1",
    WRANGLER_SEND_METRICS: "false",
    ...moved,
  };
  for (const [name, command, ...args] of steps) {
    const before = Date.now();
    const titled = at === undefined ? name : `${name} at ${at}`;
    process.stdout.write(`\n== ${titled}\n`);
    const { status } = spawnSync(command, args, { stdio: "inherit", env });
    const seconds = ((Date.now() - before) / 1000).toFixed(1);
    process.stdout.write(`== ${titled}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
    if (status !== 0) {
      process.stdout.write(`\n${done} passed, 1 failed\n`);
      process.exit(1);
    }
    done += 1;
  }
}

/** What a process needs to live at another moment; the runtime and the browser are told by those who start them. */
function livingAt(at: string): Record<string, string> {
  const shift = Date.parse(at) - Date.now();
  if (Number.isNaN(shift)) {
    process.stderr.write(`--at ${at} is no moment: give one such as 2026-12-31T23:59+08:00.\n`);
    process.exit(2);
  }
  const preload = new URL("support/shifted-node.ts", import.meta.url).href;
  const options = [process.env.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(" ");
  return { QINXUE_SHIFT_MS: String(shift), NODE_OPTIONS: options };
}
