import { eq, sql } from "drizzle-orm";
import { exemptions, people, personErasures, posts } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** Particulars and the free text of intervals; the row of the erasure lets it happen once. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const { db } = scope;
  return [
    db.insert(personErasures).values({ ...stamp(scope), personId }),
    db
      .update(exemptions)
      .set({ note: null })
      .where(withinCounty(scope, exemptions, eq(exemptions.personId, personId))),
    db
      .update(posts)
      .set({ title: null })
      .where(withinCounty(scope, posts, eq(posts.personId, personId))),
    db
      .update(people)
      .set({
        name,
        staffNumber: null,
        gender: null,
        born: null,
        phone: null,
        joinedParty: null,
        remark: null,
        version: sql`version + 1`,
      })
      .where(withinCounty(scope, people, eq(people.id, personId))),
  ];
}
