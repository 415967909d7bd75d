import { cpSync } from "node:fs";
import { inject } from "vitest";
import { freePort, newState, type Product, startOn } from "./product";

/** A demo county for one file alone, which may write in it whatever it likes. */
export async function anOwnDemo(): Promise<Product> {
  const state = newState();
  cpSync(inject("told"), state, { recursive: true });
  return startOn(state, await freePort());
}
