import { desc, eq, gt, sql } from "drizzle-orm";
import { loginSessions } from "../../db/schema/county";
import { guard, type Write } from "../core/commit";
import { type Scope, withinCounty } from "../core/scope";

/** Where the actor is signed in; ids are the beginning of a hash, of no use as a cookie. */
export async function signInsOf(scope: Scope, ownHash: string, realNow: number) {
  const rows = await scope.db
    .select({
      id: sql<string>`substr(${loginSessions.id}, 1, 16)`.as("handle"),
      hash: loginSessions.id,
      createdAt: loginSessions.createdAt,
      expiresAt: loginSessions.expiresAt,
      browser: loginSessions.browser,
      address: loginSessions.address,
    })
    .from(loginSessions)
    .where(
      withinCounty(
        scope,
        loginSessions,
        eq(loginSessions.accountId, scope.actor.accountId ?? ""),
        gt(loginSessions.expiresAt, realNow),
        gt(loginSessions.absoluteExpiresAt, realNow),
      ),
    )
    .orderBy(desc(loginSessions.createdAt))
    .limit(100);
  return rows.map(({ hash, ...row }) => ({ ...row, isThis: hash === ownHash }));
}

export function dropSession(scope: Scope, handle: string): Write[] {
  return [
    scope.db
      .delete(loginSessions)
      .where(
        withinCounty(
          scope,
          loginSessions,
          eq(loginSessions.accountId, scope.actor.accountId ?? ""),
          sql`substr(${loginSessions.id}, 1, 16) = ${handle}`,
        ),
      ),
    guard(scope),
  ];
}
