import { commit } from "../../core/commit";
import type { Scope } from "../../core/scope";
import { markRead } from "./records";
import type { ReadInbox } from "./shape";

/** That somebody has read what they were told is their own affair: the log is not told of it. */
export async function readInbox(scope: Scope, asked: ReadInbox): Promise<void> {
  await commit(scope, [markRead(scope, asked)], {
    event: "inbox.read",
    subject: scope.actor.accountId ?? "",
    unaudited: true,
  });
}
