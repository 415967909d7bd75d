import { commit } from "../../core/commit";
import type { Scope } from "../../core/scope";
import { draftOf, dropDraft, saveDraft } from "./records";
import type { Draft, LetGo } from "./shape";

/** Every account keeps its own drafts, one for each form; answers the version that was kept. */
export async function keepDraft(scope: Scope, form: string, input: Draft): Promise<number> {
  await commit({ ...scope, idempotency: null }, saveDraft(scope, form, input.content, input.version), {
    event: "draft.kept",
    subject: form,
    unaudited: true,
    current: () => draftOf(scope, form),
  });
  return input.version + 1;
}

/** Of the version that was seen: a newer one stays. */
export async function discardDraft(scope: Scope, form: string, { version }: LetGo): Promise<void> {
  await commit(scope, [dropDraft(scope, form, version)], {
    event: "draft.discarded",
    subject: form,
    unaudited: true,
  });
}
