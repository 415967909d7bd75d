import { refuseUnlessSecond } from "../../access/accounts/apart";
import { isHeldByAnother } from "../../access/accounts/records-holders";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { permit, rolesFor } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findRun, insertRun } from "./records";
import {
  endRepetition,
  type FoundRepeatable,
  guardDrops,
  insertRepetition,
  repeatableRuns,
} from "./records-repetition";
import { refuseUnlessSeen } from "./rules";
import type { AskRepetition, ConfirmRepetition } from "./shape";

/** Asks for a year's ratings to be made anew, which drops what was confirmed; a second administrator confirms it. */
export async function askRepetition(scope: Scope, runId: string, input: AskRepetition): Promise<string> {
  const run = await repeatable(scope, runId);
  if (run.request) throw new Refusal("already_submitted");
  refuseUnlessSeen(input, run);
  if (!(await isHeldByAnother(scope, rolesFor("run.start")))) throw new Refusal("second_person_needed");
  const id = newId("rep");
  await commit(scope, insertRepetition(scope, { id, runId, ...input }), {
    event: "run.repetition_asked",
    subject: runId,
    detail: { period: run.period, ...input },
    answer: { id },
    unguarded: "already_submitted",
  });
  return id;
}

/** The later attempt supersedes: its proposals are new, and nothing is confirmed. Gives the run to send. */
export async function confirmRepetition(
  scope: Scope,
  runId: string,
  { request, ...seen }: ConfirmRepetition,
): Promise<string> {
  const run = await repeatable(scope, runId);
  if (!run.request) throw new Refusal("not_submitted");
  if (run.request.id !== request) throw new Refusal("stale_version", { current: run.request });
  await refuseUnlessSecond(scope, run.askedById);
  refuseUnlessSeen(seen, run);
  const next = {
    id: newId("run"),
    kind: "propose_ratings" as const,
    period: run.period,
    dueOn: scope.today,
    attempt: run.attempt + 1,
  };
  const writes = [guardDrops(scope, runId, seen), endRepetition(scope, request, "confirmed")];
  await commit(scope, [...writes, insertRun(scope, next)], {
    event: "run.repeated",
    subject: next.id,
    detail: { supersedes: runId, ...seen },
    otherwise: "already_started",
    answer: { id: next.id },
  });
  return next.id;
}

/** The asking administrator withdraws, another one refuses. */
export async function dropRepetition(scope: Scope, runId: string): Promise<void> {
  const { request } = await repeatable(scope, runId);
  if (!request) throw new Refusal("not_submitted");
  await commit(scope, [endRepetition(scope, request.id, request.isOwn ? "withdrawn" : "refused")], {
    event: request.isOwn ? "run.repetition_withdrawn" : "run.repetition_refused",
    subject: runId,
    otherwise: "already_decided",
  });
}

async function repeatable(scope: Scope, runId: string): Promise<FoundRepeatable> {
  permit(scope, "run.start");
  await findRun(scope, runId);
  const [run] = await repeatableRuns(scope, runId);
  if (!run) throw new Refusal("already_started");
  return run;
}
