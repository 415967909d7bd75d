import { and, desc, eq, sql } from "drizzle-orm";
import { attendance, attendanceCorrections } from "../../../db/schema/county";
import { guard, guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";
import { sorted } from "../../core/search";
import { statement } from "../../core/statement";
import { expected } from "../sessions/records-courses";
import type { Status } from "./shape";

/** Corrections of rows in reach, latest first. */
export function correctionsOf(scope: Scope, sessionId: string) {
  return scope.db
    .select({
      id: attendanceCorrections.id,
      personId: sql<string>`${attendanceCorrections.personId}`.as("corrected_person"),
      before: attendanceCorrections.before,
      after: attendanceCorrections.after,
      reason: attendanceCorrections.reason,
      createdAt: attendanceCorrections.createdAt,
      createdBy: attendanceCorrections.createdBy,
      effectiveAt: attendanceCorrections.effectiveAt,
      approvedBy: attendanceCorrections.approvedBy,
    })
    .from(attendanceCorrections)
    .innerJoin(
      attendance,
      and(
        eq(attendance.countyId, attendanceCorrections.countyId),
        eq(attendance.sessionId, attendanceCorrections.sessionId),
        eq(attendance.personId, attendanceCorrections.personId),
      ),
    )
    .where(within(scope, attendance, eq(attendance.sessionId, sessionId)))
    .orderBy(desc(sorted(attendanceCorrections.id)));
}

export async function findCorrection(scope: Scope, sessionId: string, id: string) {
  const rows = await correctionsOf(scope, sessionId);
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Refusal("not_found");
  return found;
}

type NewCorrection = {
  id: string;
  sessionId: string;
  personId: string;
  before: Status | null;
  after: Status;
  reason: string;
  effectiveAt: number | null;
};

export function insertCorrection(scope: Scope, row: NewCorrection): Write {
  return scope.db.insert(attendanceCorrections).values({ ...stamp(scope), ...row });
}

/** Fails when another correction of the row waits already. */
export function noneWaiting(scope: Scope, sessionId: string, personId: string): Write {
  return guardWhere(
    scope,
    sql`NOT EXISTS (SELECT 1 FROM ${attendanceCorrections} k WHERE k.county_id = ${scope.countyId}
      AND k.session_id = ${sessionId} AND k.person_id = ${personId} AND k.effective_at IS NULL)`,
  );
}

/** Puts the corrected status over the one it was decided on. */
export function correctRow(
  scope: Scope,
  at: { sessionId: string; personId: string; version: number },
  status: Status,
): Write[] {
  return [
    scope.db
      .update(attendance)
      .set({ status, markedAt: scope.now, markedBy: scope.actor.accountId, version: at.version + 1 })
      .where(
        withinCounty(
          scope,
          attendance,
          eq(attendance.sessionId, at.sessionId),
          eq(attendance.personId, at.personId),
          eq(attendance.version, at.version),
        ),
      ),
    guard(scope),
  ];
}

/**
 * Puts somebody on a closed roll who belonged to the session's unit that day and is not on it, as after a backdated transfer;
 * fails where the person was not expected by its audience. Null waits for the correction's second person.
 */
export function addRow(scope: Scope, sessionId: string, personId: string, status: Status | null): Write[] {
  return [
    statement(
      scope.db,
      sql`INSERT INTO attendance (county_id, session_id, person_id, branch_id, status, marked_at, marked_by)
      ${expected(scope, sessionId, sql`${status}, ${scope.now}, ${scope.actor.accountId}`)} AND m.person_id = ${personId}
      ON CONFLICT (county_id, session_id, person_id) DO UPDATE SET status = excluded.status, branch_id = excluded.branch_id,
        marked_at = excluded.marked_at, marked_by = excluded.marked_by, version = attendance.version + 1 WHERE attendance.status IS NULL`,
    ),
    guard(scope),
  ];
}

/** Lets a waiting correction take effect; what stood before it is what stands now. */
export function approveCorrection(scope: Scope, id: string, before: Status | null): Write[] {
  return [
    scope.db
      .update(attendanceCorrections)
      .set({ before, effectiveAt: scope.now, approvedBy: scope.actor.accountId })
      .where(
        withinCounty(
          scope,
          attendanceCorrections,
          eq(attendanceCorrections.id, id),
          sql`effective_at IS NULL`,
        ),
      ),
    guard(scope),
  ];
}

/** Takes back a correction that still waits; the audit log keeps that it was asked for. */
export function deleteCorrection(scope: Scope, id: string): Write[] {
  return [
    scope.db
      .delete(attendanceCorrections)
      .where(
        withinCounty(
          scope,
          attendanceCorrections,
          eq(attendanceCorrections.id, id),
          sql`effective_at IS NULL`,
        ),
      ),
    guard(scope),
  ];
}
