import { addDays, type Day, type Quarter, shanghaiDay } from "../core/calendar";
import { newId } from "../core/ids";
import { type Scope, systemScope } from "../core/scope";
import { type Db, shard, shardBindings } from "../core/shards";
import type { Env } from "../env";
import { leavesWhileRectifying, ownUntilOf } from "../inspections/leave-records";
import { dueOn, type RunKey } from "./due";
import { enterRuns, type Owing, owingIn } from "./records";

/** The daily tick: every shard is asked what its counties owe; each owed run is entered once and sent on its way. */
export async function dispatch(env: Env, now: number): Promise<void> {
  for (let number = 0; number < shardBindings(env).length; number++) {
    const db = shard(env, number);
    const sent = await Promise.all((await owingIn(db)).map((owing) => enterDue(db, owing, now)));
    await send(env, sent.flat());
  }
}

/** What a county owes next, once one of its runs has ended: a late tick catches up in order. */
export async function dispatchCounty(env: Env, db: Db, countyId: string, now: number): Promise<void> {
  const [owing] = await owingIn(db, countyId);
  if (owing) await send(env, await enterDue(db, owing, now, true));
}

type Message = { countyId: string; runId: string };

/** The tick sends again what is still on its way, in case a message was lost; a run that has just ended sends only what it made due. */
async function enterDue(db: Db, owing: Owing, now: number, onlyNew = false): Promise<Message[]> {
  const { timetableOf, startedOn, ended, daysOffOf } = owing;
  const scope = systemScope({ countyId: owing.countyId, db, now });
  const waiting = await lastDays(scope, owing);
  const ready = dueOn(shanghaiDay(now), timetableOf, { startedOn, done: ended, daysOffOf, waiting }).filter(
    ({ after }) => after.every((one) => owing.done.some((run) => isSame(run, one))),
  );
  if (ready.length === 0) return [];
  const list = ready.map(({ dueOn: day, after: _after, ...run }) => ({
    ...run,
    id: newId("run"),
    dueOn: day,
  }));
  const unfinished = await enterRuns(scope, list);
  const fresh = new Set(list.map(({ id }) => id));
  return unfinished
    .filter(({ id }) => !onlyNew || fresh.has(id))
    .map(({ id }) => ({ countyId: owing.countyId, runId: id }));
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

async function send(env: Env, messages: Message[]): Promise<void> {
  for (let at = 0; at < messages.length; at += 100) {
    await env.RUNS.sendBatch(messages.slice(at, at + 100).map((body) => ({ body })));
  }
}
