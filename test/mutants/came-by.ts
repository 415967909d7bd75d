import { mkdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, expect } from "vitest";

// Set before a test imports anything: constants at a module's head are mutants too.
const cameBy = new Set<number>();
Object.assign(globalThis, { __cameBy: cameBy });

afterAll(() => {
  const folder = process.env.QINXUE_MUTANTS ?? "";
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${basename(expect.getState().testPath ?? "")}.json`, JSON.stringify([...cameBy]));
});
