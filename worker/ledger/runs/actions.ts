import { commit } from "../../core/commit";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findRun, requeue } from "./records";

/** A waiting run is sent once more, a failed one goes on from where it stopped. Gives the run to send. */
export async function startAgain(scope: Scope, id: string): Promise<string> {
  permit(scope, "run.start");
  const run = await findRun(scope, id);
  if (run.state === "queued" || run.state === "running") return run.id;
  if (run.state !== "failed") throw new Refusal("already_started");
  await commit(scope, requeue(scope, id), {
    event: "run.started_again",
    subject: id,
    unguarded: "already_started",
    answer: { id },
  });
  return id;
}
