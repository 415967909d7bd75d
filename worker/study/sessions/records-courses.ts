import { type SQL, sql } from "drizzle-orm";
import {
  attendance,
  sessionCancellations,
  sessionClosures,
  sessionOpenings,
  studySessions,
} from "../../../db/schema/county";
import { guardWhere, type Write } from "../../core/commit";
import type { Scope } from "../../core/scope";
import { stamp } from "../../core/scope";
import { statement } from "../../core/statement";
import { isMember } from "../../organization/people/records-as-of";

export const isOpened = (scope: Scope, id: string) =>
  sql`EXISTS (SELECT 1 FROM ${sessionOpenings} o WHERE o.county_id = ${scope.countyId} AND o.session_id = ${id})`;
const isClosed = (scope: Scope, id: string) =>
  sql`EXISTS (SELECT 1 FROM ${sessionClosures} c WHERE c.county_id = ${scope.countyId} AND c.session_id = ${id})`;
export const notCancelled = (scope: Scope, id: string) =>
  guardWhere(
    scope,
    sql`NOT EXISTS (SELECT 1 FROM ${sessionCancellations} c WHERE c.county_id = ${scope.countyId} AND c.session_id = ${id})`,
  );

/** Makes the batch fail unless the register is still open. */
export function stillOpen(scope: Scope, id: string): Write[] {
  return [guardWhere(scope, sql`NOT ${isClosed(scope, id)}`), notCancelled(scope, id)];
}

export function insertCancellation(scope: Scope, sessionId: string, reason: string): Write[] {
  return [
    scope.db.insert(sessionCancellations).values({ ...stamp(scope), sessionId, reason }),
    guardWhere(scope, sql`NOT ${isClosed(scope, sessionId)}`),
  ];
}

/**
 * Opens and freezes the roll in one go: who belonged below the session's unit on its day and is expected by its audience.
 * Day and audience are read from the row itself, so that an edit at the same moment cannot tear them apart.
 */
export function openWithRoll(scope: Scope, session: { id: string }): Write[] {
  const status = sql`CASE
      WHEN EXISTS (SELECT 1 FROM exemptions x WHERE ${holds("x")}) THEN 'exempt'
      WHEN EXISTS (SELECT 1 FROM leaves l JOIN leave_decisions d ON d.county_id = l.county_id AND d.leave_id = l.id
        AND d.outcome = 'approved' WHERE l.county_id = m.county_id AND l.person_id = m.person_id
        AND s.held_on BETWEEN l.first_on AND l.last_on) THEN 'leave' END`;
  return [
    scope.db.insert(sessionOpenings).values({ ...stamp(scope), sessionId: session.id }),
    statement(
      scope.db,
      sql`INSERT INTO attendance (county_id, session_id, person_id, branch_id, status) ${expected(scope, session.id, status)}`,
    ),
    notCancelled(scope, session.id),
  ];
}

const holds = (alias: string) =>
  sql.raw(`${alias}.county_id = m.county_id AND ${alias}.person_id = m.person_id
    AND ${alias}.from_on <= s.held_on AND (${alias}.until_on IS NULL OR ${alias}.until_on > s.held_on)`);

/** Rows of a roll with further values behind their key: who is expected on the session's day (measures §4). */
export function expected(scope: Scope, sessionId: string, values: SQL): SQL {
  return sql`SELECT m.county_id, s.id, m.person_id, m.branch_id, ${values}
    FROM study_sessions s
    JOIN units top ON top.county_id = s.county_id AND top.id = s.unit_id
    JOIN units u ON u.county_id = s.county_id AND u.path >= top.path AND u.path < top.path || '~'
    JOIN memberships m ON m.county_id = s.county_id AND m.branch_id = u.id
      AND m.from_on <= s.held_on AND (m.until_on IS NULL OR m.until_on > s.held_on)
    WHERE s.county_id = ${scope.countyId} AND s.id = ${sessionId} AND CASE s.audience
      WHEN 'members' THEN EXISTS (SELECT 1 FROM standings t WHERE ${holds("t")} AND t.standing IN ('full', 'probationary'))
      WHEN 'committee' THEN EXISTS (SELECT 1 FROM posts p WHERE ${holds("p")} AND p.office <> 'none')
      ELSE 1 END`;
}

/** Rows of the whole roll that nobody has marked; who was moved elsewhere for that day meanwhile is not waited for. */
function unmarked(scope: Scope, sessionId: string): SQL {
  return sql`SELECT 1 FROM ${attendance} a JOIN ${studySessions} s ON s.county_id = ${scope.countyId} AND s.id = a.session_id
    WHERE a.county_id = ${scope.countyId} AND a.session_id = ${sessionId} AND a.status IS NULL AND ${isMember(scope.now, "a", "s")}`;
}

export async function unmarkedCount(scope: Scope, sessionId: string): Promise<number> {
  const row = await scope.db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (${unmarked(scope, sessionId)})`,
  );
  return row.n;
}

/** Closes unless a mark was taken back at the same moment. */
export function closeRegister(scope: Scope, sessionId: string): Write[] {
  return [
    guardWhere(scope, sql`NOT EXISTS (${unmarked(scope, sessionId)})`),
    notCancelled(scope, sessionId),
    scope.db.insert(sessionClosures).values({ ...stamp(scope), sessionId }),
  ];
}
