import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = ".wrangler/running";

/** Which instances run here, each by its port: several may, and the clock of one is not another's. */
export function noteRunning(port: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, String(port)), "");
}

export function noteStopped(port: number): void {
  rmSync(join(folder, String(port)), { force: true });
}

/** Addresses that were noted; one that no longer answers was ended without a word. */
export async function runningHere(): Promise<string[]> {
  let noted: string[] = [];
  try {
    noted = readdirSync(folder);
  } catch {
    // Nothing has been started here yet.
  }
  const bases = noted.map((port) => `http://localhost:${port}`);
  const answers = await Promise.all(
    bases.map((base) =>
      fetch(`${base}/api/local/clock`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  return bases.filter((_, index) => answers[index]);
}
