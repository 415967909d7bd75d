import { eq, sql } from "drizzle-orm";
import { attendance, makeUps, sittersIn } from "../../../db/schema/county";
import { guard, guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";
import { stillOpen } from "../sessions/records-courses";

export function insertMakeUp(
  scope: Scope,
  {
    confirmed,
    ...row
  }: {
    sessionId: string;
    personId: string;
    branchId: string;
    heldOn: string;
    note: string | null;
    confirmed: boolean;
  },
): Write {
  const confirmation = confirmed ? { confirmedAt: scope.now, confirmedBy: scope.actor.accountId } : {};
  return scope.db.insert(makeUps).values({ ...stamp(scope), ...row, ...confirmation });
}

export function confirmMakeUp(scope: Scope, sessionId: string, personId: string): Write[] {
  return [
    scope.db
      .update(makeUps)
      .set({ confirmedAt: scope.now, confirmedBy: scope.actor.accountId })
      .where(
        withinCounty(
          scope,
          makeUps,
          eq(makeUps.sessionId, sessionId),
          eq(makeUps.personId, personId),
          sql`confirmed_at IS NULL`,
        ),
      ),
    guard(scope),
  ];
}

export async function findMakeUp(scope: Scope, sessionId: string, personId: string) {
  const row = await scope.db
    .select()
    .from(makeUps)
    .where(within(scope, makeUps, eq(makeUps.sessionId, sessionId), eq(makeUps.personId, personId)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

/** Fails where the person is expected, and so cannot sit in. */
export function insertSitterIn(
  scope: Scope,
  row: { id: string; sessionId: string; personId: string | null; name: string },
): Write[] {
  return [
    scope.db.insert(sittersIn).values({ ...stamp(scope), ...row }),
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM ${attendance} a WHERE a.county_id = ${scope.countyId}
        AND a.session_id = ${row.sessionId} AND a.person_id = ${row.personId ?? ""})
      AND (SELECT count(*) FROM ${sittersIn} t WHERE t.county_id = ${scope.countyId} AND t.session_id = ${row.sessionId}
        AND t.person_id = ${row.personId ?? ""}) <= 1`,
    ),
  ];
}

export async function findSitterIn(scope: Scope, sessionId: string, id: string) {
  const row = await scope.db
    .select({ id: sittersIn.id, personId: sittersIn.personId, name: sittersIn.name })
    .from(sittersIn)
    .where(withinCounty(scope, sittersIn, eq(sittersIn.sessionId, sessionId), eq(sittersIn.id, id)))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function deleteSitterIn(scope: Scope, sessionId: string, id: string): Write[] {
  return [
    scope.db
      .delete(sittersIn)
      .where(withinCounty(scope, sittersIn, eq(sittersIn.sessionId, sessionId), eq(sittersIn.id, id))),
    guard(scope),
    ...stillOpen(scope, sessionId),
  ];
}
