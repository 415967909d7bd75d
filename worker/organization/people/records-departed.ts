import { and, eq, sql } from "drizzle-orm";
import { memberships, people, personErasures, units } from "../../../db/schema/county";
import { type Scope, withinCounty } from "../../core/scope";

/** Who left every branch of the county, longest ago first; erased people are no longer named. */
export async function departedRows(scope: Scope) {
  return scope.db
    .select({
      id: people.id,
      name: people.name,
      version: people.version,
      branchName: sql<string>`${units.name}`.as("branch_name"),
      leftOn: sql<string>`max(${memberships.untilOn})`.as("left_on"),
    })
    .from(people)
    .innerJoin(
      memberships,
      and(eq(memberships.countyId, people.countyId), eq(memberships.personId, people.id)),
    )
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .where(
      withinCounty(
        scope,
        people,
        sql`NOT EXISTS (SELECT 1 FROM ${memberships} m WHERE m.county_id = ${people.countyId}
          AND m.person_id = ${people.id} AND (m.until_on IS NULL OR m.until_on > ${scope.today}))`,
        sql`NOT EXISTS (SELECT 1 FROM ${personErasures} e WHERE e.county_id = ${people.countyId} AND e.person_id = ${people.id})`,
      ),
    )
    .groupBy(people.id)
    .orderBy(sql`left_on`, people.id)
    .limit(500);
}
