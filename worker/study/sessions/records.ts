import { and, desc, eq, gte, lte, or, sql } from "drizzle-orm";
import { attendance, makeUps, sessionCancellations, studySessions, units } from "../../../db/schema/county";
import { insertMany } from "../../core/bulk";
import { guard, guardWhere, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty, withinOrAbove } from "../../core/scope";
import { mentions } from "../../core/search";
import { countyDay } from "../../measures/versions/records-days";
import { isMember } from "../../organization/people/records-as-of";
import { isOpened, notCancelled } from "./records-courses";
import { stateOf } from "./rules";
import type { ListSessions } from "./shape";

/** What tells a cited session from the next. */
export const cited: readonly Label[] = [
  { prefix: "ses", table: studySessions, column: studySessions.heldOn },
];

/** What the log calls a session. */
export const label: Label = { prefix: "ses", table: studySessions, column: studySessions.title };

export const PAGE_ROWS = 100;

const momentOf = (table: string) =>
  sql<number | null>`(SELECT t.created_at FROM ${sql.identifier(table)} t
    WHERE t.county_id = ${studySessions.countyId} AND t.session_id = ${studySessions.id})`;

/** Aliased throughout: a batch loses columns of equal names. */
const sessionColumns = {
  id: sql<string>`${studySessions.id}`.as("session_id"),
  unitId: studySessions.unitId,
  unitName: sql<string>`${units.name}`.as("unit_name"),
  unitPath: sql<string>`${units.path}`.as("unit_path"),
  kind: sql<typeof studySessions.$inferSelect.kind>`${studySessions.kind}`.as("session_kind"),
  audience: studySessions.audience,
  title: studySessions.title,
  heldOn: studySessions.heldOn,
  startsAt: studySessions.startsAt,
  endsAt: studySessions.endsAt,
  minutes: studySessions.minutes,
  place: sql<string | null>`${studySessions.place}`.as("session_place"),
  speaker: studySessions.speaker,
  version: sql<number>`${studySessions.version}`.as("session_version"),
  openedAt: momentOf("session_openings").as("opened_at"),
  closedAt: momentOf("session_closures").as("closed_at"),
  cancelledAt: momentOf("session_cancellations").as("cancelled_at"),
};

/** As `stateOf` tells it, for a list that is narrowed to one state. */
const stateNow = sql`CASE WHEN ${momentOf("session_cancellations")} IS NOT NULL THEN 'cancelled'
  WHEN ${momentOf("session_closures")} IS NOT NULL THEN 'closed'
  WHEN ${momentOf("session_openings")} IS NOT NULL THEN 'open' ELSE 'planned' END`;

/** Sessions in reach, of the units above, and those on whose roll the actor stands: a transfer takes nobody's own record away. */
function readable(scope: Scope) {
  const own = sql`EXISTS (SELECT 1 FROM ${attendance} a WHERE a.county_id = ${studySessions.countyId}
    AND a.session_id = ${studySessions.id} AND a.person_id = ${scope.personId})`;
  return or(withinOrAbove(scope, studySessions), scope.personId ? own : undefined);
}

/** One session that the actor may read, as a statement: alone or in a batch with what hangs on it. */
export function sessionById(scope: Scope, id: string) {
  return scope.db
    .select({
      ...sessionColumns,
      cancelReason: sql<string | null>`(SELECT c.reason FROM ${sessionCancellations} c
        WHERE c.county_id = ${studySessions.countyId} AND c.session_id = ${studySessions.id})`.as(
        "cancel_reason",
      ),
    })
    .from(studySessions)
    .innerJoin(units, and(eq(units.countyId, studySessions.countyId), eq(units.id, studySessions.unitId)))
    .where(withinCounty(scope, studySessions, eq(studySessions.id, id), readable(scope)));
}

type Found = Awaited<ReturnType<typeof sessionById>>[number];

export function asSession(row: Found | undefined) {
  if (!row) throw new Refusal("not_found");
  return { ...row, state: stateOf(row) };
}
export type Session = ReturnType<typeof asSession>;

export async function findSession(scope: Scope, id: string): Promise<Session> {
  return asSession(await sessionById(scope, id).get());
}

