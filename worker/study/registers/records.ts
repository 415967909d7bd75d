import { and, asc, eq, sql } from "drizzle-orm";
import {
  attendance,
  exemptions,
  makeUps,
  people,
  sittersIn,
  studySessions,
  units,
} from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, within, withinCounty } from "../../core/scope";
import { sorted } from "../../core/search";
import { statement } from "../../core/statement";
import { isMember } from "../../organization/people/records-as-of";
import { asSession, countedStatus, sessionById } from "../sessions/records";
import { stillOpen } from "../sessions/records-courses";
import { minutesOfSession } from "../sessions/records-minutes";
import { correctionsOf } from "./records-corrections";
import type { Mark, Status } from "./shape";

/** The roll in reach in the fixed order. */
function rollOf(scope: Scope, sessionId: string, personId?: string) {
  return scope.db
    .select({
      personId: attendance.personId,
      name: sql<string>`${people.name}`.as("person_name"),
      staffNumber: people.staffNumber,
      branchId: attendance.branchId,
      branchName: sql<string>`${units.name}`.as("branch_name"),
      status: attendance.status,
      counted: sql<Status | "made_up" | null>`${countedStatus}`.as("counted"),
      remark: sql<string | null>`${attendance.remark}`.as("mark_remark"),
      version: sql<number>`${attendance.version}`.as("mark_version"),
      member: sql<number>`${isMember(scope.now, "attendance", "study_sessions")}`.as("member"),
      exempt: sql<number>`EXISTS (SELECT 1 FROM ${exemptions} x WHERE x.county_id = ${attendance.countyId}
        AND x.person_id = ${attendance.personId} AND x.from_on <= ${studySessions.heldOn}
        AND (x.until_on IS NULL OR x.until_on > ${studySessions.heldOn}))`.as("exempt"),
    })
    .from(attendance)
    .innerJoin(
      studySessions,
      and(eq(studySessions.countyId, attendance.countyId), eq(studySessions.id, attendance.sessionId)),
    )
    .innerJoin(people, and(eq(people.countyId, attendance.countyId), eq(people.id, attendance.personId)))
    .innerJoin(units, and(eq(units.countyId, attendance.countyId), eq(units.id, attendance.branchId)))
    .where(
      within(
        scope,
        attendance,
        eq(attendance.sessionId, sessionId),
        personId ? eq(attendance.personId, personId) : undefined,
        isAsked(scope),
      ),
    )
    .orderBy(asc(units.place), asc(sql`coalesce(${people.staffNumber}, '')`), asc(people.id));
}

/** A row that somebody wanted to add to a closed register, and that was refused, stays blank and is nobody's. */
function isAsked(scope: Scope) {
  return sql`(${attendance.status} IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM session_closures c WHERE c.county_id = ${scope.countyId} AND c.session_id = ${attendance.sessionId})
    OR EXISTS (SELECT 1 FROM attendance_corrections k WHERE k.county_id = ${scope.countyId} AND k.session_id = ${attendance.sessionId}
      AND k.person_id = ${attendance.personId} AND k.effective_at IS NULL))`;
}

type RollRecord = Awaited<ReturnType<typeof rollOf>>[number];

/** After a backdated transfer a row counts as nothing: the person was not a member there that day (measures §4). */
const asRow = ({ counted, ...row }: RollRecord) => ({
  ...row,
  counted: row.member === 1 ? counted : null,
  member: row.member === 1,
  exempt: row.exempt === 1,
});

/** The session and its roll in one round trip: what saving a register needs to know. */
export async function findRegister(scope: Scope, sessionId: string, personId?: string) {
  const [[session], roll] = await scope.db.batch([
    sessionById(scope, sessionId),
    rollOf(scope, sessionId, personId),
  ]);
  return { session: asSession(session), roll: roll.map(asRow) };
}

/** One row of the roll; not on it, or out of reach: not found. */
export async function findRow(scope: Scope, sessionId: string, personId: string) {
  const { session, roll } = await findRegister(scope, sessionId, personId);
  const row = roll[0];
  if (!row) throw new Refusal("not_found");
  return { session, row };
}

/** A session with everything of it that is in reach: one round trip. */
export async function findSessionDetail(scope: Scope, sessionId: string) {
  const [[session], roll, corrections, made, sitters, [minutes]] = await scope.db.batch([
    sessionById(scope, sessionId),
    rollOf(scope, sessionId),
    correctionsOf(scope, sessionId),
    scope.db
      .select({
        personId: makeUps.personId,
        heldOn: makeUps.heldOn,
        note: makeUps.note,
        confirmedAt: makeUps.confirmedAt,
      })
      .from(makeUps)
      .where(within(scope, makeUps, eq(makeUps.sessionId, sessionId)))
      .orderBy(asc(makeUps.personId)),
    scope.db
      .select({ id: sittersIn.id, personId: sittersIn.personId, name: sittersIn.name })
      .from(sittersIn)
      .where(withinCounty(scope, sittersIn, eq(sittersIn.sessionId, sessionId)))
      .orderBy(asc(sorted(sittersIn.id))),
    minutesOfSession(scope, sessionId),
  ]);
  return {
    session: asSession(session),
    roll: roll.map(asRow),
    corrections,
    makeUps: made,
    sittersIn: sitters,
    minutes: minutes ?? null,
  };
}

/** All marks of a register in one statement; fails unless each found its row and the register is open. Materialized, so that each row finds its mark instead of reading them all. */
export function saveMarks(scope: Scope, sessionId: string, marks: readonly Mark[]): Write[] {
  const values = JSON.stringify(marks.map((mark) => [mark.personId, mark.status, mark.remark, mark.version]));
  return [
    statement(
      scope.db,
      sql`WITH m AS MATERIALIZED (SELECT value->>0 AS person_id, value->>1 AS status, value->>2 AS remark, value->>3 AS version
        FROM json_each(${values}))
      UPDATE attendance SET status = m.status, remark = m.remark, marked_at = ${scope.now},
        marked_by = ${scope.actor.accountId}, version = attendance.version + 1
      FROM m WHERE attendance.county_id = ${scope.countyId} AND attendance.session_id = ${sessionId}
        AND attendance.person_id = m.person_id AND attendance.version = m.version`,
    ),
    guard(scope, marks.length),
    ...stillOpen(scope, sessionId),
  ];
}
