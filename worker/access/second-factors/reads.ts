import type { Scope } from "../../core/scope";
import { factorState } from "./records";

/** How the own second factor stands, and whether one is asked for. */
export async function ownFactor(scope: Scope, required: boolean) {
  return { ...(await factorState(scope)), required };
}
