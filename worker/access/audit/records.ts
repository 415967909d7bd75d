import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { accounts, auditLog, people, units } from "../../../db/schema/county";
import { addDays, startOfDayMs } from "../../core/calendar";
import { calledBy, type Label } from "../../core/labels";
import { type Scope, withinCounty } from "../../core/scope";
import { mentions, sorted } from "../../core/search";
import type { AuditRow, ListAudit, Look } from "./shape";

export const PAGE_ROWS = 100;

/** Latest first. The log belongs to the county as a whole: only who reads all of it comes here. */
export async function auditRows(
  scope: Scope,
  filter: ListAudit,
  labels: readonly Label[],
): Promise<AuditRow[]> {
  return (
    scope.db
      .select({
        id: auditLog.id,
        at: auditLog.at,
        accountId: auditLog.accountId,
        actor: sql<string | null>`${accounts.name}`.as("actor"),
        role: auditLog.role,
        address: auditLog.address,
        event: auditLog.event,
        subject: auditLog.subject,
        subjectName: sql<string | null>`${calledBy(labels, auditLog.countyId, auditLog.subject)}`.as(
          "subject_name",
        ),
        unitName: sql<string | null>`${units.name}`.as("unit_name"),
        detail: auditLog.detail,
      })
      .from(auditLog)
      .leftJoin(accounts, and(eq(accounts.countyId, auditLog.countyId), eq(accounts.id, auditLog.accountId)))
      .leftJoin(units, and(eq(units.countyId, auditLog.countyId), eq(units.id, auditLog.unitId)))
      .where(
        withinCounty(
          scope,
          auditLog,
          filter.who ? inActors(scope, filter.who) : undefined,
          filter.event ? ofEvent(filter.event) : undefined,
          filter.subject ? eq(auditLog.subject, filter.subject) : undefined,
          filter.from ? gte(auditLog.at, startOfDayMs(filter.from)) : undefined,
          filter.to ? lt(auditLog.at, startOfDayMs(addDays(filter.to, 1))) : undefined,
          filter.after ? lt(auditLog.id, filter.after) : undefined,
        ),
      )
      // Without a filter the latest rows are read in their order; with one, those that it finds are few and sorted.
      .orderBy(desc(filter.subject || filter.who ? sorted(auditLog.id) : auditLog.id))
      .limit(PAGE_ROWS + 1)
  );
}

/** Written by an account of that name or login: from the few that are called so to their rows. */
function inActors(scope: Scope, who: string): SQL {
  return sql`${auditLog.accountId} IN (SELECT a.id FROM accounts a WHERE a.county_id = ${scope.countyId}
    AND (${mentions(who, sql`a.name`)} OR instr(a.login, lower(${who})) > 0))`;
}

function ofEvent(event: string): SQL {
  return event.includes(".")
    ? eq(auditLog.event, event)
    : (and(gte(auditLog.event, `${event}.`), lt(auditLog.event, `${event}/`)) as SQL);
}

const mostLooks = 100;

/** Who had the person's contacts shown, or exported them with everything else, latest first: each kind by its own index. */
export async function looksAt(scope: Scope, personId: string): Promise<Look[]> {
  const since = sql`(SELECT p.created_at FROM ${people} p WHERE p.county_id = ${scope.countyId} AND p.id = ${personId})`;
  const [shown, exported] = await scope.db.batch([
    lookQuery(scope, eq(auditLog.subject, personId), eq(auditLog.event, "contact.shown")),
    lookQuery(scope, eq(auditLog.event, "county.exported"), gte(auditLog.at, since)),
  ]);
  return [...shown, ...exported]
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, mostLooks)
    .map(({ id: _, event, ...row }) => ({ ...row, exported: event === "county.exported" }));
}

function lookQuery(scope: Scope, ...which: SQL[]) {
  return scope.db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      event: auditLog.event,
      actor: sql<string | null>`${accounts.name}`.as("actor"),
      role: auditLog.role,
    })
    .from(auditLog)
    .leftJoin(accounts, and(eq(accounts.countyId, auditLog.countyId), eq(accounts.id, auditLog.accountId)))
    .where(withinCounty(scope, auditLog, ...which))
    .orderBy(desc(sorted(auditLog.id)))
    .limit(mostLooks);
}
