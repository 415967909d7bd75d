import { type Day, type Quarter, shanghaiDay } from "../core/calendar";
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
  const readyWith = (lastRectification = {}) =>
    dueOn(shanghaiDay(now), timetableOf, { startedOn, done: ended, daysOffOf, lastRectification }).filter(
      ({ after }) => after.every((one) => owing.done.some((run) => isSame(run, one))),
    );
  const scope = systemScope({ countyId: owing.countyId, db, now });
  const atOnce = readyWith();
  const ready = atOnce.some(({ kind }) => kind === "finalise_inspection")
    ? readyWith(await lastRectification(scope, owing, atOnce))
    : atOnce;
  if (ready.length === 0) return [];
  const list = ready.map(({ kind, period, dueOn: day }) => ({ id: newId("run"), kind, period, dueOn: day }));
  const waiting = await enterRuns(scope, list);
  const fresh = new Set(list.map(({ id }) => id));
  return waiting
    .filter(({ id }) => !onlyNew || fresh.has(id))
    .map(({ id }) => ({ countyId: owing.countyId, runId: id }));
}

/** The last days of rectification of the quarters that could be final, where somebody's clock stood still on leave (measures §2). */
async function lastRectification(
  scope: Scope,
  { timetableOf, daysOffOf }: Owing,
  ready: readonly RunKey[],
): Promise<Record<Quarter, Day>> {
  const quarters = ready.flatMap(({ kind, period }) => (kind === "finalise_inspection" ? [period] : []));
  const [leaves] = await scope.db.batch([leavesWhileRectifying(scope, { quarters })]);
  const own = ownUntilOf(leaves, timetableOf, daysOffOf);
  return Object.fromEntries(
    quarters.flatMap((quarter) => {
      const latest = own.latest(quarter);
      return latest ? [[quarter, latest]] : [];
    }),
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
