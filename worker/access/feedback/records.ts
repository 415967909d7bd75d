import { and, desc, eq, lt } from "drizzle-orm";
import { accounts, feedback } from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import { mentions } from "../../core/search";
import type { ListFeedback } from "./shape";

export const PAGE_ROWS = 200;

export function insertFeedback(scope: Scope, row: { id: string; page: string; body: string }): Write {
  return scope.db
    .insert(feedback)
    .values({ ...stamp(scope), accountId: scope.actor.accountId ?? "", ...row });
}

/** What was said, latest first: ids are ordered by time. */
export async function feedbackRows(scope: Scope, filter: ListFeedback) {
  return scope.db
    .select({
      id: feedback.id,
      page: feedback.page,
      body: feedback.body,
      name: accounts.name,
      createdAt: feedback.createdAt,
    })
    .from(feedback)
    .innerJoin(accounts, and(eq(accounts.countyId, feedback.countyId), eq(accounts.id, feedback.accountId)))
    .where(
      withinCounty(
        scope,
        feedback,
        mentions(filter.q, feedback.body, accounts.name),
        filter.after ? lt(feedback.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(feedback.id))
    .limit(PAGE_ROWS + 1);
}
