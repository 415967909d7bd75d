import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { benchCounty } from "./county.ts";

/** `npm run bench`: starts with and without a state to begin from, and requests beside their own SQL. Nothing is asserted. */
mkdirSync(".wrangler", { recursive: true });
const state = mkdtempSync(join(".wrangler", "bench-"));

function untilSpoken(port: number): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["worker/local/start.ts", "--port", String(port), "--state", state],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let said = "";
    child.stdout.on("data", async (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("Sign in as")) return;
      await fetch(`http://localhost:${port}/`).then((page) => page.text());
      const seconds = (performance.now() - started) / 1000;
      child.once("exit", () => resolve(seconds));
      child.kill("SIGTERM");
    });
    child.once("error", reject);
  });
}

const first = await untilSpoken(8911);
const second = await untilSpoken(8912);
rmSync(state, { recursive: true, force: true });
console.log(
  `npm start to the first page with the demo county: ${first.toFixed(1)} s; a second start: ${second.toFixed(1)} s`,
);
const { status } = spawnSync(
  "node_modules/.bin/vitest",
  ["run", "--config", "test/bench/vitest.config.ts", "test/bench/requests.bench.ts"],
  {
    stdio: "inherit",
  },
);
if (status !== 0) process.exit(status ?? 1);
await benchCounty();
