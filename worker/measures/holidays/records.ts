import { and, asc, eq, sql } from "drizzle-orm";
import { accounts, holidayChanges, holidayWithdrawals } from "../../../db/schema/county";
import { firstDay, lastDay } from "../../core/calendar";
import { guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import type { ChangeDays } from "./shape";

const withdrawalOf = and(
  eq(holidayWithdrawals.countyId, holidayChanges.countyId),
  eq(holidayWithdrawals.changeId, holidayChanges.id),
);

const asRecorded = {
  first: holidayChanges.firstOn,
  last: holidayChanges.lastOn,
  kind: holidayChanges.kind,
  createdAt: holidayChanges.createdAt,
  withdrawnAt: sql<number | null>`${holidayWithdrawals.createdAt}`.as("withdrawn_at"),
};

/** Every change the county has recorded, as a query that a batch can take in: a few rows a year. */
export function changesQuery(scope: Scope) {
  return scope.db
    .select(asRecorded)
    .from(holidayChanges)
    .leftJoin(holidayWithdrawals, withdrawalOf)
    .where(withinCounty(scope, holidayChanges))
    .orderBy(asc(holidayChanges.firstOn), asc(holidayChanges.id));
}

/** The changes of a year with who recorded them. */
export async function changesOf(scope: Scope, year: number) {
  return scope.db
    .select({
      ...asRecorded,
      id: holidayChanges.id,
      reason: holidayChanges.reason,
      createdBy: sql<string | null>`${accounts.name}`.as("by_name"),
    })
    .from(holidayChanges)
    .leftJoin(holidayWithdrawals, withdrawalOf)
    .leftJoin(
      accounts,
      and(eq(accounts.countyId, holidayChanges.countyId), eq(accounts.id, holidayChanges.createdBy)),
    )
    .where(
      withinCounty(
        scope,
        holidayChanges,
        sql`${holidayChanges.firstOn} <= ${lastDay(year)} AND ${holidayChanges.lastOn} >= ${firstDay(year)}`,
      ),
    )
    .orderBy(asc(holidayChanges.firstOn), asc(holidayChanges.id));
}

export async function findChange(scope: Scope, id: string) {
  const row = await scope.db
    .select({ ...asRecorded, id: holidayChanges.id })
    .from(holidayChanges)
    .leftJoin(holidayWithdrawals, withdrawalOf)
    .where(withinCounty(scope, holidayChanges, eq(holidayChanges.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

/** Fails the batch when one of the days has been changed meanwhile. */
export function insertChange(scope: Scope, { id, first, last, kind, reason }: ChangeDays & { id: string }) {
  const writes: Write[] = [
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM holiday_changes h WHERE h.county_id = ${scope.countyId}
        AND h.first_on <= ${last} AND h.last_on >= ${first} AND NOT EXISTS (SELECT 1 FROM holiday_withdrawals w
          WHERE w.county_id = ${scope.countyId} AND w.change_id = h.id))`,
    ),
    scope.db
      .insert(holidayChanges)
      .values({ ...stamp(scope), id, firstOn: first, lastOn: last, kind, reason }),
  ];
  return writes;
}

export function insertWithdrawal(scope: Scope, changeId: string): Write {
  return scope.db.insert(holidayWithdrawals).values({ ...stamp(scope), changeId });
}
