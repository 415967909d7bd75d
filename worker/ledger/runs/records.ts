import { desc, eq, sql } from "drizzle-orm";
import { runs } from "../../../db/schema/county";
import type { RunKind } from "../../../db/vocabulary";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinCounty } from "../../core/scope";

export type Run = typeof runs.$inferSelect;

/** A run taken up by one delivery, so many people a slice: what all its slices need is read once, then each slice writes results and cursor in one batch. */
export type TakenUp = (scope: Scope, run: Run, people?: number) => Promise<Slice>;
/** Gives the run as it stands once the slice is written. */
export type Slice = (run: Run) => Promise<Run>;

type NewRun = { id: string; kind: RunKind; period: string; dueOn: string };
/** Where a quarter's finalisation ends that left people out, whose clock stood still (measures §2): they have a run of their own. */
export const someWait = "waits";

/** Enters runs in the ledger, each once; gives those that were not there yet. */
export async function enterRuns(
  scope: Scope,
  list: readonly (NewRun & { attempt: number })[],
): Promise<{ id: string }[]> {
  return scope.db.all(sql`INSERT INTO runs (county_id, id, kind, period, attempt, due_on, state, created_at)
    SELECT ${scope.countyId}, value->>'id', value->>'kind', value->>'period', value->>'attempt', value->>'dueOn', 'queued', ${scope.now}
    FROM json_each(${JSON.stringify(list)}) WHERE true ON CONFLICT (county_id, kind, period, attempt) DO NOTHING RETURNING id`);
}

export async function findRun(scope: Scope, id: string): Promise<Run> {
  const row = await scope.db
    .select()
    .from(runs)
    .where(withinCounty(scope, runs, eq(runs.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export async function runRows(scope: Scope): Promise<Run[]> {
  return scope.db
    .select()
    .from(runs)
    .where(withinCounty(scope, runs))
    .orderBy(desc(runs.dueOn), desc(runs.id))
    .limit(200);
}

export async function startRun(scope: Scope, id: string): Promise<void> {
  await scope.db
    .update(runs)
    .set({
      state: "running",
      deliveries: sql`deliveries + 1`,
      startedAt: sql`coalesce(started_at, ${scope.now})`,
      error: null,
    })
    .where(withinCounty(scope, runs, eq(runs.id, id), sql`state IN ('queued', 'running')`));
}

type Step = { cursor: string; done: number; total?: number; state?: "done" };

/** The run as it stands once the batch that advances it is written. */
export function advanced(run: Run, { cursor, state }: Step): Run {
  return { ...run, cursor, state: state ?? run.state };
}

/** Moves the cursor in the batch that holds the slice's results; a batch whose cursor has already moved fails as a whole. */
export function advance(scope: Scope, run: Run, to: Step): Write[] {
  return [
    scope.db
      .update(runs)
      .set({
        cursor: to.cursor,
        done: sql`done + ${to.done}`,
        ...(to.total === undefined ? {} : { total: to.total }),
        ...(to.state ? { state: to.state, endedAt: scope.now } : {}),
      })
      .where(
        withinCounty(scope, runs, eq(runs.id, run.id), eq(runs.cursor, run.cursor), sql`state <> 'done'`),
      ),
    guard(scope),
  ];
}

/** Whether there was anything to fail: a run that is done stays so. */
export async function failRun(scope: Scope, id: string, error: string): Promise<boolean> {
  const { meta } = await scope.db
    .update(runs)
    .set({ state: "failed", error, endedAt: scope.now })
    .where(withinCounty(scope, runs, eq(runs.id, id), sql`state <> 'done'`));
  return meta.changes > 0;
}

/** A failed run is put back where it stopped. */
export function requeue(scope: Scope, id: string): Write[] {
  return [
    scope.db
      .update(runs)
      .set({ state: "queued", error: null, endedAt: null })
      .where(withinCounty(scope, runs, eq(runs.id, id), eq(runs.state, "failed"))),
    guard(scope),
  ];
}

export function insertRun(scope: Scope, run: NewRun & { attempt: number }): Write {
  return scope.db.insert(runs).values({ ...stamp(scope), ...run, state: "queued" });
}
