import { eq } from "drizzle-orm";
import { contributions } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** What a speech or certificate was called. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  return [
    scope.db
      .update(contributions)
      .set({ title: name })
      .where(withinCounty(scope, contributions, eq(contributions.personId, personId))),
  ];
}
