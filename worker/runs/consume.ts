import { proposeRatings } from "../assessments/propose";
import { Refusal } from "../core/refusal";
import { type Scope, systemScope } from "../core/scope";
import { findCounty, shard } from "../core/shards";
import type { Env, RunMessage } from "../env";
import { finaliseInspection, openInspection, startRectification } from "../inspections/runs";
import { dispatchCounty } from "./dispatch";
import type { RunKind } from "./due";
import { failRun, findRun, startRun, type TakenUp } from "./records";

const takenUp: Record<RunKind, TakenUp> = {
  open_inspection: openInspection,
  start_rectification: startRectification,
  finalise_inspection: finaliseInspection,
  propose_ratings: proposeRatings,
};

export async function consume(env: Env, now: number, batch: MessageBatch<RunMessage>): Promise<void> {
  const dead = batch.queue.endsWith("-dead");
  for (const message of batch.messages) {
    if (dead) await bury(env, now, message.body);
    else await carryOn(env, now, message);
    if (dead) message.ack();
  }
}

async function carryOn(env: Env, now: number, message: Message<RunMessage>): Promise<void> {
  const scope = await scopeFor(env, now, message.body.countyId);
  if (!scope) return message.ack();
  try {
    await runToEnd(scope, message.body.runId, Number(env.SLICE_PEOPLE) || undefined);
    await dispatchCounty(env, scope.db, scope.countyId, now);
    message.ack();
  } catch (error) {
    if (error instanceof Refusal) {
      await failRun(scope, message.body.runId, error.code);
      message.ack();
      return;
    }
    console.error(
      "run",
      message.body.runId,
      error instanceof Error ? error.name : typeof error,
      rootMessage(error),
    );
    message.retry({ delaySeconds: Math.min(600, 10 * 2 ** message.attempts) });
  }
}

/** Carries a run on from its cursor; a slice that another delivery already wrote is skipped, not repeated. */
export async function runToEnd(scope: Scope, runId: string, people?: number): Promise<void> {
  await startRun(scope, runId);
  let run = await findRun(scope, runId);
  if (run.state !== "running") return;
  let slice = await takenUp[run.kind](scope, run, people);
  while (run.state === "running") {
    const before = run.cursor;
    try {
      run = await slice(run);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === "stale_version")) throw error;
      run = await findRun(scope, runId);
      if (run.cursor === before && run.state === "running") throw error;
      slice = await takenUp[run.kind](scope, run, people);
    }
  }
}

async function bury(env: Env, now: number, body: RunMessage): Promise<void> {
  const scope = await scopeFor(env, now, body.countyId);
  if (scope) await failRun(scope, body.runId, "dead_lettered");
}

async function scopeFor(env: Env, now: number, countyId: string): Promise<Scope | undefined> {
  const county = await findCounty(env, countyId);
  return county && systemScope({ countyId, db: shard(env, county.shard), now });
}

function rootMessage(error: unknown): string {
  let e = error;
  while (e instanceof Error && e.cause instanceof Error) e = e.cause;
  return e instanceof Error && !e.message.startsWith("Failed query") ? e.message : "";
}
