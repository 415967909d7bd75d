import { desc, eq, sql } from "drizzle-orm";
import { runs } from "../../db/schema/county";
import type { DaysOff, Quarter } from "../core/calendar";
import { guard, type Write } from "../core/commit";
import { Refusal } from "../core/refusal";
import { type Scope, withinCounty } from "../core/scope";
import type { Db } from "../core/shards";
import { daysOffAsOf } from "../holidays/rules";
import type { DaysChange } from "../holidays/shape";
import { freezeOf } from "../inspections/windows";
import type { Timetable } from "../measures/shape";
import type { RunKey, RunKind, TimetableOf } from "./due";

export type Run = typeof runs.$inferSelect;

/** A run taken up by one delivery, so many people a slice: what all its slices need is read once, then each slice writes results and cursor in one batch. */
export type TakenUp = (scope: Scope, run: Run, people?: number) => Promise<Slice>;
/** Gives the run as it stands once the slice is written. */
export type Slice = (run: Run) => Promise<Run>;

export type Owing = {
  countyId: string;
  startedOn: string;
  timetableOf: TimetableOf;
  daysOffOf: (quarter: Quarter) => DaysOff;
  ended: RunKey[];
  done: RunKey[];
  /** Quarters that are final but for those whose clock of rectification stood still; failed where their own run did. */
  waiting: { period: string; failed: boolean }[];
};

/** What each county of a shard has had run, with its timetable. One of the few statements that cross counties. */
export async function owingIn(db: Db, countyId?: string): Promise<Owing[]> {
  const rows = (await db.all(sql`SELECT c.county_id AS countyId, c.started_on AS startedOn,
      (SELECT json_group_array(json_object('from', m.from_quarter, 'timetable', json(m.content->'$.timetable')) ORDER BY m.from_quarter, m.number)
        FROM measure_versions m LEFT JOIN measure_withdrawals w ON w.county_id = m.county_id AND w.version_id = m.id
        WHERE m.county_id = c.county_id AND w.version_id IS NULL) AS timetables,
      (SELECT json_group_array(json_object('kind', r.kind, 'period', r.period, 'state', r.state)) FROM runs r
        WHERE r.county_id = c.county_id AND r.state IN ('done', 'failed')) AS ended,
      (SELECT json_group_array(json_object('period', r.period, 'late', l.state)) FROM runs r
        LEFT JOIN runs l ON l.county_id = r.county_id AND l.kind = r.kind AND l.period = r.period AND l.attempt = r.attempt + 1
        WHERE r.county_id = c.county_id AND r.kind = 'finalise_inspection' AND r.cursor = ${someWait}) AS waiting,
      (SELECT json_group_array(json_object('first', h.first_on, 'last', h.last_on, 'kind', h.kind, 'createdAt', h.created_at, 'withdrawnAt', w.created_at))
        FROM holiday_changes h LEFT JOIN holiday_withdrawals w ON w.county_id = h.county_id AND w.change_id = h.id
        WHERE h.county_id = c.county_id) AS changes
    FROM county_profiles c /* every county */ WHERE c.county_id = coalesce(${countyId ?? null}, c.county_id) ORDER BY c.county_id`)) as {
    countyId: string;
    startedOn: string;
    timetables: string;
    ended: string;
    waiting: string;
    changes: string;
  }[];
  return rows.map((row) => {
    const ended = JSON.parse(row.ended) as (RunKey & { state: string })[];
    const changes = JSON.parse(row.changes) as DaysChange[];
    return {
      countyId: row.countyId,
      startedOn: row.startedOn,
      timetableOf: timetableAmong(JSON.parse(row.timetables) as DatedTimetable[]),
      daysOffOf: (quarter) => daysOffAsOf(changes, freezeOf(quarter)),
      ended,
      done: ended.filter((run) => run.state === "done"),
      waiting: (JSON.parse(row.waiting) as { period: string; late: string | null }[])
        .filter(({ late }) => late !== "done")
        .map(({ period, late }) => ({ period, failed: late === "failed" })),
    };
  });
}

type DatedTimetable = { from: string; timetable: Timetable };

function timetableAmong(list: readonly DatedTimetable[]): TimetableOf {
  return (quarter) => {
    const found = list.findLast(({ from }) => from <= quarter) ?? list[0];
    if (!found) throw new Error("a county without measures");
    return found.timetable;
  };
}

type NewRun = { id: string; kind: RunKind; period: string; dueOn: string };
/** Where a quarter's finalisation ends that left people out, whose clock stood still (measures §2): they have a run of their own. */
export const someWait = "waits";

/** Enters runs in the ledger, each once; gives the ones that are still to be carried on. */
export async function enterRuns(
  scope: Scope,
  list: readonly (NewRun & { attempt: number })[],
): Promise<{ id: string }[]> {
  const json = JSON.stringify(list);
  const due = sql`(SELECT value->>'kind' AS kind, value->>'period' AS period FROM json_each(${json}))`;
  await scope.db.run(sql`INSERT INTO runs (county_id, id, kind, period, attempt, due_on, state, created_at)
    SELECT ${scope.countyId}, value->>'id', value->>'kind', value->>'period', value->>'attempt', value->>'dueOn', 'queued', ${scope.now}
    FROM json_each(${json}) WHERE true ON CONFLICT (county_id, kind, period, attempt) DO NOTHING`);
  return (await scope.db.all(sql`SELECT id FROM runs WHERE county_id = ${scope.countyId} AND state IN ('queued', 'running')
    AND (kind, period) IN ${due}`)) as { id: string }[];
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

export async function failRun(scope: Scope, id: string, error: string): Promise<void> {
  await scope.db
    .update(runs)
    .set({ state: "failed", error, endedAt: scope.now })
    .where(withinCounty(scope, runs, eq(runs.id, id), sql`state <> 'done'`));
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
  return scope.db.insert(runs).values({
    countyId: scope.countyId,
    ...run,
    state: "queued",
    createdAt: scope.now,
    createdBy: scope.actor.accountId,
  });
}
