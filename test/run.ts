import { spawnSync } from "node:child_process";

/** Runs every kind of test in the order in which a fault is cheapest to find; `--long` takes the full counts. */
const long = process.argv.includes("--long");
const env = { ...process.env, QINXUE_LONG: long ? "1" : "", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" };
const bin = (name: string) => `node_modules/.bin/${name}`;

/** The Worker as it would be sent, with its bindings: bundled and not sent. */
const dryRun = ["deploy", "--dry-run", "--outdir", ".wrangler/deploy"];
const steps: [name: string, command: string, ...args: string[]][] = [
  ["format and lint", bin("biome"), "check", ".", "--error-on-warnings"],
  ["types", bin("tsc"), "-p", "tsconfig.json"],
  ["types of the pages", bin("tsc"), "-p", "web/tsconfig.json"],
  ["rules", bin("vitest"), "run", "--config", "test/rules/vitest.config.ts"],
  ["worker", bin("vitest"), "run", "--config", "test/worker/vitest.config.ts"],
  ["web", bin("vitest"), "run", "--config", "test/web/vitest.config.ts"],
  ["build", bin("vite"), "build", "web", "--config", "web/vite.config.ts", "--logLevel", "warn"],
  ["byte budgets", process.execPath, "test/budgets.ts"],
  ["browser floor", process.execPath, "test/floor.ts"],
  ["deployable", bin("wrangler"), ...dryRun],
  ["browser", bin("vitest"), "run", "--config", "test/e2e/vitest.config.ts"],
];

const started = Date.now();
for (const [done, [name, command, ...args]] of steps.entries()) {
  const before = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  const seconds = ((Date.now() - before) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  if (status !== 0) {
    process.stdout.write(`\n${done} passed, 1 failed\n`);
    process.exit(1);
  }
}
process.stdout.write(
  `\nall in ${((Date.now() - started) / 1000).toFixed(1)} s\n${steps.length} passed, 0 failed\n`,
);
