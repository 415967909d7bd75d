import { type SQL, sql } from "drizzle-orm";
import { BRANCH_KINDS } from "../../../db/vocabulary";
import { type Day, firstDay, lastDay } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { missedInLeave } from "../../inspection/facts/records-missed";
import { rowsOf, sessionsOf, stoodOf } from "../../inspection/facts/records-rolls";
import { exemptedByLeave } from "../../inspection/facts/rules-missed";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import { countsOf, tally } from "../../measures/versions/rules-counting";
import { wordsQuery } from "../../organization/unit-standards/records";
import { notApplicable } from "../../organization/unit-standards/rules";
import { fullMembersOf, meetingsOf } from "./rules";
import type { BranchFacts, HeldSession, MeetingBasis } from "./shape";

type BranchRow = {
  id: string;
  name: string;
  /** Ids from the root, each ended by "/". */
  path: string;
  createdOn: string;
  dissolvedOn: string | null;
  /** JSON of its party groups. */
  groups: string;
};
type ItemRow = { branchId: string; inspections: string; passed: number; rectified: number; failed: number };
type ClosingRow = { branchId: string; id: string; inTime: number };

/** All that the county's branches are rated by, in ten statements of one round trip. */
function recordedQuery(scope: Scope, year: number, last: Day) {
  const county = scope.countyId;
  const first = firstDay(year);
  const span = { first, last, recordedUntil: scope.now + 1 };
  const of = <Row>(query: SQL) => statement<Row>(scope.db, query);
  return scope.db.batch([
    versionQuery(scope),
    of<BranchRow>(sql`SELECT u.id, u.name, u.path, date(u.created_at / 1000 + 28800, 'unixepoch') AS createdOn, u.dissolved_on AS dissolvedOn,
        (SELECT json_group_array(json_object('fromOn', g.from_on, 'untilOn', g.until_on)) FROM party_groups g WHERE g.county_id = u.county_id AND g.branch_id = u.id) AS groups
      FROM units u WHERE u.county_id = ${county} AND u.kind IN (SELECT value FROM json_each(${JSON.stringify(BRANCH_KINDS)}))
        AND (u.dissolved_on IS NULL OR u.dissolved_on > ${first}) ORDER BY u.place, u.id`),
    fullMembersQuery(scope, year),
    of<
      HeldSession & { unitId: string }
    >(sql`SELECT s.id, s.kind, s.held_on AS heldOn, s.unit_id AS unitId FROM study_sessions s
      JOIN session_closures c ON c.county_id = ${county} AND c.session_id = s.id
      WHERE s.county_id = ${county} AND s.held_on BETWEEN ${first} AND ${last}`),
    of<{
      branchId: string;
      status: string;
      rows: number;
      sessions: string;
    }>(sql`WITH s AS MATERIALIZED (${sessionsOf(county, span)})
      SELECT branch_id AS branchId, status, sum(n) AS rows, json_group_array(session_id) AS sessions
      FROM (SELECT s.id AS session_id, b.branch_id, ${stoodOf(county, span)} AS status, count(*) AS n FROM ${rowsOf(county, span)} GROUP BY 1, 2, 3)
      WHERE status IS NOT NULL GROUP BY 1, 2`),
    of<ItemRow>(sql`SELECT f.branch_id AS branchId, json_group_array(DISTINCT f.inspection_id) AS inspections,
        sum(f.verdict = 'pass') AS passed, sum(f.verdict = 'rectified') AS rectified, sum(f.verdict = 'failed') AS failed
      FROM inspections i CROSS JOIN inspection_outcomes f ON f.county_id = ${county} AND f.inspection_id = i.id
      WHERE i.county_id = ${county} AND i.quarter BETWEEN ${`${year}Q1`} AND ${`${year}Q4`} GROUP BY 1`),
    of<ClosingRow>(sql`SELECT i.branch_id AS branchId, i.id, c.created_by IS NOT NULL
        AND date(c.created_at / 1000 + 28800, 'unixepoch') <= i.branch_window_until AS inTime
      FROM inspections i JOIN inspection_closures c ON c.county_id = ${county} AND c.inspection_id = i.id
      WHERE i.county_id = ${county} AND i.quarter BETWEEN ${`${year}Q1`} AND ${`${year}Q4`} ORDER BY i.quarter`),
    wordsQuery(scope, year, scope.now + 1),
    missedInLeave(scope, span),
    changesQuery(scope),
  ]);
}