const heldYear = sql`substr(${studySessions.heldOn}, 1, 4)`;
const dayOf = (day: "makeUpHeldUntil" | "evidenceUntil") =>
  countyDay(sql`${attendance.countyId}`, sql`${heldYear} || 'Q4'`, day);

/** The status as it counts: a leave made up and confirmed by the days that the county's measures set is made_up (measures §4). */
export const countedStatus = sql<string | null>`CASE WHEN ${attendance.status} = 'leave' AND EXISTS (SELECT 1
    FROM ${makeUps} m WHERE m.county_id = ${attendance.countyId} AND m.session_id = ${attendance.sessionId}
      AND m.person_id = ${attendance.personId} AND m.held_on <= ${heldYear} || '-' || ${dayOf("makeUpHeldUntil")}
      AND m.confirmed_at < 1000 * CAST(strftime('%s', (${heldYear} + 1) || '-' || ${dayOf("evidenceUntil")} || 'T16:00:00') AS INTEGER))
  THEN 'made_up' ELSE ${attendance.status} END`;

/** Sessions in reach and of the units above, latest first, each with how the people in reach stand. */
export async function sessionRows(scope: Scope, filter: ListSessions) {
  const [day, time, id] = (filter.after ?? "").split("~");
  const position = sql`(${studySessions.heldOn}, ${studySessions.startsAt}, ${studySessions.id})`;
  const rows = await scope.db
    .select({
      ...sessionColumns,
      statuses:
        sql<string>`(SELECT json_group_object(status, n) FROM (SELECT coalesce(${countedStatus}, 'unmarked') AS status,
          count(*) AS n FROM ${attendance}
        WHERE ${within(
          scope,
          attendance,
          sql`${attendance.sessionId} = ${studySessions.id}`,
          isMember(scope.now, "attendance", "study_sessions"),
        )} GROUP BY 1))`.as("statuses"),
    })
    .from(studySessions)
    .innerJoin(units, and(eq(units.countyId, studySessions.countyId), eq(units.id, studySessions.unitId)))
    .where(
      withinCounty(
        scope,
        studySessions,
        readable(scope),
        filter.unit
          ? sql`${units.path} >= (SELECT path FROM units WHERE county_id = ${scope.countyId} AND id = ${filter.unit})
              AND ${units.path} < (SELECT path || '~' FROM units WHERE county_id = ${scope.countyId} AND id = ${filter.unit})`
          : undefined,
        filter.from ? gte(studySessions.heldOn, filter.from) : undefined,
        filter.to ? lte(studySessions.heldOn, filter.to) : undefined,
        filter.kind ? eq(studySessions.kind, filter.kind) : undefined,
        filter.state ? sql`${stateNow} = ${filter.state}` : undefined,
        mentions(filter.q, studySessions.title, studySessions.speaker),
        filter.after ? sql`${position} < (${day ?? ""}, ${time ?? ""}, ${id ?? ""})` : undefined,
      ),
    )
    .orderBy(desc(studySessions.heldOn), desc(studySessions.startsAt), desc(studySessions.id))
    .limit(PAGE_ROWS + 1);
  return rows.map(({ statuses, ...row }) => ({
    ...row,
    state: stateOf(row),
    statuses: JSON.parse(statuses) as Record<string, number>,
  }));
}

type NewSession = Omit<typeof studySessions.$inferInsert, "countyId" | "createdAt" | "createdBy">;

export function insertSessions(scope: Scope, rows: readonly NewSession[]): Write[] {
  return insertMany(
    scope,
    studySessions,
    rows.map((row) => ({ ...stamp(scope), ...row })),
  );
}

/** Over the version it was made on, and in the state it was decided in. */
export function changeSession(
  scope: Scope,
  session: Session,
  version: number,
  change: Partial<NewSession>,
): Write[] {
  return [
    scope.db
      .update(studySessions)
      .set({ ...change, version: version + 1 })
      .where(
        withinCounty(
          scope,
          studySessions,
          eq(studySessions.id, session.id),
          eq(studySessions.version, version),
        ),
      ),
    guard(scope),
    ...(session.state === "planned" ? [guardWhere(scope, sql`NOT ${isOpened(scope, session.id)}`)] : []),
    notCancelled(scope, session.id),
  ];
}
