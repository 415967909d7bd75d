import { and, desc, eq, sql } from "drizzle-orm";
import { accounts, minutesVersions, sessionMinutes } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import type { MinutesVersion } from "./shape";

export function minutesOfSession(scope: Scope, sessionId: string) {
  return scope.db
    .select({ body: sessionMinutes.body, version: sessionMinutes.version })
    .from(sessionMinutes)
    .where(withinCounty(scope, sessionMinutes, eq(sessionMinutes.sessionId, sessionId)));
}

/** What was written over, the latest first. */
export async function earlierMinutes(scope: Scope, sessionId: string): Promise<MinutesVersion[]> {
  return scope.db
    .select({
      version: minutesVersions.version,
      body: minutesVersions.body,
      writtenAt: sql<number>`${minutesVersions.createdAt}`.as("written_at"),
      writtenBy: sql<string | null>`${accounts.name}`.as("written_by"),
    })
    .from(minutesVersions)
    .leftJoin(
      accounts,
      and(eq(accounts.countyId, minutesVersions.countyId), eq(accounts.id, minutesVersions.createdBy)),
    )
    .where(withinCounty(scope, minutesVersions, eq(minutesVersions.sessionId, sessionId)))
    .orderBy(desc(minutesVersions.version))
    .limit(100);
}

/** Writes over the version it was made on and keeps that one; version 0 writes the first. */
export function saveMinutes(scope: Scope, sessionId: string, body: string, version: number): Write[] {
  const row = { ...stamp(scope), sessionId, body, version: version + 1 };
  if (version === 0) return [scope.db.insert(sessionMinutes).values(row).onConflictDoNothing(), guard(scope)];
  return [
    statement(
      scope.db,
      sql`INSERT INTO minutes_versions (county_id, session_id, version, body, created_at, created_by)
        SELECT m.county_id, m.session_id, m.version, m.body, m.created_at, m.created_by FROM session_minutes m
        WHERE m.county_id = ${scope.countyId} AND m.session_id = ${sessionId} AND m.version = ${version}`,
    ),
    scope.db
      .update(sessionMinutes)
      .set(row)
      .where(
        withinCounty(
          scope,
          sessionMinutes,
          eq(sessionMinutes.sessionId, sessionId),
          eq(sessionMinutes.version, version),
        ),
      ),
    guard(scope),
  ];
}
