import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import { leaveDecisions, leaves, people, units } from "../../../db/schema/county";
import { type Day, yearOf } from "../../core/calendar";
import { guardWhere, type Write } from "../../core/commit";
import type { Label } from "../../core/labels";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinMembers } from "../../core/scope";
import { statement } from "../../core/statement";
import { lateEntryUntil } from "../../measures/versions/records";
import { inSubtree, reachedBy } from "../sessions/records-reach";
import { closedUntil } from "./rules";
import type { ListLeaves } from "./shape";

/** What tells a cited leave from the next. */
export const cited: readonly Label[] = [{ prefix: "lea", table: leaves, column: leaves.firstOn }];

export const PAGE_ROWS = 200;

/** The last day of the years that are closed for requests. */
export async function closedYearsEnd(scope: Scope): Promise<Day> {
  const evidenceUntil = await lateEntryUntil(scope, yearOf(scope.today) - 1);
  return closedUntil(scope.today, evidenceUntil ?? "12-31");
}

const lapsedBy = (closed: Day) =>
  sql<number>`${leaveDecisions.outcome} IS NULL AND ${leaves.lastOn} <= ${closed}`;

function leaveQuery(scope: Scope, closed: Day) {
  return scope.db
    .select({
      id: leaves.id,
      personId: leaves.personId,
      name: people.name,
      branchId: leaves.branchId,
      branchName: sql<string>`${units.name}`.as("branch_name"),
      kind: leaves.kind,
      firstOn: leaves.firstOn,
      lastOn: leaves.lastOn,
      reason: leaves.reason,
      createdAt: leaves.createdAt,
      createdBy: leaves.createdBy,
      outcome: leaveDecisions.outcome,
      lapsed: lapsedBy(closed).as("lapsed"),
      comment: leaveDecisions.comment,
      decidedAt: sql<number | null>`${leaveDecisions.createdAt}`.as("decided_at"),
    })
    .from(leaves)
    .innerJoin(people, and(eq(people.countyId, leaves.countyId), eq(people.id, leaves.personId)))
    .innerJoin(units, and(eq(units.countyId, leaves.countyId), eq(units.id, leaves.branchId)))
    .leftJoin(
      leaveDecisions,
      and(eq(leaveDecisions.countyId, leaves.countyId), eq(leaveDecisions.leaveId, leaves.id)),
    );
}

export async function findLeave(scope: Scope, id: string) {
  const row = await leaveQuery(scope, await closedYearsEnd(scope))
    .where(withinMembers(scope, leaves, eq(leaves.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return { ...row, lapsed: row.lapsed === 1 };
}

/** Leaves of the people in reach, latest first. */
export async function leaveRows(scope: Scope, filter: ListLeaves, reach: "all" | readonly string[]) {
  const [day, id] = (filter.after ?? "").split("~");
  const closed = await closedYearsEnd(scope);
  return leaveQuery(scope, closed)
    .where(
      withinMembers(
        scope,
        leaves,
        reachedBy(scope, reach, leaves),
        inSubtree(scope, leaves.branchId, filter.unit),
        filter.person ? eq(leaves.personId, filter.person) : undefined,
        filter.state
          ? sql`coalesce(${leaveDecisions.outcome}, CASE WHEN ${leaves.lastOn} <= ${closed} THEN 'lapsed' ELSE 'requested' END) = ${filter.state}`
          : undefined,
        filter.from ? gte(leaves.lastOn, filter.from) : undefined,
        filter.to ? lte(leaves.firstOn, filter.to) : undefined,
        filter.after ? sql`(${leaves.firstOn}, ${leaves.id}) < (${day ?? ""}, ${id ?? ""})` : undefined,
      ),
    )
    .orderBy(desc(leaves.firstOn), desc(leaves.id))
    .limit(PAGE_ROWS + 1);
}

type NewLeave = Omit<typeof leaves.$inferInsert, "countyId" | "createdAt" | "createdBy">;

/** Fails where another leave of the person, asked for or approved, has one of the days; what lapsed with its year holds none. */
export function insertLeave(scope: Scope, row: NewLeave, closed: Day): Write[] {
  return [
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM ${leaves} l LEFT JOIN ${leaveDecisions} d ON d.county_id = l.county_id AND d.leave_id = l.id
        WHERE l.county_id = ${scope.countyId} AND l.person_id = ${row.personId} AND l.first_on <= ${row.lastOn}
          AND l.last_on >= ${row.firstOn} AND ((d.outcome IS NULL AND l.last_on > ${closed}) OR d.outcome = 'approved'))`,
    ),
    scope.db.insert(leaves).values({ ...stamp(scope), ...row }),
  ];
}

export function insertDecision(
  scope: Scope,
  leaveId: string,
  outcome: "approved" | "refused" | "withdrawn",
  comment: string | null,
): Write {
  return scope.db.insert(leaveDecisions).values({ ...stamp(scope), leaveId, outcome, comment });
}

/** Rolls that are open in the leave's days and do not say anything of the person yet. */
export function fillRolls(scope: Scope, leave: { personId: string; firstOn: string; lastOn: string }): Write {
  const none = (table: string) =>
    sql`NOT EXISTS (SELECT 1 FROM ${sql.identifier(table)} x WHERE x.county_id = s.county_id AND x.session_id = s.id)`;
  return statement(
    scope.db,
    sql`UPDATE attendance SET status = 'leave', marked_at = ${scope.now}, marked_by = ${scope.actor.accountId}, version = version + 1
      WHERE county_id = ${scope.countyId} AND person_id = ${leave.personId} AND status IS NULL
        AND session_id IN (SELECT s.id FROM study_sessions s WHERE s.county_id = ${scope.countyId}
          AND s.held_on BETWEEN ${leave.firstOn} AND ${leave.lastOn}
          AND ${none("session_closures")} AND ${none("session_cancellations")})`,
  );
}
