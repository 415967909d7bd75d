import { cpSync, rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildPages } from "../../worker/local/pages.ts";
import { browserUnpacked, freePort, newState, startOn } from "./product";

declare module "vitest" {
  interface ProvidedContext {
    demo: string;
    told: string;
  }
}

/**
 * The demo county is told once for all browser tests: files that look share the one product, files that write take a
 * copy of its databases (`anOwnDemo`), so that none disturbs another that runs beside it.
 */
export default async function setup(project: TestProject) {
  // Once and before any file runs: several that build or unpack at a time would take the files from one another.
  buildPages();
  await browserUnpacked();
  const state = newState();
  const product = await startOn(state, await freePort());
  const told = `${state}-told`;
  // Nobody has asked anything of it yet: its files are at rest.
  cpSync(state, told, { recursive: true });
  project.provide("demo", product.base);
  project.provide("told", told);
  return async () => {
    await product.stop();
    rmSync(told, { recursive: true, force: true });
  };
}
