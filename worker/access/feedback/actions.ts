import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import type { Scope } from "../../core/scope";
import { insertFeedback } from "./records";
import type { SendFeedback } from "./shape";

/** Anybody who is signed in may say something about any page; the county's administrators read it. */
export async function sendFeedback(scope: Scope, input: SendFeedback): Promise<string> {
  const id = newId("fee");
  await commit(scope, [insertFeedback(scope, { id, ...input })], {
    event: "feedback.sent",
    subject: id,
    detail: { page: input.page },
    answer: { id },
  });
  return id;
}
