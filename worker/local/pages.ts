import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** When the newest file below a path was written; 0 where there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the pages into dist/ unless they are as new as what they are built from; whether they are there. */
export function buildPages(): boolean {
  const sources = Math.max(...["web", "worker", "db", "package-lock.json"].map(newest));
  if (newest("dist/index.html") > sources) return true;
  console.log("Building the pages …");
  const vite = join("node_modules", ".bin", "vite");
  const options = ["build", "web", "--config", "web/vite.config.ts", "--logLevel", "warn"];
  return spawnSync(vite, options, { stdio: "inherit" }).status === 0;
}

/** The pages of a machine with the demo on it: its list of divisions holds the county that no real place is. */
export function pagesWith(demo: readonly [code: string, name: string, above: string], state: string): string {
  const pages = join(state, "pages");
  rmSync(pages, { recursive: true, force: true });
  cpSync("dist", pages, { recursive: true });
  const list = join(pages, "divisions.json");
  const divisions = JSON.parse(readFileSync(list, "utf8")) as unknown[];
  writeFileSync(list, JSON.stringify([...divisions, demo]));
  return pages;
}
