import { type SQL, sql } from "drizzle-orm";
import type { DaysOff, Quarter } from "../core/calendar";
import type { Db } from "../core/shards";
import { freezeOf } from "../inspection/calendar/rules-windows";
import { someWait } from "../ledger/runs/records";
import type { RunKey } from "../ledger/runs/shape";
import { daysOffAsOf } from "../measures/holidays/rules";
import type { DaysChange } from "../measures/holidays/shape";
import { completed } from "../measures/versions/rules";
import type { TimetableOf } from "./rules-due";

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

/** So many counties of a shard after one, in the order of their codes. */
export function owingAfter(db: Db, after: string, most: number): Promise<OwingRow[]> {
  return owingRows(db, sql`c.county_id > ${after} ORDER BY c.county_id LIMIT ${most}`);
}

export async function owingOf(db: Db, countyId: string): Promise<OwingRow | undefined> {
  return (await owingRows(db, sql`c.county_id = ${countyId}`))[0];
}

/** What a county has had run, with its timetable, as stored: nothing of one county can make the reading of the others fail. */
export type OwingRow = {
  countyId: string;
  startedOn: string;
  timetables: string;
  ended: string;
  waiting: string;
  changes: string;
};

/** One of the few statements that cross counties. */
function owingRows(db: Db, which: SQL): Promise<OwingRow[]> {
  return db.all(sql`SELECT c.county_id AS countyId, c.started_on AS startedOn,
      (SELECT json_group_array(json_object('from', m.from_quarter, 'readable', json_valid(${asUsed}),
          'timetable', json(iif(json_valid(${asUsed}), ${asUsed}->'$.timetable', NULL))) ORDER BY m.from_quarter, m.number)
        FROM measure_versions m LEFT JOIN measure_withdrawals w ON w.county_id = m.county_id AND w.version_id = m.id
        LEFT JOIN used_measures u ON u.county_id = m.county_id AND u.version_id = m.id
        WHERE m.county_id = c.county_id AND w.version_id IS NULL) AS timetables,
      (SELECT json_group_array(json_object('kind', r.kind, 'period', r.period, 'state', r.state)) FROM runs r
        WHERE r.county_id = c.county_id AND r.state IN ('done', 'failed')) AS ended,
      (SELECT json_group_array(json_object('period', r.period, 'late', l.state)) FROM runs r
        LEFT JOIN runs l ON l.county_id = r.county_id AND l.kind = r.kind AND l.period = r.period AND l.attempt = r.attempt + 1
        WHERE r.county_id = c.county_id AND r.kind = 'finalise_inspection' AND r.cursor = ${someWait}) AS waiting,
      (SELECT json_group_array(json_object('first', h.first_on, 'last', h.last_on, 'kind', h.kind, 'createdAt', h.created_at, 'withdrawnAt', w.created_at))
        FROM holiday_changes h LEFT JOIN holiday_withdrawals w ON w.county_id = h.county_id AND w.change_id = h.id
        WHERE h.county_id = c.county_id) AS changes
    FROM county_profiles c /* every county */ WHERE ${which}`);
}

const asUsed = sql.raw("coalesce(u.content, m.content)");

/** Fails where the county's own measures cannot be read. */
export function owingFrom(row: OwingRow): Owing {
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
}

type DatedTimetable = { from: string; readable: 0 | 1; timetable: unknown };

function timetableAmong(list: readonly DatedTimetable[]): TimetableOf {
  if (list.some(({ readable }) => !readable)) throw new Error("unreadable measures");
  const dated = list.map(({ from, timetable }) => ({ from, ...completed({ timetable }) }));
  return (quarter) => {
    const found = dated.findLast(({ from }) => from <= quarter) ?? dated[0];
    if (!found) throw new Error("a county without measures");
    return found.timetable;
  };
}
