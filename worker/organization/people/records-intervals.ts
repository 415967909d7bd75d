import { eq, sql } from "drizzle-orm";
import { exemptions, memberships, posts, standings } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { type Scope, stamp, withinCounty } from "../../core/scope";

type New<Table extends { $inferInsert: object }> = Omit<Table["$inferInsert"], "countyId" | "createdAt">;

export function insertMembership(scope: Scope, row: New<typeof memberships>): Write {
  return scope.db.insert(memberships).values({ ...stamp(scope), ...row });
}
export function insertStanding(scope: Scope, row: New<typeof standings>): Write {
  return scope.db.insert(standings).values({ ...stamp(scope), ...row });
}
export function insertPost(scope: Scope, row: New<typeof posts>): Write {
  return scope.db.insert(posts).values({ ...stamp(scope), ...row });
}
export function insertExemption(scope: Scope, row: New<typeof exemptions>): Write {
  return scope.db.insert(exemptions).values({ ...stamp(scope), ...row });
}

const intervals = { memberships, standings, posts, exemptions };

/** An end keeps when it was recorded and what stood before, so that it can be read as of an instant. */
const endingOn = (scope: Scope, on: string) => ({
  untilOn: on,
  endedAt: scope.now,
  untilBefore: sql`until_on`,
});

/** Ends the open interval on a day; nothing to end is fine. */
export function endOpen(scope: Scope, kind: keyof typeof intervals, personId: string, on: string): Write {
  const table = intervals[kind];
  return scope.db
    .update(table)
    .set(endingOn(scope, on))
    .where(withinCounty(scope, table, eq(table.personId, personId), sql`until_on IS NULL`));
}

/** Takes an interval out; what was planned or entered today leaves its word in the log alone. */
export function deleteInterval(scope: Scope, kind: keyof typeof intervals, id: string): Write[] {
  const table = intervals[kind];
  return [scope.db.delete(table).where(withinCounty(scope, table, eq(table.id, id))), guard(scope)];
}

/** Takes the end of an interval back: what stood before it stands again. */
export function reopen(scope: Scope, kind: keyof typeof intervals, id: string): Write[] {
  const table = intervals[kind];
  return [
    scope.db
      .update(table)
      .set({ untilOn: sql`until_before`, endedAt: null, untilBefore: null })
      .where(withinCounty(scope, table, eq(table.id, id), sql`until_on IS NOT NULL`)),
    guard(scope),
  ];
}

export function endExemption(scope: Scope, id: string, on: string): Write[] {
  return [
    scope.db
      .update(exemptions)
      .set(endingOn(scope, on))
      .where(
        withinCounty(scope, exemptions, eq(exemptions.id, id), sql`from_on < ${on} AND ended_at IS NULL`),
      ),
    guard(scope),
  ];
}
