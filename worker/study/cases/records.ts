import { desc, eq } from "drizzle-orm";
import { openCases, outsideAppraisals, warnings } from "../../../db/schema/county";
import type { GRADES } from "../../../db/vocabulary";
import { guard, type Write } from "../../core/commit";
import { type Scope, stamp, within, withinCounty } from "../../core/scope";

export async function casesOf(scope: Scope, personId: string) {
  const [warned, cases, outside] = await scope.db.batch([
    scope.db
      .select()
      .from(warnings)
      .where(within(scope, warnings, eq(warnings.personId, personId)))
      .orderBy(desc(warnings.decidedOn)),
    scope.db
      .select()
      .from(openCases)
      .where(within(scope, openCases, eq(openCases.personId, personId)))
      .orderBy(desc(openCases.openedOn)),
    scope.db
      .select()
      .from(outsideAppraisals)
      .where(within(scope, outsideAppraisals, eq(outsideAppraisals.personId, personId))),
  ]);
  return { warnings: warned, cases, outside };
}

export function insertWarning(
  scope: Scope,
  row: { id: string; personId: string; decidedOn: string; document: string },
): Write {
  return scope.db.insert(warnings).values({ ...stamp(scope), ...row });
}
export function insertCase(scope: Scope, row: { id: string; personId: string; openedOn: string }): Write {
  return scope.db.insert(openCases).values({ ...stamp(scope), ...row });
}
export function endCase(scope: Scope, id: string, closedOn: string, version: number): Write[] {
  return [
    scope.db
      .update(openCases)
      .set({ closedOn, closedAt: scope.now, version: version + 1 })
      .where(withinCounty(scope, openCases, eq(openCases.id, id), eq(openCases.version, version))),
    guard(scope),
  ];
}
export function insertOutside(
  scope: Scope,
  row: {
    personId: string;
    year: number;
    grade: (typeof GRADES)[number];
    document: string;
  },
): Write {
  return scope.db.insert(outsideAppraisals).values({ ...stamp(scope), ...row });
}
