import { eq, sql } from "drizzle-orm";
import { drafts } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import type { Draft } from "./shape";

export async function draftOf(scope: Scope, form: string) {
  return scope.db
    .select({ content: drafts.content, version: drafts.version, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(
      withinCounty(scope, drafts, eq(drafts.accountId, scope.actor.accountId ?? ""), eq(drafts.form, form)),
    )
    .get();
}

/** Saves over the version it was written on; 0 makes the first. Not audited: a draft is nobody's record yet. */
export function saveDraft(scope: Scope, form: string, content: Draft["content"], version: number): Write[] {
  const accountId = scope.actor.accountId ?? "";
  const write =
    version === 0
      ? scope.db
          .insert(drafts)
          .values({ countyId: scope.countyId, accountId, form, content, version: 1, updatedAt: scope.now })
          .onConflictDoNothing()
      : scope.db
          .update(drafts)
          .set({ content, version: version + 1, updatedAt: scope.now })
          .where(
            withinCounty(
              scope,
              drafts,
              eq(drafts.accountId, accountId),
              eq(drafts.form, form),
              eq(drafts.version, version),
            ),
          );
  return [write, guard(scope)];
}

export function dropDraft(scope: Scope, form: string, version: number): Write {
  return scope.db
    .delete(drafts)
    .where(
      withinCounty(
        scope,
        drafts,
        eq(drafts.accountId, scope.actor.accountId ?? ""),
        eq(drafts.form, form),
        eq(drafts.version, version),
      ),
    );
}

/** What was handed in is no draft any more: the one that carries this request's key goes in the same commit. */
export function handInDraft(scope: Scope): Write[] {
  if (!scope.idempotency) return [];
  return [
    scope.db
      .delete(drafts)
      .where(
        withinCounty(
          scope,
          drafts,
          eq(drafts.accountId, scope.actor.accountId ?? ""),
          sql`${drafts.content} ->> '$.key' = ${scope.idempotency.key}`,
        ),
      ),
  ];
}
