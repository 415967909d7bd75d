import { sql } from "drizzle-orm";
import type { rolesFor } from "../../core/permissions";
import type { Scope } from "../../core/scope";

/**
 * Whether somebody else who can sign in today holds a role that reaches the unit: the second person of a two-person rule.
 * The person whom it is about is none: nobody decides on the own case. Without a case it is asked of the whole county.
 */
export async function isHeldByAnother(
  scope: Scope,
  { county, unit }: ReturnType<typeof rolesFor>,
  about: { unitId: string; personId: string } | undefined = undefined,
): Promise<boolean> {
  const row = (await scope.db.get(sql`SELECT 1 AS found FROM roles r
    JOIN accounts a ON a.county_id = r.county_id AND a.id = r.account_id AND a.suspended_at IS NULL
    JOIN units held ON held.county_id = r.county_id AND held.id = r.unit_id
    JOIN units target ON target.county_id = r.county_id AND target.id = coalesce(${about?.unitId ?? null}, r.unit_id)
    WHERE r.county_id = ${scope.countyId} AND r.account_id <> ${scope.actor.accountId}
      AND a.person_id IS NOT ${about?.personId ?? ""}
      AND r.from_on <= ${scope.today} AND (r.until_on IS NULL OR r.until_on > ${scope.today})
      AND (r.role IN (SELECT value FROM json_each(${JSON.stringify(county)}))
        OR r.role IN (SELECT value FROM json_each(${JSON.stringify(unit)}))
          AND target.path >= held.path AND target.path < held.path || '~') LIMIT 1`)) as
    | { found: number }
    | undefined;
  return row !== undefined;
}
