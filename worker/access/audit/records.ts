import { and, desc, eq, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { accounts, auditLog, people, units } from "../../../db/schema/county";
import { addDays, startOfDayMs } from "../../core/calendar";
import { calledBy, type Label } from "../../core/labels";
import { inList, type Scope, withinCounty } from "../../core/scope";
import { ALERTS, type Alert, type AlertEvent, type AuditRow, type ListAudit, type Look } from "./shape";

export const PAGE_ROWS = 100;

/** Latest first. The log belongs to the county as a whole: only who reads all of it comes here. */
export async function auditRows(
  scope: Scope,
  filter: ListAudit,
  labels: readonly Label[],
): Promise<AuditRow[]> {
  return scope.db
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
        filter.actor ? eq(auditLog.accountId, filter.actor) : undefined,
        filter.event ? ofEvent(filter.event) : undefined,
        filter.subject ? eq(auditLog.subject, filter.subject) : undefined,
        filter.from ? gte(auditLog.at, startOfDayMs(filter.from)) : undefined,
        filter.to ? lt(auditLog.at, startOfDayMs(addDays(filter.to, 1))) : undefined,
        filter.after ? lt(auditLog.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(PAGE_ROWS + 1);
}

function ofEvent(event: string): SQL {
  return event.includes(".")
    ? eq(auditLog.event, event)
    : (and(gte(auditLog.event, `${event}.`), lt(auditLog.event, `${event}/`)) as SQL);
}

/** Who had the person's contacts shown, or exported them with everything else, latest first. */
export async function looksAt(scope: Scope, personId: string): Promise<Look[]> {
  const rows = await scope.db
    .select({
      at: auditLog.at,
      event: auditLog.event,
      actor: sql<string | null>`${accounts.name}`.as("actor"),
      role: auditLog.role,
    })
    .from(auditLog)
    .leftJoin(accounts, and(eq(accounts.countyId, auditLog.countyId), eq(accounts.id, auditLog.accountId)))
    .where(withinCounty(scope, auditLog, isLookAt(scope, personId)))
    .orderBy(desc(auditLog.id))
    .limit(100);
  return rows.map(({ event, ...row }) => ({ ...row, exported: event === "county.exported" }));
}

function isLookAt(scope: Scope, personId: string) {
  return or(
    and(eq(auditLog.subject, personId), eq(auditLog.event, "contact.shown")),
    and(
      eq(auditLog.subject, scope.countyId),
      eq(auditLog.event, "county.exported"),
      gte(
        auditLog.at,
        sql`(SELECT p.created_at FROM ${people} p WHERE p.county_id = ${scope.countyId} AND p.id = ${personId})`,
      ),
    ),
  );
}

const alertMs = 30 * 86_400_000;
const mostAlerts = 20;

/** Latest first; a link that a colleague handed out and that changed the own password is told as well. */
export async function alertsFor(scope: Scope, all: boolean): Promise<Alert[]> {
  const own = scope.actor.accountId ?? "";
  const isOwn = eq(auditLog.subject, own);
  const rows = await scope.db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      event: auditLog.event,
      actor: sql<string | null>`${accounts.name}`.as("actor"),
      account: nameOfAccount().as("account"),
      isOwn: sql<number>`${isOwn}`.as("is_own"),
    })
    .from(auditLog)
    .leftJoin(accounts, and(eq(accounts.countyId, auditLog.countyId), eq(accounts.id, actorOfAlert())))
    .where(
      withinCounty(
        scope,
        auditLog,
        gte(auditLog.at, scope.now - alertMs),
        inList(all ? auditLog.event : sql`+${auditLog.event}`, ALERTS),
        ne(actorOfAlert(), own),
        or(
          isOwn,
          all
            ? sql`${auditLog.event} NOT IN ('invitation.made', 'account.code_failed') OR ${auditLog.detail}->>'role' = 'administrator'`
            : undefined,
        ),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(mostAlerts);
  return rows.map((row) => ({ ...row, event: row.event as AlertEvent, isOwn: row.isOwn === 1 }));
}

/** At the door nobody is signed in yet: behind a new password by link stands who made the link, behind a wrong code nobody knows who. */
function actorOfAlert(): SQL {
  return sql`CASE ${auditLog.event} WHEN 'account.password_reset' THEN coalesce(${auditLog.detail}->>'by', '')
    WHEN 'account.code_failed' THEN '' ELSE ${auditLog.accountId} END`;
}

function nameOfAccount() {
  return sql<
    string | null
  >`(SELECT n.name FROM ${accounts} n WHERE n.county_id = ${auditLog.countyId} AND n.id = ${auditLog.subject})`;
}
