import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { findRun, insertRun, requeue, runRows } from "./records";

/** A failed run goes on from where it stopped; a done rating run is made anew as a later attempt that supersedes. Gives the run to send. */
export async function startAgain(scope: Scope, id: string): Promise<string> {
  permit(scope, "run.start");
  const run = await findRun(scope, id);
  if (run.state === "queued" || run.state === "running") return run.id;
  if (run.state === "failed") {
    await commit(scope, requeue(scope, id), {
      event: "run.started_again",
      subject: id,
      unguarded: "already_started",
      answer: { id },
    });
    return id;
  }
  if (run.kind !== "propose_ratings") throw new Refusal("already_started");
  const latest = (await runRows(scope))
    .filter((other) => other.kind === run.kind && other.period === run.period)
    .reduce((last, other) => Math.max(last, other.attempt), 0);
  if (run.attempt < latest) throw new Refusal("already_started");
  const next = {
    id: newId("run"),
    kind: run.kind,
    period: run.period,
    dueOn: scope.today,
    attempt: run.attempt + 1,
  };
  await commit(scope, [insertRun(scope, next)], {
    event: "run.repeated",
    subject: next.id,
    detail: { supersedes: id },
    otherwise: "already_started",
    answer: { id: next.id },
  });
  return next.id;
}
