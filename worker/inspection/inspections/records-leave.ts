import { sql } from "drizzle-orm";
import type { Day, DaysOff, Quarter } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { daysOffAsOf } from "../../measures/holidays/rules";
import type { DaysChange } from "../../measures/holidays/shape";
import { type AdoptedVersion, governing } from "../../measures/versions/records";
import type { Timetable } from "../../measures/versions/shape";
import { freezeOf, ownRectificationUntil } from "../calendar/rules-windows";
import type { ApprovedLeave } from "../calendar/shape";

export type LeaveRow = { quarter: Quarter; personId: string; leaves: string };

/** Which inspections: all of some quarters, one branch's, or those of one person. */
export type Among = { quarters: readonly Quarter[] } | { inspectionId: string } | { personId: string };

/**
 * The approved leaves, past the county's check, of people who must make good or have made good what an inspection found and
 * has no final verdict yet: on their working days the clock of rectification stands still (measures §2). The caller has permitted it.
 */
export function leavesWhileRectifying(scope: Scope, among: Among) {
  return statement<LeaveRow>(
    scope.db,
    sql`SELECT i.quarter AS quarter, t.person_id AS personId,
      json_group_array(json_object('first', l.first_on, 'last', l.last_on, 'approvedAt', d.created_at) ORDER BY l.first_on) AS leaves
    FROM inspections i
    CROSS JOIN inspection_items t ON t.county_id = i.county_id AND t.inspection_id = i.id
    LEFT JOIN inspection_marks k ON k.county_id = t.county_id AND k.inspection_id = t.inspection_id AND k.person_id = t.person_id
    CROSS JOIN leaves l ON l.county_id = t.county_id AND l.person_id = t.person_id AND l.last_on > i.county_check_until
    CROSS JOIN leave_decisions d ON d.county_id = l.county_id AND d.leave_id = l.id AND d.outcome = 'approved'
    WHERE i.county_id = ${scope.countyId} AND ${chosen(among)} AND coalesce(k.verdict, t.verdict) IN ('rectify', 'rectified')
      AND NOT EXISTS (SELECT 1 FROM inspection_outcomes f WHERE f.county_id = t.county_id AND f.inspection_id = t.inspection_id
        AND f.person_id = t.person_id)
    GROUP BY i.quarter, t.person_id`,
  );
}

function chosen(among: Among) {
  if ("quarters" in among)
    return sql`i.quarter IN (SELECT value FROM json_each(${JSON.stringify(among.quarters)}))`;
  if ("inspectionId" in among) return sql`i.id = ${among.inspectionId}`;
  return sql`t.person_id = ${among.personId}`;
}

/** A person's own last day of rectification in a quarter; nothing where it is everyone's. */
export type OwnUntil = (quarter: Quarter, personId: string) => Day | undefined;

export function ownUntilOf(
  rows: readonly LeaveRow[],
  timetableOf: (quarter: Quarter) => Timetable,
  daysOffOf: (quarter: Quarter) => DaysOff,
): OwnUntil & { latest: (quarter: Quarter) => Day | undefined } {
  const days = new Map<Quarter, Map<string, Day>>();
  for (const { quarter, personId, leaves } of rows) {
    const approved = JSON.parse(leaves) as ApprovedLeave[];
    const until = ownRectificationUntil(quarter, approved, timetableOf(quarter), daysOffOf(quarter));
    days.set(quarter, (days.get(quarter) ?? new Map<string, Day>()).set(personId, until));
  }
  const own: OwnUntil = (quarter, personId) => days.get(quarter)?.get(personId);
  return Object.assign(own, {
    latest: (quarter: Quarter) => [...(days.get(quarter)?.values() ?? [])].toSorted().at(-1),
  });
}

/** The same where measures and the county's days off were read beside. */
export function ownUntilAmong(
  rows: readonly LeaveRow[],
  versions: readonly AdoptedVersion[],
  changes: readonly DaysChange[],
): OwnUntil {
  return ownUntilOf(
    rows,
    (quarter) => governing(versions, quarter).measures.timetable,
    (quarter) => daysOffAsOf(changes, freezeOf(quarter)),
  );
}
