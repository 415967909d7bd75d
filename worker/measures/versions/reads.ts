import type * as v from "valibot";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { measuresOf } from "./actions";
import { faultsOf } from "./rules";
import type { CheckMeasures } from "./shape-adoption";

/** What would keep a set of measures from being adopted, field by field. */
export function faultsFound(scope: Scope, asked: v.InferOutput<typeof CheckMeasures>) {
  permit(scope, "measures.manage");
  return { faults: faultsOf(asked.content).faults };
}

/** One adopted version, also one that was taken back. */
export async function measuresVersion(scope: Scope, id: string) {
  const { versions } = await measuresOf(scope);
  const version = versions.find((one) => one.id === id);
  if (!version) throw new Refusal("not_found");
  return { version };
}