/** Full members of each branch by the days of the year on which they were both; the same for most of them. */
function fullMembersQuery(scope: Scope, year: number) {
  const [first, last] = [firstDay(year), lastDay(year)];
  return statement<{ branchId: string; fromOn: string; untilOn: string; full: number }>(
    scope.db,
    sql`SELECT m.branch_id AS branchId, max(m.from_on, s.from_on, ${first}) AS fromOn,
        min(coalesce(m.until_on, '9999-12-31'), coalesce(s.until_on, '9999-12-31')) AS untilOn, count(*) AS full
      FROM memberships m CROSS JOIN standings s ON s.county_id = m.county_id AND s.person_id = m.person_id AND s.standing = 'full'
        AND s.from_on <= ${last} AND (s.until_on IS NULL OR s.until_on > ${first})
      WHERE m.county_id = ${scope.countyId} AND m.from_on <= ${last} AND (m.until_on IS NULL OR m.until_on > ${first}) GROUP BY 1, 2, 3`,
  );
}

/** Every branch's year to date: stars are a share of the whole county's branches (measures §8). */
export async function branchFactsOf(scope: Scope, year: number) {
  const last = lastDay(year) < scope.today ? lastDay(year) : scope.today;
  const [versions, branches, members, sessions, attendance, items, closings, words, missed, changes] =
    await recordedQuery(scope, year, last);
  const { measures, number } = governing(asVersions(versions), `${year}Q4`);
  const held = Map.groupBy(sessions, (row) => row.unitId);
  const full = Map.groupBy(members, (row) => row.branchId);
  const exempted = exemptedByLeave(missed, daysOffAsOf(changes, scope.now + 1));
  const rolls = Map.groupBy(
    [...attendance, ...exempted.map((row) => ({ ...row, rows: -1, sessions: "[]" }))],
    (row) => row.branchId,
  );
  const outcomes = new Map(items.map((row) => [row.branchId, row]));
  const closed = Map.groupBy(closings, (row) => row.branchId);
  const facts = branches.map((branch): BranchFacts => {
    const leftOut = [...notApplicable(branch.path.split("/").filter(Boolean).toReversed(), words).keys()];
    const basis = {
      fullMembers: fullMembersOf(full.get(branch.id) ?? [], year),
      groups: JSON.parse(branch.groups) as MeetingBasis["groups"],
      notApplicable: leftOut,
      from: branch.createdOn,
      until: branch.dissolvedOn,
    };
    const statuses = tally([]);
    const attended = new Set<string>();
    for (const { status, rows, sessions } of rolls.get(branch.id) ?? []) {
      statuses[status as keyof typeof statuses] += rows;
      for (const id of JSON.parse(sessions) as string[]) attended.add(id);
    }
    const counts = countsOf(statuses, measures.attendance);
    const { inspections = "[]", passed = 0, rectified = 0, failed = 0 } = outcomes.get(branch.id) ?? {};
    const records = JSON.parse(inspections) as string[];
    const ends = closed.get(branch.id) ?? [];
    return {
      branchId: branch.id,
      name: branch.name,
      year,
      notApplicable: leftOut,
      plan: null,
      meetings: meetingsOf(year, last, basis, held.get(branch.id) ?? [], measures),
      attendance: { done: counts.present, of: counts.expected, records: [...attended] },
      inspections: { done: passed + rectified, of: passed + rectified + failed, records },
      rectification: { done: rectified, of: rectified + failed, records },
      closing: {
        done: ends.filter(({ inTime }) => inTime === 1).length,
        of: ends.length,
        records: ends.map(({ id }) => id),
      },
    };
  });
  return { facts, measures, version: number, last };
}
