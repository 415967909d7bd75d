import { eq, sql } from "drizzle-orm";
import { essayReviews, essays } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** The words of every essay, and what reviewers wrote beside them. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const { db } = scope;
  const own = sql`${essayReviews.essayId} IN (SELECT o.id FROM essays o WHERE o.county_id = ${scope.countyId} AND o.person_id = ${personId})`;
  return [
    db
      .update(essays)
      .set({ title: name, body: "" })
      .where(withinCounty(scope, essays, eq(essays.personId, personId))),
    db
      .update(essayReviews)
      .set({ comment: null })
      .where(withinCounty(scope, essayReviews, own)),
  ];
}
