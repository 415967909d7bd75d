import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import {
  exemptions,
  memberships,
  people,
  posts,
  rosterRemarkDecisions,
  rosterRemarks,
  standings,
  units,
} from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { type Scope, stamp, withinCounty } from "../../core/scope";
import type { SuggestionKind } from "./shape";
import type { OpenRemark } from "./shape-answers";

const decided = and(
  eq(rosterRemarkDecisions.countyId, rosterRemarks.countyId),
  eq(rosterRemarkDecisions.personId, rosterRemarks.personId),
  eq(rosterRemarkDecisions.kind, rosterRemarks.kind),
);

/** Remarks that nobody has decided yet, of who still belongs somewhere, in the fixed order of units. */
export async function openRemarks(scope: Scope): Promise<OpenRemark[]> {
  const rows = await scope.db
    .select({
      personId: rosterRemarks.personId,
      name: sql<string>`${people.name}`.as("person_name"),
      branchName: sql<string>`${units.name}`.as("branch_name"),
      kind: rosterRemarks.kind,
      fromOn: rosterRemarks.fromOn,
      remark: rosterRemarks.remark,
    })
    .from(rosterRemarks)
    .innerJoin(
      people,
      and(eq(people.countyId, rosterRemarks.countyId), eq(people.id, rosterRemarks.personId)),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.countyId, rosterRemarks.countyId),
        eq(memberships.personId, rosterRemarks.personId),
        isNull(memberships.untilOn),
      ),
    )
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .leftJoin(rosterRemarkDecisions, decided)
    .where(withinCounty(scope, rosterRemarks, isNull(rosterRemarkDecisions.createdAt)))
    .orderBy(asc(units.place), asc(people.id))
    .limit(500);
  return rows.map((row) => ({ ...row, kind: row.kind as SuggestionKind }));
}

export async function findRemark(scope: Scope, personId: string, kind: SuggestionKind) {
  return scope.db
    .select({
      fromOn: rosterRemarks.fromOn,
      remark: rosterRemarks.remark,
      importId: rosterRemarks.importId,
      decidedAt: sql<number | null>`${rosterRemarkDecisions.createdAt}`.as("decided_at"),
      memberFrom: sql<string | null>`${memberships.fromOn}`.as("member_from"),
      branchId: memberships.branchId,
    })
    .from(rosterRemarks)
    .leftJoin(rosterRemarkDecisions, decided)
    .leftJoin(
      memberships,
      and(
        eq(memberships.countyId, rosterRemarks.countyId),
        eq(memberships.personId, rosterRemarks.personId),
        isNull(memberships.untilOn),
      ),
    )
    .where(
      withinCounty(scope, rosterRemarks, eq(rosterRemarks.personId, personId), eq(rosterRemarks.kind, kind)),
    )
    .get();
}

export function insertDecision(
  scope: Scope,
  row: { personId: string; kind: SuggestionKind; accepted: boolean },
): Write {
  return scope.db.insert(rosterRemarkDecisions).values({ ...stamp(scope), ...row });
}

/** Lets the membership of an import, and what began with it, begin on another day; refused once anything followed. */
export function moveStart(
  scope: Scope,
  { personId, importId, from, to }: { personId: string; importId: string; from: string; to: string },
): Write[] {
  const move = (table: typeof memberships | typeof standings | typeof posts) =>
    scope.db
      .update(table)
      .set({ fromOn: to })
      .where(
        withinCounty(
          scope,
          table,
          eq(table.personId, personId),
          eq(table.importId, importId),
          eq(table.fromOn, from),
          or(isNull(table.untilOn), sql`until_on > ${to}`),
        ),
      );
  return [move(standings), move(posts), move(memberships), guard(scope)];
}

/** What is settled already, and what is asked already, of everybody in the county. */
export function remarksKnown(scope: Scope) {
  return [
    scope.db
      .select({ personId: exemptions.personId, covers: exemptions.covers })
      .from(exemptions)
      .where(withinCounty(scope, exemptions, sql`(until_on IS NULL OR until_on > ${scope.today})`)),
    scope.db
      .select({ personId: rosterRemarkDecisions.personId, kind: rosterRemarkDecisions.kind })
      .from(rosterRemarkDecisions)
      .where(withinCounty(scope, rosterRemarkDecisions)),
    scope.db
      .select({ personId: rosterRemarks.personId, kind: rosterRemarks.kind })
      .from(rosterRemarks)
      .where(withinCounty(scope, rosterRemarks)),
  ] as const;
}
