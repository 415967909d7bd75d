import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { accounts, failedSignIns } from "../../../db/schema/county";
import { addDays, startOfDayMs } from "../../core/calendar";
import { type Scope, withinCounty } from "../../core/scope";
import type { AuditRow, ListAudit } from "./shape";

const events = { account: "account.sign_in_failed", county: "account.unknown_name_failed" } as const;

/** Failed sign-ins as rows of the log, one a quarter of an hour and account: nobody is known to have acted. */
export async function failedRows(scope: Scope, filter: ListAudit, most: number): Promise<AuditRow[]> {
  if (filter.who || !mayHold(filter.event)) return [];
  const rows = await scope.db
    .select({
      id: failedSignIns.id,
      at: failedSignIns.at,
      address: failedSignIns.address,
      subject: failedSignIns.subject,
      subjectName: sql<string | null>`${accounts.name}`.as("subject_name"),
      failures: failedSignIns.failures,
      refused: failedSignIns.refused,
    })
    .from(failedSignIns)
    .leftJoin(
      accounts,
      and(eq(accounts.countyId, failedSignIns.countyId), eq(accounts.id, failedSignIns.subject)),
    )
    .where(
      withinCounty(
        scope,
        failedSignIns,
        filter.event ? ofKind(scope, filter.event) : undefined,
        filter.subject ? eq(failedSignIns.subject, filter.subject) : undefined,
        filter.from ? gte(failedSignIns.at, startOfDayMs(filter.from)) : undefined,
        filter.to ? lt(failedSignIns.at, startOfDayMs(addDays(filter.to, 1))) : undefined,
        filter.after ? lt(failedSignIns.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(failedSignIns.id))
    .limit(most);
  return rows.map(({ failures, refused, ...row }) => ({
    ...row,
    accountId: null,
    actor: null,
    role: null,
    event: row.subject === scope.countyId ? events.county : events.account,
    unitName: null,
    detail: { failures, refused },
  }));
}

function mayHold(event: string | undefined): boolean {
  return event === undefined || event === "account" || event === events.account || event === events.county;
}

function ofKind({ countyId }: Scope, event: string): SQL | undefined {
  if (event === "account") return undefined;
  return event === events.county
    ? eq(failedSignIns.subject, countyId)
    : sql`${failedSignIns.subject} <> ${countyId}`;
}
