import { desc, eq, gt, sql } from "drizzle-orm";
import { loginSessions } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { type Scope, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import { quarterHourMs } from "../charges/rules";

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

/** What a sign-in is called outside: the beginning of its hash. */
export const handleOf = (hash: string) => hash.slice(0, 16);

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

/** Writes the failure to the log's row of the running quarter of an hour; unknown names are counted under the county. */
export function countFailure(
  scope: Scope,
  accountId: string | null,
  address: string | null,
  outcome: "failures" | "refused",
): Write {
  const at = Math.floor(scope.now / quarterHourMs) * quarterHourMs;
  const [failures, refused] = outcome === "failures" ? [1, 0] : [0, 1];
  return statement(
    scope.db,
    sql`INSERT INTO failed_sign_ins (county_id, id, at, subject, address, failures, refused)
      VALUES (${scope.countyId}, ${newId("aud")}, ${at}, ${accountId ?? scope.countyId}, ${address}, ${failures}, ${refused})
      ON CONFLICT (county_id, subject, at) DO UPDATE SET failures = failures + excluded.failures,
        refused = refused + excluded.refused, address = iif(address IS excluded.address, address, NULL)`,
  );
}
