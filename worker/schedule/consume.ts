import type { RunKind } from "../../db/vocabulary";
import { messageOf } from "../core/cause";
import type { Env, ExpireMessage, RunMessage, ScheduleMessage } from "../core/env";
import { Refusal } from "../core/refusal";
import { type Scope, systemScope } from "../core/scope";
import { countedShard, findCounty, shard } from "../core/shards";
import { finaliseInspection, openInspection, startRectification } from "../inspection/inspections/runs";
import { failRun, findRun, startRun, type TakenUp } from "../ledger/runs/records";
import { proposeRatings } from "../rating/proposals/runs";
import { buryTick, dispatchCounty, enterMissedExpiry, send, tickCounties } from "./dispatch";
import { dropExpired } from "./records-expiry";
import { fillSketches } from "./records-sketches";
import { enterFailed } from "./records-ticks";
import { expireAgain, lookAgain } from "./runs-again";

const takenUpAt = (realNow: number): Record<RunKind, TakenUp> => ({
  open_inspection: openInspection,
  start_rectification: startRectification,
  finalise_inspection: finaliseInspection,
  propose_ratings: proposeRatings,
  tick: lookAgain,
  expire: expireAgain(realNow),
});

/** What one delivery does of a run before it sends the rest on: it stays well within an invocation's 1,000 queries and its time. */
const slicesADelivery = 20;
const queriesADelivery = 500;

/** `realNow` is the real clock's where the schedule's own is moved: sessions live by it. */
export async function consume(
  env: Env,
  now: number,
  batch: MessageBatch<ScheduleMessage>,
  realNow: number,
): Promise<void> {
  for (const message of batch.messages) {
    if (batch.queue.endsWith("-dead")) {
      await bury(env, now, message.body);
      message.ack();
    } else await deliver(env, now, message, realNow);
  }
}

async function deliver(
  env: Env,
  now: number,
  message: Message<ScheduleMessage>,
  realNow: number,
): Promise<void> {
  const { body } = message;
  try {
    if ("tick" in body) await tickCounties(env, shard(env, body.shard), now, body);
    else if ("expire" in body) await expire(env, now, body, realNow);
    else if ("missed" in body) await enterMissedExpiry(env, shard(env, body.shard), now, body);
    else await carryOn(env, now, body, realNow);
    message.ack();
  } catch (error) {
    console.error(...nameOf(body), error instanceof Error ? error.name : typeof error, messageOf(error));
    message.retry({ delaySeconds: Math.min(600, 10 * 2 ** message.attempts) });
  }
}

/** Takes away what has run out; the rest of what waits to be sketched follows in a message of its own. */
async function expire(env: Env, now: number, body: ExpireMessage, realNow: number): Promise<void> {
  const db = shard(env, body.shard);
  await dropExpired(db, now, realNow);
  if (await fillSketches(db)) await send(env, [body]);
}

/** Carries a run on for as long as one delivery may, and sends it on where that was not to its end. */
async function carryOn(env: Env, now: number, message: RunMessage, realNow: number): Promise<void> {
  const county = await findCounty(env, message.countyId);
  if (!county) return;
  const { db, asked } = countedShard(env, county.shard);
  const scope = systemScope({ countyId: message.countyId, db, now });
  const most = Number(env.DELIVERY_SLICES) || slicesADelivery;
  const isSpent = (slices: number) => slices >= most || asked() >= queriesADelivery;
  try {
    const people = Number(env.SLICE_PEOPLE) || undefined;
    if (await runToEnd(scope, message.runId, { people, isSpent, realNow })) await dispatchCounty(env, scope);
    else await send(env, [message]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await failRun(scope, message.runId, error.code);
  }
}

type Delivery = { people?: number; isSpent?: (slices: number) => boolean; realNow?: number };

/**
 * Carries a run on from its cursor until the delivery is spent; whether it has come to its end. A slice that another
 * delivery already wrote is skipped, not repeated.
 */
export async function runToEnd(
  scope: Scope,
  runId: string,
  { people, isSpent = () => false, realNow = scope.now }: Delivery = {},
): Promise<boolean> {
  const takenUp = takenUpAt(realNow);
  await startRun(scope, runId);
  let run = await findRun(scope, runId);
  if (run.state !== "running") return true;
  let slice = await takenUp[run.kind](scope, run, people);
  for (let slices = 0; run.state === "running"; slices++) {
    if (slices > 0 && isSpent(slices)) return false;
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
  return true;
}

/** What was tried in vain stands in the ledger, where people see it and can start it again. */
async function bury(env: Env, now: number, body: ScheduleMessage): Promise<void> {
  if ("expire" in body) {
    const missed = { missed: body.expire, shard: body.shard, after: "" };
    return enterMissedExpiry(env, shard(env, body.shard), now, missed);
  }
  if ("missed" in body) return enterMissedExpiry(env, shard(env, body.shard), now, body);
  if ("tick" in body) return buryTick(env, shard(env, body.shard), now, body);
  const county = await findCounty(env, body.countyId);
  if (!county) return;
  const scope = systemScope({ countyId: body.countyId, db: shard(env, county.shard), now });
  if (await failRun(scope, body.runId, "dead_lettered")) return;
  // The run had ended: what failed was to work out what the county owes next.
  const failed = [{ countyId: body.countyId, error: "dead_lettered" }];
  await enterFailed(scope.db, { kind: "tick", day: scope.today }, failed, now);
}

function nameOf(body: ScheduleMessage): [string, string | number] {
  if ("tick" in body) return ["tick", `${body.shard} after ${body.after}`];
  if ("missed" in body) return ["missed", `${body.shard} after ${body.after}`];
  return "expire" in body ? ["expire", body.shard] : ["run", body.runId];
}
