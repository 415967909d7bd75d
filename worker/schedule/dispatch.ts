import { addDays, type Day, type Quarter, shanghaiDay } from "../core/calendar";
import type { Env, MissedMessage, ScheduleMessage, TickMessage } from "../core/env";
import { newId } from "../core/ids";
import { Refusal } from "../core/refusal";
import { type Scope, systemScope } from "../core/scope";
import { type Db, shardBindings } from "../core/shards";
import { leavesWhileRectifying, ownUntilOf } from "../inspection/inspections/records-leave";
import { enterRuns } from "../ledger/runs/records";
import type { RunKey } from "../ledger/runs/shape";
import { type Owing, type OwingRow, owingAfter, owingFrom, owingOf } from "./records-owing";
import { countiesAfter, enterFailed, mendFailedTicks, unfinishedOf } from "./records-ticks";
import { type Due, dueOn } from "./rules-due";

/** Counties that one message looks at: two statements each and six for all stay within the fifty of the smallest plan. */
export const COUNTIES_A_TICK = 20;

/** The daily cron asks no database anything: every shard gets its messages. */
export async function dispatch(env: Env, now: number): Promise<void> {
  const day = shanghaiDay(now);
  await send(
    env,
    shardBindings(env).flatMap((_, shard) => [
      { expire: day, shard },
      { tick: day, shard, after: "" },
    ]),
  );
}

/** Enters once what a handful of counties owe, sends it on its way, and hands on to the counties that follow. */
export async function tickCounties(
  env: Env,
  db: Db,
  now: number,
  { tick: day, shard, after }: TickMessage,
): Promise<void> {
  const rows = await owingAfter(db, after, COUNTIES_A_TICK);
  const failed = (await Promise.all(rows.map((row) => failureIn(db, row, now)))).filter(
    (one) => one !== undefined,
  );
  const sound = rows
    .map(({ countyId }) => countyId)
    .filter((countyId) => !failed.some((one) => one.countyId === countyId));
  if (failed.length > 0) await enterFailed(db, { kind: "tick", day }, failed, now);
  if (sound.length > 0) await mendFailedTicks(db, sound, now);
  const unfinished = sound.length > 0 ? await unfinishedOf(db, sound) : [];
  await send(env, [
    ...unfinished,
    ...nextOf(
      day,
      shard,
      rows.map(({ countyId }) => countyId),
    ),
  ]);
}

/** A look that failed again and again is in the ledger of every county it was to look at; the others' turn comes all the same. */
export async function buryTick(
  env: Env,
  db: Db,
  now: number,
  { tick: day, shard, after }: TickMessage,
): Promise<void> {
  const counties = await countiesAfter(db, after, COUNTIES_A_TICK);
  if (counties.length === 0) return;
  const failed = counties.map((countyId) => ({ countyId, error: "dead_lettered" }));
  await enterFailed(db, { kind: "tick", day }, failed, now);
  await send(env, nextOf(day, shard, counties));
}

/** An expiry that failed again and again is in the ledger of every county of its shard, a handful a message; the next good one mends it. */
export async function enterMissedExpiry(
  env: Env,
  db: Db,
  now: number,
  { missed: day, shard, after }: MissedMessage,
): Promise<void> {
  const counties = await countiesAfter(db, after, COUNTIES_A_TICK);
  if (counties.length === 0) return;
  const failed = counties.map((countyId) => ({ countyId, error: "expiry_failed" }));
  await enterFailed(db, { kind: "expire", day }, failed, now);
  const last = counties[COUNTIES_A_TICK - 1];
  if (last !== undefined) await send(env, [{ missed: day, shard, after: last }]);
}

function nextOf(day: Day, shard: number, counties: readonly string[]): TickMessage[] {
  const last = counties[COUNTIES_A_TICK - 1];
  return last === undefined ? [] : [{ tick: day, shard, after: last }];
}

/** What one county's records make fail stays that county's. */
async function failureIn(
  db: Db,
  row: OwingRow,
  now: number,
): Promise<{ countyId: string; error: string } | undefined> {
  const { countyId } = row;
  try {
    await enterDue(db, owingFrom(row), now);
  } catch (error) {
    console.error("tick", countyId, error instanceof Error ? error.name : typeof error);
    return { countyId, error: error instanceof Refusal ? error.code : "tick_failed" };
  }
}

/** What a county owes next, once one of its runs has ended: a late tick catches up in order. */
export async function dispatchCounty(env: Env, scope: Scope): Promise<void> {
  const row = await owingOf(scope.db, scope.countyId);
  if (!row) return;
  const entered = await enterDue(scope.db, owingFrom(row), scope.now);
  await send(
    env,
    entered.map(({ id }) => ({ countyId: scope.countyId, runId: id })),
  );
}

async function enterDue(db: Db, owing: Owing, now: number): Promise<{ id: string }[]> {
  const scope = systemScope({ countyId: owing.countyId, db, now });
  const ready = await readyIn(scope, owing);
  if (ready.length === 0) return [];
  return enterRuns(
    scope,
    ready.map(({ dueOn: day, after: _after, ...run }) => ({ ...run, id: newId("run"), dueOn: day })),
  );
}

/** What is due and comes after nothing that has not ended. */
export async function readyIn(scope: Scope, owing: Owing): Promise<Due[]> {
  const { timetableOf, startedOn, ended, daysOffOf, done } = owing;
  const waiting = await lastDays(scope, owing);
  return dueOn(scope.today, timetableOf, { startedOn, done: ended, daysOffOf, waiting }).filter(({ after }) =>
    after.every((one) => done.some((run) => isSame(run, one))),
  );
}

/** The last day of rectification of each quarter that waits for somebody; none comes whose late run failed, until it is started again. */
async function lastDays(
  scope: Scope,
  { timetableOf, daysOffOf, waiting }: Owing,
): Promise<Record<Quarter, Day>> {
  if (waiting.length === 0) return {};
  const quarters = waiting.map(({ period }) => period);
  const [leaves] = await scope.db.batch([leavesWhileRectifying(scope, { quarters })]);
  const own = ownUntilOf(leaves, timetableOf, daysOffOf);
  const never = "9999-12-30";
  return Object.fromEntries(
    waiting.map(({ period, failed }) => [
      period,
      failed ? never : (own.latest(period) ?? addDays(scope.today, -1)),
    ]),
  );
}

function isSame(a: RunKey, b: RunKey): boolean {
  return a.kind === b.kind && a.period === b.period;
}

export async function send(env: Env, messages: readonly ScheduleMessage[]): Promise<void> {
  for (let at = 0; at < messages.length; at += 100) {
    await env.RUNS.sendBatch(messages.slice(at, at + 100).map((body) => ({ body })));
  }
}
