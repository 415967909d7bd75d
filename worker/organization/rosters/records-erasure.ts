import { sql } from "drizzle-orm";
import { rosterImports, rosterRemarks } from "../../../db/schema/county";
import { nameStill } from "../../access/accounts/records-erasure";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import { statement, type Write } from "../../core/statement";

/** The person's rows in files that wait to be imported, and the name in what earlier imports say of the rows they left out. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const named = nameStill(scope, personId);
  // A roster spaces two-character names out.
  const isNamedIn = (text: ReturnType<typeof sql>) =>
    sql`instr(replace(replace(${text}, ' ', ''), '　', ''), ${named}) > 0`;
  return [
    statement(
      scope.db,
      sql`UPDATE ${rosterImports} SET cells = (SELECT json_group_array(CASE WHEN ${isNamedIn(sql`r.value`)} THEN json('[]') ELSE json(r.value) END)
        FROM json_each(${rosterImports}.cells) r) WHERE ${rosterImports}.county_id = ${scope.countyId} AND ${isNamedIn(sql`${rosterImports}.cells`)}`,
    ),
    statement(
      scope.db,
      sql`UPDATE roster_commitments SET summary = replace(summary, ${named}, ${name})
        WHERE roster_commitments.county_id = ${scope.countyId} AND instr(summary, ${named}) > 0`,
    ),
    scope.db
      .delete(rosterRemarks)
      .where(withinCounty(scope, rosterRemarks, sql`${rosterRemarks.personId} = ${personId}`)),
  ];
}
