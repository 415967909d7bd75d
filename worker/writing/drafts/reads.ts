import type { Scope } from "../../core/scope";
import { draftOf } from "./records";

/** The own draft of a form, or null: nobody else's is ever read. */
export async function ownDraft(scope: Scope, form: Parameters<typeof draftOf>[1]) {
  return (await draftOf(scope, form)) ?? null;
}
